"""How well the extraction reads, as measured on texts left out of its fitting (`data/accuracy.toml`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

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
        return "Too few records to compare confidence with what is right"
    given, right = _share(asked["confidence"]), _share(asked["right"])
    return f"Of the records given {given} confidence, {right} are right"


def reliability_sentence(measured: Measured) -> str:
    """How far the two lie apart, and what right means."""
    return (
        f"On average the two lie {100 * measured['expected_error']:.1f} percentage points apart in "
        f"{measured['evidence_records']:,} records. Right means: the right party, metric, value and deadline."
    )


def precision_recall_title(points: pd.DataFrame) -> str:
    """What asking for more certainty costs."""
    asked = points[points["threshold"].eq(_ASKED)]
    if asked.empty:
        return "No record is surer than 80 %"
    return (
        f"Above 80 % confidence, {_share(asked['precision'])} of the records found are right, and "
        f"{_share(asked['recall'])} of all are found"
    )


def precision_recall_sentence(points: pd.DataFrame) -> str:
    """Where the two balance best."""
    if points.empty:
        return "No records were found."
    best = points.sort_values("f1").tail(1)
    right, found = _share(best["precision"]), _share(best["recall"])
    return (
        f"They balance best at {_share(best['threshold'])}: {right} right, {found} found. What is less sure "
        "than the extractor asks for is considered here, but not kept."
    )


def _share(column: pd.Series[float]) -> str:
    return f"{100 * column.iloc[0]:.0f} %"
