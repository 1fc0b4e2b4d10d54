"""What more certainty costs: precision and recall where only records of at least some confidence are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract.stating import merged
from ingest.measure.scores import CORE, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.pipeline import Candidate
    from ingest.measure.passages import Example
    from ingest.measure.scores import Pair

THRESHOLDS = tuple(twentieth / 20 for twentieth in range(1, 20))


@dataclass(frozen=True, slots=True)
class Point:
    """Core precision, recall and F1 over all metrics, at one threshold."""

    threshold: float
    precision: float
    recall: float
    f1: float
    found: int


def curve(pairs: Sequence[Pair], considered: Sequence[Sequence[Candidate]]) -> list[Point]:
    """One point a threshold of confidence, by confidence alone: a text need not hold a sure record.

    `considered` are the candidates of each text. Thresholds that keep nothing are left out.
    """
    texts = [(example, candidates) for (example, _), candidates in zip(pairs, considered, strict=True)]
    return [point for threshold in THRESHOLDS if (point := _point(texts, threshold)).found]


def _point(texts: Sequence[tuple[Example, Sequence[Candidate]]], threshold: float) -> Point:
    kept = [
        (example, merged(c.statement for c in candidates if c.statement.confidence >= threshold))
        for example, candidates in texts
    ]
    total = score(kept, CORE)
    return Point(threshold, total.precision, total.recall, total.f1, total.found)
