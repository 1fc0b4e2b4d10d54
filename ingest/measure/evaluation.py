"""The whole of an evaluation: the measures of all texts and of each file, the mistakes and the changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.measure import changes, errors
from ingest.measure.report import Report, measured

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ingest.measure.changes import Change, Older
    from ingest.measure.errors import Mistake
    from ingest.measure.reading import Reading


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What `pledgeboard evaluate` prints."""

    total: Report
    files: Mapping[str, Report]
    mistakes: tuple[Mistake, ...]
    changes: tuple[Change, ...]


def evaluate(files: Mapping[str, Sequence[Reading]], *, old: Older | None = None) -> Evaluation:
    """Measure what was read, by file; `old` are an older reading's records by article, to compare with."""
    every = [reading for readings in files.values() for reading in readings]
    pairs = [reading.pair for reading in every]
    return Evaluation(
        total=report(every),
        files={name: report(readings) for name, readings in files.items()},
        mistakes=tuple(errors.mistakes(pairs, [reading.candidates for reading in every])),
        changes=() if old is None else tuple(changes.changes(pairs, old)),
    )


def report(readings: Sequence[Reading]) -> Report:
    """The measures of a reading."""
    return measured([reading.pair for reading in readings], [reading.candidates for reading in readings])
