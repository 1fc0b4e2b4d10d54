"""All measures of a reading in one value: what the terminal, JSON and `data/accuracy.toml` show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.measure import bootstrap, calibration, curve, fields, grounding
from ingest.measure.scores import CORE, STRICT, Score, counts
from ingest.models import Metric, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.pipeline import Candidate
    from ingest.measure.scores import Pair

BY = {"core": CORE, "strict": STRICT}


@dataclass(frozen=True, slots=True)
class Measured:
    """Precision, recall and F1 of some records, each with the ends of its 95 % interval."""

    records: str
    """Which: 'shares of GDP', 'all metrics', a metric, or a status."""
    fields: str
    """By what they are compared: 'core' or 'strict'."""
    right: int
    found: int
    wanted: int
    precision: float
    precision_low: float
    precision_high: float
    recall: float
    recall_low: float
    recall_high: float
    f1: float
    f1_low: float
    f1_high: float


@dataclass(frozen=True, slots=True)
class Spurious:
    """The records found in texts that state none."""

    texts: int
    records: int
    per_text: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How well confidence tells what is right, by 'core' or by 'strict'."""

    fields: str
    expected_error: float
    bins: tuple[calibration.Bin, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All measures of a reading of some texts."""

    texts: int
    records: int
    scores: tuple[Measured, ...]
    by_metric: tuple[Measured, ...]
    by_status: tuple[Measured, ...]
    spurious: Spurious
    fields: tuple[fields.Accuracy, ...]
    calibration: tuple[Reliability, ...]
    grounding: grounding.Grounding
    curve: tuple[curve.Point, ...]


def measured(pairs: Sequence[Pair], considered: Sequence[Sequence[Candidate]] | None = None) -> Report:
    """Measure a reading; `considered` are the candidates of each text, without which there is no curve."""
    empty = [len(statements) for example, statements in pairs if not example.records]
    return Report(
        texts=len(pairs),
        records=sum(len(example.records) for example, _ in pairs),
        scores=tuple(_scores(pairs)),
        by_metric=tuple(_stated(_measured(pairs, m, by, metric=m) for m in Metric for by in BY)),
        by_status=tuple(_stated(_measured(pairs, s, by, status=s) for s in Status for by in BY)),
        spurious=Spurious(len(empty), sum(empty), sum(empty) / max(len(empty), 1)),
        fields=tuple(fields.accuracies(pairs)),
        calibration=tuple(_reliability(pairs, by) for by in BY),
        grounding=grounding.grounding(pairs),
        curve=() if considered is None else tuple(curve.curve(pairs, considered)),
    )


def _scores(pairs: Sequence[Pair]) -> Iterator[Measured]:
    for by in BY:
        yield _measured(pairs, "shares of GDP", by, metric=Metric.GDP_SHARE)
    for by in BY:
        yield _measured(pairs, "all metrics", by)


def _stated(rows: Iterator[Measured]) -> Iterator[Measured]:
    """The rows of what is wanted or found at all."""
    return (row for row in rows if row.wanted or row.found)


def _measured(
    pairs: Sequence[Pair], records: str, by: str, *, metric: str | None = None, status: str | None = None
) -> Measured:
    counted = [counts(pair, BY[by], metric, status=status) for pair in pairs]
    total, spread = Score.total(counted), bootstrap.intervals(counted)
    return Measured(
        str(records),
        by,
        total.right,
        total.found,
        total.wanted,
        total.precision,
        *spread.precision,
        total.recall,
        *spread.recall,
        total.f1,
        *spread.f1,
    )


def _reliability(pairs: Sequence[Pair], by: str) -> Reliability:
    bins = calibration.reliability(calibration.judged(pairs, BY[by]))
    return Reliability(by, calibration.expected_error(bins), tuple(bins))
