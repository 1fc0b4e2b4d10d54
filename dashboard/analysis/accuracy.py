"""How well the extraction reads, as measured on texts left out of its fitting (`data/accuracy.toml`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import words
from dashboard.language import number, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    Measured = Mapping[str, Any]
    """One set of texts with all its measures."""

_ASKED = 0.8
"""The confidence that the titles speak of: the contract's own example."""


def reliability(measured: Measured) -> pd.DataFrame:
    """By tenth of confidence: `low`, `high`, the mean `confidence`, the share `right`, how many `records`."""
    return pd.DataFrame(measured["calibration"])


def precision_recall(measured: Measured) -> pd.DataFrame:
    """By least confidence (`threshold`): `precision`, `recall`, `f1`, and how many records are `found`."""
    return pd.DataFrame(measured["curve"])


def reliability_title(bins: pd.DataFrame) -> str:
    """What became of the records that were given about eight in ten."""
    asked = bins[bins["low"].eq(_ASKED)]
    if asked.empty:
        return say("Too few records to compare confidence with what is right")
    return say(
        "Of the records given {given} confidence, {right} are right",
        given=_share(asked["confidence"]),
        right=_share(asked["right"]),
    )


def reliability_sentence(measured: Measured) -> str:
    """How far the two lie apart, and what right means."""
    return say(
        "On average the two lie {points} percentage points apart in {n} records. Right means: the right "
        "party, metric, value and deadline.",
        points=number(100 * measured["expected_error"], ".1f"),
        n=number(measured["evidence_records"]),
    )


def precision_recall_title(points: pd.DataFrame) -> str:
    """What asking for more certainty costs."""
    asked = points[points["threshold"].eq(_ASKED)]
    if asked.empty:
        return say("No record is surer than {share}", share=words.per_cent(100 * _ASKED))
    return say(
        "Above {share} confidence, {right} of the records found are right, and {found} of all are found",
        share=words.per_cent(100 * _ASKED),
        right=_share(asked["precision"]),
        found=_share(asked["recall"]),
    )


def precision_recall_sentence(points: pd.DataFrame) -> str:
    """Where the two balance best."""
    if points.empty:
        return say("No records were found.")
    best = points.sort_values("f1").tail(1)
    return say(
        "They balance best at {share}: {right} right, {found} found. What is less sure than the extractor "
        "asks for is considered here, but not kept.",
        share=_share(best["threshold"]),
        right=_share(best["precision"]),
        found=_share(best["recall"]),
    )


def _share(column: pd.Series[float]) -> str:
    return words.per_cent(100 * column.iloc[0], spec=".0f")
