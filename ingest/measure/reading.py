"""Reading texts in order to measure it: what is kept, and what was considered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.extract import judging, pipeline, stating

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.extract.confidence import Models
    from ingest.extract.judging import Judge
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
        return self.example, stating.merged(c.statement for c in self.candidates if c.abstained is None)

    def judged(self, by: Judge) -> Reading:
        """The same candidates, with the confidence that another judge gives them, kept or not accordingly."""
        sure = [by.confidence(candidate.grounds) for candidate in self.candidates]
        told = [(candidate.statement.metric, candidate.barred) for candidate in self.candidates]
        reasons = judging.verdicts([(one, *rest) for one, rest in zip(sure, told, strict=True)])
        return replace(self, candidates=tuple(map(_with, self.candidates, sure, reasons)))


def read(examples: Iterable[Example], *, models: Models | None = None) -> list[Reading]:
    """Read each text; by the fitted models where none are given."""
    return [
        Reading(example, tuple(pipeline.candidates(example.article, models=models))) for example in examples
    ]


def _with(candidate: Candidate, sure: float, reason: str | None) -> Candidate:
    statement = candidate.statement.model_copy(update={"confidence": sure})
    return replace(candidate, statement=statement, abstained=reason)
