"""Each commitment as a line from the day it was first stated to its deadline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts.style import (
    NEUTRAL,
    STATUS_STYLE,
    figure,
    hover,
    marks,
    missing,
    plain,
    rows_of,
    said_days,
    shows,
)
from dashboard.charts.words import commitment, target
from dashboard.language import count, say

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

MOST_SPANS = 32
_ROW_HEIGHT = 22
_FRAME_HEIGHT = 110


def commitment_spans(due: pd.DataFrame, on: date, title: str) -> go.Figure:
    """One row a commitment, the soonest due on top; a line of dots marks the day `on`.

    `due` is the result of `analysis.due_by`; of more than 32 rows the first stay. A commitment whose first
    day is not known has its deadline only.
    """
    rows = rows_of(due.head(MOST_SPANS))
    places = [-place for place in range(len(rows))]
    return figure(
        _traces(list(zip(places, rows, strict=True)), on),
        title=title,
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(rows), 1),
        xaxis={"title": say("First stated → deadline"), "showgrid": True, "type": "date", **said_days()},
        yaxis={
            "tickvals": places,
            "ticktext": [_label(row) for row in rows],
            "range": [-len(rows) + 0.3, 0.7],
            "showgrid": False,
        },
    )


def _label(row: Row) -> str:
    """'Poland 4.8 %' for a share of GDP, and its unit for all else."""
    ends = [row["value"]] if missing(row["value_high"]) else [row["value"], row["value_high"]]
    aim = words.per_cent(*ends) if row["metric"] == "gdp_share" else target(row)
    return f"{plain(row['party_name'])} · {aim}"


Placed = tuple[int, "Row"]
"""A row of the chart by its height on the axis."""


def _traces(placed: list[Placed], on: date) -> list[Trace]:
    parts = [
        (style, [each for each in placed if each[1]["status"] == status])
        for status, style in STATUS_STYLE.items()
    ]
    drawn = [(style, part) for style, part in parts if part]
    lines = [_lines(style, part) for style, part in drawn]
    return [*lines, *(_ends(style, part) for style, part in drawn), *([_today(placed, on)] if placed else [])]


def _lines(style: Style, placed: list[Placed]) -> Trace:
    """From the first day to the deadline, with a bar across where it starts."""
    spans = [(place, row) for place, row in placed if not missing(row["first_stated_on"])]
    days = [(_iso(row["first_stated_on"]), _iso(row["due_on"]), None) for _, row in spans]
    return {
        "type": "scatter",
        "x": [day for span in days for day in span],
        "y": [height for place, _ in spans for height in (place, place, None)],
        "mode": "lines+markers",
        "line": {"color": style.colour, "dash": style.dash, "width": 2},
        "marker": {
            "symbol": ["line-ns-open", "circle", "circle"] * len(spans),
            "size": [9, 0, 0] * len(spans),
        },
        "showlegend": False,
        "legendgroup": style.status,
        "hoverinfo": "skip",
    }


def _ends(style: Style, placed: list[Placed]) -> Trace:
    return {
        "type": "scatter",
        "name": style.label,
        "x": [_iso(row["due_on"]) for _, row in placed],
        "y": [place for place, _ in placed],
        "mode": "markers",
        "marker": marks(style),
        "legendgroup": style.status,
        **shows(
            [
                hover(commitment(row), count(row["days_left"], "{n} day left", "{n} days left"))
                for _, row in placed
            ]
        ),
    }


def _today(placed: list[Placed], on: date) -> Trace:
    lowest = min(place for place, _ in placed)
    return {
        "type": "scatter",
        "name": say("Today, {day}", day=words.day(on)),
        "x": [on.isoformat(), on.isoformat()],
        "y": [lowest - 0.7, 0.7],
        "mode": "lines",
        "line": {"color": NEUTRAL, "dash": "dot", "width": 1.5},
        "hoverinfo": "skip",
    }


def _iso(day: pd.Timestamp) -> str:
    return day.date().isoformat()
