"""How far the extraction's confidence can be trusted, and what more certainty costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.style import NEUTRAL, STATUS_STYLE, figure, rows_of, shows

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
    equal = _line("As it should be", [0, 1], [0, 1], ["Confidence equals the share that is right"] * 2)
    equal |= {"mode": "lines", "line": {"color": NEUTRAL, "dash": "dot", "width": 1.5}}
    points = _line(
        "Measured",
        [row["confidence"] for row in rows],
        [row["right"] for row in rows],
        [_bin(row) for row in rows],
    )
    return figure(
        [equal, points] if rows else [],
        title="",
        height=_HEIGHT,
        xaxis={"title": "Confidence", **_PER_CENT},
        yaxis={"title": "Share that is right", **_PER_CENT},
    )


def precision_recall_line(points: pd.DataFrame) -> go.Figure:
    """Precision against recall, a point for each least confidence (`analysis.precision_recall`)."""
    rows = rows_of(points)
    line = _line(
        "By least confidence",
        [row["recall"] for row in rows],
        [row["precision"] for row in rows],
        [_point(row) for row in rows],
    )
    return figure(
        [line] if rows else [],
        title="",
        height=_HEIGHT,
        xaxis={"title": "Share of all records that is found (recall)", **_PER_CENT},
        yaxis={"title": "Share of found records that is right (precision)", **_PER_CENT},
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
    return f"{_share(row['confidence'])} confidence: {_share(row['right'])} of {row['records']} right"


def _point(row: Row) -> str:
    right, found = _share(row["precision"]), _share(row["recall"])
    return f"At least {_share(row['threshold'])} sure: {right} right, {found} found"


def _share(value: float) -> str:
    return f"{100 * value:.0f} %"
