"""How well an extraction agrees with records made by hand: precision, recall and F1, core and strict."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ingest.models import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ingest.models import Statement

CORE = ("party", "metric", "value", "deadline")
STRICT = (*CORE, "scope", "status")


@dataclass(frozen=True, slots=True)
class Example:
    """An article with the records that a reader found in it."""

    article: Article
    records: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of records that were found, wanted, and both."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of found records that are right; 1 where none is found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of wanted records that are found; 1 where none is wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.found + self.wanted
        return 2 * self.right / total if total else 1.0


def examples(path: Path) -> list[Example]:
    """The passages of a JSONL file: `id, publisher, title, published, text, records` a line.

    Raises OSError where the file can't be read, and ValueError naming the line that is no passage.
    """
    lines = enumerate(path.read_text("utf-8").split("\n"), start=1)
    return [_numbered(line, f"{path.name}, line {number}") for number, line in lines if line.strip()]


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


def score(
    pairs: Iterable[tuple[Example, Sequence[Statement]]], fields: tuple[str, ...], metric: str | None = None
) -> Score:
    """Compare statements with the records wanted, by the named fields; `metric` narrows both."""
    right = found = wanted = 0
    for example, statements in pairs:
        got = Counter(
            _key(s.model_dump(mode="json"), fields) for s in statements if metric in {None, s.metric}
        )
        want = Counter(_key(r, fields) for r in example.records if metric in {None, r["metric"]})
        right += (got & want).total()
        found += got.total()
        wanted += want.total()
    return Score(right, found, wanted)


def _key(record: Mapping[str, Any], fields: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(record.get(field) for field in fields)


def report(pairs: Sequence[tuple[Example, Sequence[Statement]]]) -> str:
    """The measures in one line."""
    return ", ".join(f"{measured} {result}" for measured, result in table(pairs))


def table(pairs: Sequence[tuple[Example, Sequence[Statement]]]) -> list[tuple[str, str]]:
    """The measures and their values: precision, recall and F1, core and strict, and false records."""
    rows = []
    for label, metric in (("shares of GDP", "gdp_share"), ("all metrics", None)):
        core, strict = score(pairs, CORE, metric), score(pairs, STRICT, metric)
        parts = f"precision {core.precision:.2f}, recall {core.recall:.2f}"
        rows.append((f"{label}, core F1", f"{core.f1:.2f} ({parts})"))
        rows.append((f"{label}, strict F1", f"{strict.f1:.2f}"))
    empty = [len(statements) for example, statements in pairs if not example.records]
    if empty:
        rows.append(("false records in a text without any", f"{sum(empty) / len(empty):.2f}"))
    return rows
