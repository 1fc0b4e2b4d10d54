"""Reading texts in order to measure it: what is kept, and what was considered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.extract import pipeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.extract.confidence import Calibration, Models
    from ingest.extract.pipeline import Candidate
    from ingest.measure.passages import Example
    from ingest.measure.scores import Pair


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, and every candidate in it: kept or not."""

    example: Example
    candidates: tuple[Candidate, ...]

    @property
    def pair(self) -> Pair:
        """The text with the statements that are kept, exactly as `extract` returns them."""
        return self.example, pipeline.merged(c.statement for c in self.candidates if c.abstained is None)

    def calibrated(self, calibration: Calibration) -> Reading:
        """The same candidates, with the confidence that another calibration gives them."""
        return replace(self, candidates=tuple(_calibrated(c, calibration) for c in self.candidates))


def read(examples: Iterable[Example], *, models: Models | None = None) -> list[Reading]:
    """Read each text; by the fitted models where none are given."""
    return [
        Reading(example, tuple(pipeline.candidates(example.article, models=models))) for example in examples
    ]


def _calibrated(candidate: Candidate, calibration: Calibration) -> Candidate:
    sure = calibration.confidence(candidate.score)
    return replace(candidate, statement=candidate.statement.model_copy(update={"confidence": sure}))
