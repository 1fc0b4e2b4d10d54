"""What scores are worth: a logistic curve from the score to the share of records that are right (Platt's).

Right means right in core: party, metric, value and deadline. The score is made of exactly these choices (is
it a commitment, whose, due when); the status is a choice of its own with shares of its own, on which careful
readers differ more often, and a confidence that stood for it too would say less of either.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sklearn.linear_model import LogisticRegression

from ingest.extract.confidence import Calibration
from ingest.measure.scores import CORE, right

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ingest.measure.reading import Reading

_LOOSE = 1e6
"""Inverse regularisation: two parameters over a thousand records need none."""
_HEAD = """\
# Written by `make weights`: of the records with this confidence, so many are right in core (party, metric,
# value and deadline), measured on texts whose events were left out of the fitting.
# confidence = 1 / (1 + exp(-(offset + slope * ln(score / (1 - score)))))
"""


def fit(readings: Iterable[Reading]) -> Calibration:
    """The curve that fits the records kept in readings by models that were fitted on other texts."""
    judged = [(*pair, reading.example.weight) for reading in readings for pair in _judged(reading)]
    odds = [[math.log(score / (1 - score))] for score, _, _ in judged]
    weights = [weight for _, _, weight in judged]
    curve = LogisticRegression(C=_LOOSE).fit(odds, [is_right for _, is_right, _ in judged], weights)
    return Calibration(slope=round(float(curve.coef_[0][0]), 3), offset=round(float(curve.intercept_[0]), 3))


def each_by_the_others(parts: Sequence[Sequence[Reading]]) -> list[list[Reading]]:
    """Each part with the confidence that a curve fitted on the other parts gives it."""
    curves = [fit(_but(parts, at)) for at in range(len(parts))]
    return [
        [reading.calibrated(curve) for reading in part] for curve, part in zip(curves, parts, strict=True)
    ]


def save(calibration: Calibration, path: Path) -> None:
    """Write `rules/calibration.toml`."""
    path.write_text(f"{_HEAD}slope = {calibration.slope}\noffset = {calibration.offset}\n", "utf-8")


def _judged(reading: Reading) -> Iterator[tuple[float, bool]]:
    """The score of each record kept, and whether it is right."""
    pair = reading.pair
    scores = {id(candidate.statement): candidate.score for candidate in reading.candidates}
    for statement, is_right in zip(pair[1], right(pair, CORE), strict=True):
        yield scores[id(statement)], is_right


def _but(parts: Sequence[Sequence[Reading]], left_out: int) -> Iterator[Reading]:
    return (reading for at, part in enumerate(parts) if at != left_out for reading in part)
