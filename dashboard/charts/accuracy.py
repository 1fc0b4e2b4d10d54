"""How far the extraction's confidence can be trusted, and what more certainty costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts.style import NEUTRAL, STATUS_STYLE, figure, rows_of, shows
from dashboard.language import number, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Trace

_HEIGHT = 300
_COLOUR = STATUS_STYLE["legislated"].colour
_PER_CENT = {"tickformat": ".0%", "range": [0, 1.02], "showgrid": True}


def reliability_line(bins: pd.DataFrame) -> go.Figure:
    """The share of right records against their confidence, beside the line on which the two are equal.

    `bins` are from `analysis.reliability`.
    """
    rows = rows_of(bins)
    equal = _line(
        say("As it should be"), [0, 1], [0, 1], [say("Confidence equals the share that is right")] * 2
    )
    equal |= {"mode": "lines", "line": {"color": NEUTRAL, "dash": "dot", "width": 1.5}}
    points = _line(
        say("Measured"),
        [row["confidence"] for row in rows],
        [row["right"] for row in rows],
        [_bin(row) for row in rows],
    )
    return figure(
        [equal, points] if rows else [],
        title="",
        height=_HEIGHT,
        xaxis={"title": say("Confidence"), **_PER_CENT},
        yaxis={"title": say("Share that is right"), **_PER_CENT},
    )


def precision_recall_line(points: pd.DataFrame) -> go.Figure:
    """Precision against recall, a point for each least confidence (`analysis.precision_recall`)."""
    rows = rows_of(points)
    line = _line(
        say("By least confidence"),
        [row["recall"] for row in rows],
        [row["precision"] for row in rows],
        [_point(row) for row in rows],
    )
    return figure(
        [line] if rows else [],
        title="",
        height=_HEIGHT,
        xaxis={"title": say("Found among all records (recall)"), **_PER_CENT},
        yaxis={"title": say("Right among those found (precision)"), **_PER_CENT},
    )


def _line(name: str, x: list[float], y: list[float], texts: list[str]) -> Trace:
    return {
        "type": "scatter",
        "name": name,
        "x": x,
        "y": y,
        "mode": "lines+markers",
        "showlegend": True,
        "line": {"color": _COLOUR, "width": 2},
        "marker": {"color": _COLOUR, "size": 8},
        **shows(texts),
    }


def _bin(row: Row) -> str:
    return say(
        "{given} confidence: {right} of {n} right",
        given=_share(row["confidence"]),
        right=_share(row["right"]),
        n=number(row["records"]),
    )


def _point(row: Row) -> str:
    return say(
        "At least {share} sure: {right} right, {found} found",
        share=_share(row["threshold"]),
        right=_share(row["precision"]),
        found=_share(row["recall"]),
    )


def _share(value: float) -> str:
    return words.per_cent(100 * value, spec=".0f")
