"""Texts with records made by hand: one JSON object a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ingest.models import Article

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Example:
    """An article with the records that a reader found in it."""

    article: Article
    records: tuple[Mapping[str, Any], ...]
    weight: float = 1.0
    """How many examples it counts for where something is fitted."""


def examples(path: Path) -> list[Example]:
    """The passages of a JSONL file: `id, publisher, title, published, text, records` a line.

    Raises OSError where the file can't be read, and ValueError naming the line that is no passage, or the
    file that holds none.
    """
    lines = enumerate(path.read_text("utf-8").split("\n"), start=1)
    found = [_numbered(line, f"{path.name}, line {number}") for number, line in lines if line.strip()]
    if not found:
        raise ValueError(f"{path.name}: holds no passage")
    return found


def _numbered(line: str, place: str) -> Example:
    try:
        return _example(json.loads(line))
    except KeyError as error:
        raise ValueError(f"{place}: {error} is missing") from None
    except (ValueError, TypeError) as error:
        raise ValueError(f"{place}: is no passage ({str(error).splitlines()[0]})") from None


def _example(row: Mapping[str, Any]) -> Example:
    article = Article(
        id=row["id"],
        text=row["text"],
        title=row.get("title"),
        publisher=row.get("publisher"),
        url=row.get("url"),
        published=date.fromisoformat(row["published"]),
    )
    return Example(article, tuple(_record(record) for record in row["records"]))


def _record(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record, which has at least a party, a metric and a value."""
    return {**record, "party": record["party"], "metric": record["metric"], "value": float(record["value"])}
