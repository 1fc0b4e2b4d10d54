"""Whether confidence means what it says: of the records given 0.8, eight in ten are right."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.measure.scores import right

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ingest.measure.scores import Pair

    Judged = Sequence[tuple[float, bool]]
    """The confidence of each record found, and whether it is right."""

EDGES = tuple(tenth / 10 for tenth in range(11))


@dataclass(frozen=True, slots=True)
class Bin:
    """The records found whose confidence lies in [low, high)."""

    low: float
    high: float
    records: int
    confidence: float
    """Their mean confidence."""
    right: float
    """The share of them that is right."""


def judged(pairs: Iterable[Pair], fields: tuple[str, ...]) -> list[tuple[float, bool]]:
    """Each record found: its confidence, and whether it is right by these fields."""
    return [
        (statement.confidence, is_right)
        for pair in pairs
        for statement, is_right in zip(pair[1], right(pair, fields), strict=True)
    ]


def reliability(found: Judged) -> list[Bin]:
    """The records by tenths of confidence; tenths without any are left out."""
    bins = []
    for low, high in pairwise(EDGES):
        inside = [(c, is_right) for c, is_right in found if low <= c < high or c == high == 1]
        if inside:
            number = len(inside)
            confidence, share = (sum(column) / number for column in zip(*inside, strict=True))
            bins.append(Bin(low, high, number, confidence, share))
    return bins


def expected_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: how far confidence and share of right records lie apart, on average."""
    number = sum(one.records for one in bins)
    return sum(one.records * abs(one.confidence - one.right) for one in bins) / number if number else 0.0
