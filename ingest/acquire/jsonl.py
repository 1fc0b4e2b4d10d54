"""JSONL → an article a line; a bad line costs only itself."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ingest.acquire import articles
from ingest.acquire.charsets import decoded
from ingest.acquire.inputs import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.acquire.inputs import Input
    from ingest.models import Article


def read(source: Input) -> Iterator[Article | Refusal]:
    """The articles of the lines: `text`, and where stated `id`, `title`, `publisher`, `published`, `url`."""
    for number, line in enumerate(source.content.split(b"\n"), start=1):
        if line.strip():
            yield _line(replace(source, name=f"{source.name}, line {number}", content=line))


def _line(source: Input) -> Article | Refusal:
    line = decoded(source)
    if isinstance(line, Refusal):
        return line
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):  # a number of 5,000 digits is a plain ValueError
        return Refusal(source.name, "is no JSON object")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return Refusal(source.name, "has no text")
    return _article(source, row)


def _article(source: Input, row: dict[str, Any]) -> Article | Refusal:
    stated, declared = row.get("published"), articles.day(row.get("published"))
    if stated is not None and declared is None:
        return Refusal(source.name, f"published: {stated!r} is no day (YYYY-MM-DD)")
    named = source if row.get("id") is None else replace(source, id=str(row["id"]))
    known: dict[str, Any] = {key: row.get(key) for key in ("title", "publisher", "url")}
    return articles.make(named, row["text"], declared=declared, **known)
