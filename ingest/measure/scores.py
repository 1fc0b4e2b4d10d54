"""Precision, recall and F1 of records found against records wanted, by the fields that must agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.measure.passages import Example
from ingest.models import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Pair = tuple[Example, Sequence[Statement]]
"""A text with the records wanted, and what was found in it."""

CORE = ("party", "metric", "value", "deadline")
STRICT = (*CORE, "scope", "status")


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

    @classmethod
    def total(cls, scores: Iterable[Score]) -> Score:
        """The counts of several texts together."""
        rows = [(one.right, one.found, one.wanted) for one in scores]
        return cls(*(sum(column) for column in zip(*rows, strict=True))) if rows else cls(0, 0, 0)


def score(
    pairs: Iterable[Pair], fields: tuple[str, ...], metric: str | None = None, *, status: str | None = None
) -> Score:
    """Compare statements with the records wanted, by the named fields; `metric` and `status` narrow both."""
    return Score.total(counts(pair, fields, metric, status=status) for pair in pairs)


def counts(
    pair: Pair, fields: tuple[str, ...], metric: str | None = None, *, status: str | None = None
) -> Score:
    """The counts of one text; a record wanted once is found once, however often it is told."""
    example, statements = pair
    got = Counter(
        found_key(s, fields) for s in statements if metric in {None, s.metric} and status in {None, s.status}
    )
    want = Counter(
        wanted_key(r, fields)
        for r in example.records
        if metric in {None, r["metric"]} and status in {None, r.get("status")}
    )
    return Score((got & want).total(), got.total(), want.total())


def right(pair: Pair, fields: tuple[str, ...]) -> list[bool]:
    """Whether each statement of a text is right by these fields; of two that say the same, the surer."""
    example, statements = pair
    wanted = Counter(wanted_key(record, fields) for record in example.records)
    marks = [False] * len(statements)
    for at in sorted(range(len(statements)), key=lambda at: -statements[at].confidence):
        key = found_key(statements[at], fields)
        if wanted[key]:
            wanted[key] -= 1
            marks[at] = True
    return marks


def found_key(statement: Statement, fields: tuple[str, ...]) -> tuple[Any, ...]:
    """What a statement says in these fields; an enum equals its text."""
    return tuple(getattr(statement, field) for field in fields)


def wanted_key(record: Mapping[str, Any], fields: tuple[str, ...]) -> tuple[Any, ...]:
    """What a record made by hand says in these fields; what it leaves out it does not state."""
    return tuple(record.get(field) for field in fields)
