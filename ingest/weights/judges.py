"""Fits the judge: what is known of a record, and how likely it is right.

Right means right in core: party, metric, value and deadline. What the judge knows is made of exactly these
choices (is it a commitment, whose, due when); the status is a choice of its own with shares of its own, on
which careful readers differ more often, and a confidence that stood for it too would say less of either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from ingest.extract.judging import Judge
from ingest.measure.scores import CORE, found_key, wanted_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ingest.extract.pipeline import Candidate
    from ingest.measure.reading import Reading

_LOOSE = 1e3
"""Inverse regularisation: a few numbers over thousands of records need none."""
_HEAD = """\
# Written by `make weights`: how likely a record is right in core (party, metric, value and deadline), judged
# on texts whose events were left out of the fitting. What each name means: ingest/extract/judging.py.
# confidence = 1 / (1 + exp(-(offset + sum of weight * number)))
"""


def fit(readings: Iterable[Reading], *, weight: float) -> Judge:
    """The curve that fits the candidates in readings by models that were fitted on other texts.

    A reading of another hand's text counts `weight` times.
    """
    seen = [(candidate, is_right, reading) for reading in readings for candidate, is_right in _told(reading)]
    names = list(seen[0][0].grounds)
    known = np.array([[candidate.grounds[name] for name in names] for candidate, _, _ in seen])
    outcomes = [is_right for _, is_right, _ in seen]
    weights = [weight if reading.example.weight > 1 else 1.0 for _, _, reading in seen]
    curve = LogisticRegression(C=_LOOSE, max_iter=1000).fit(known, outcomes, weights)
    told = dict(zip(names, (round(float(one), 3) for one in curve.coef_[0]), strict=True))
    return Judge(round(float(curve.intercept_[0]), 3), told)


def each_by_the_others(parts: Sequence[Sequence[Reading]], *, weight: float) -> list[list[Reading]]:
    """Each part as a judge who was fitted on the other parts keeps it."""
    judges = [fit(_but(parts, at), weight=weight) for at in range(len(parts))]
    return [[reading.judged(judge) for reading in part] for judge, part in zip(judges, parts, strict=True)]


def save(judge: Judge, path: Path) -> None:
    """Write `rules/judge.toml`."""
    rows = "".join(f"{name} = {weight}\n" for name, weight in judge.weights.items())
    path.write_text(f"{_HEAD}offset = {judge.offset}\n\n[weights]\n{rows}", "utf-8")


def _told(reading: Reading) -> Iterator[tuple[Candidate, bool]]:
    """The candidates that nothing bars, and whether each is right."""
    wanted = {wanted_key(record, CORE) for record in reading.example.records}
    for candidate in reading.candidates:
        if candidate.barred is None:
            yield candidate, found_key(candidate.statement, CORE) in wanted


def _but(parts: Sequence[Sequence[Reading]], left_out: int) -> Iterator[Reading]:
    return (reading for at, part in enumerate(parts) if at != left_out for reading in part)
