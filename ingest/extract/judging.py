"""The last word on an article: how sure each record is beside the others, and which of them are kept."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ingest.models import Metric

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ingest.extract.findings import Finding

LIKELY = 0.45
"""The least score of a record that others may follow or be held against."""
_LEAST = 1e-4
"""Scores nearer to 0 or 1 than this are taken as this: no text makes a record certain."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How sure a record has to be, and its text, for the extractor not to abstain."""

    sure: float
    """The least confidence of a record."""
    anchor: float
    """The least confidence of the surest record of a text: one without such speaks of other things."""
    other_anchor: float
    """The same for sums, growth and other shares than of GDP, which stand in all defence news."""


FOUND = Bar(sure=0.43, anchor=0.64, other_anchor=0.7)
"""For articles as they are found, most of which state nothing.

Chosen in cross-validation, for few false records in texts without any at no loss of F1."""
CHOSEN = Bar(sure=0.43, anchor=0.43, other_anchor=0.43)
"""For statements that a person chose and goes over: that the text speaks of a commitment is known."""


@dataclass(frozen=True, slots=True)
class Judge:
    """How likely a record is right: a logistic curve over what is known of it and of its text."""

    offset: float
    weights: Mapping[str, float]
    """By the names of `grounds`."""

    def confidence(self, known: Mapping[str, float]) -> float:
        """Of the records given this, so many are right."""
        odds = self.offset + sum(weight * known[name] for name, weight in self.weights.items())
        return round(1 / (1 + math.exp(-odds)), 3)


@cache
def judge() -> Judge:
    """The judge of `rules/judge.toml`."""
    table = tomllib.loads((resources.files("ingest.extract") / "rules" / "judge.toml").read_text("utf-8"))
    return Judge(**table)


def judged(found: Sequence[Finding], *, sentences: int, by: Judge, bar: Bar = FOUND) -> list[Finding]:
    """The findings of an article of so many sentences with their confidence; the doubtful ones abstain."""
    known = grounds(found, sentences=sentences)
    sure = [by.confidence(one) if finding.reading else 0.0 for finding, one in zip(found, known, strict=True)]
    reasons = verdicts(
        [
            (one, finding.reading.metric if finding.reading else None, finding.abstained)
            for one, finding in zip(sure, found, strict=True)
        ],
        bar,
    )
    return [
        replace(finding, confidence=one, abstained=reason)
        for finding, one, reason in zip(found, sure, reasons, strict=True)
    ]


def grounds(found: Sequence[Finding], *, sentences: int) -> list[dict[str, float]]:
    """What is known of each finding among those of its text, as numbers that a judge weighs."""
    best, second = [*sorted((other.score for other in found), reverse=True), LIKELY, LIKELY][:2]
    return [
        {
            "score": _odds(finding.score),
            "likelihood": _odds(finding.likelihood),
            "status": _odds(max(finding.reading.statuses.values()) if finding.reading else 0.0),
            "company": _odds(max(second if finding.score == best else best, LIKELY)),
            "sentences": math.log(max(sentences, 1)),
            "dates": math.log(finding.dates),
        }
        for finding in found
    ]


def verdicts(
    records: Sequence[tuple[float, Metric | None, str | None]], bar: Bar = FOUND
) -> list[str | None]:
    """Why each record of an article is not kept, None where it is.

    Each comes with its confidence, its metric, and the reason that holds whatever its confidence, if any.
    """
    doubts = [reason or (None if sure >= bar.sure else _unsure(sure)) for sure, _, reason in records]
    kept = [record for record, doubt in zip(records, doubts, strict=True) if doubt is None]
    if any(
        sure >= (bar.anchor if metric is Metric.GDP_SHARE else bar.other_anchor) for sure, metric, _ in kept
    ):
        return doubts
    surest = max((sure for sure, _, _ in kept), default=0.0)
    return [doubt or f"no record of the text is sure enough ({surest:.0%})" for doubt in doubts]


def _unsure(sure: float) -> str:
    return f"it is not sure enough who is bound, or by when ({sure:.0%})"


def _odds(share: float) -> float:
    kept = min(max(share, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))
