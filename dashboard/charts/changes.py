"""How many commitments were added, replaced, met or missed in each month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard import words
from dashboard.analysis.changes import CORRECTED, changes_title, monthly_changes
from dashboard.charts.style import NEUTRAL, figure, rows_of, said_days, shows
from dashboard.language import phrase, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Trace


@dataclass(frozen=True)
class KindStyle:
    """How one kind of change looks, and what it is called: none of the colours is a status's."""

    label: str
    colour: str
    pattern: str
    sign: str
    """A character that stands for it in text."""


KIND_STYLE: dict[str, KindStyle] = {
    "added": KindStyle(phrase("New"), "#7A6FD0", "", "✚"),
    "restated": KindStyle(phrase("Stated again"), NEUTRAL, ".", "↻"),
    "superseded": KindStyle(phrase("Replaced"), "#B07A4F", "/", "⇒"),
    "withdrawn": KindStyle(phrase("Withdrawn"), "#D1495B", "x", "⊘"),
    "met": KindStyle(phrase("Met"), "#4E9A51", "|", "✔"),
    "lapsed": KindStyle(phrase("Lapsed"), "#A8559D", "-", "⧗"),
    CORRECTED: KindStyle(phrase("Corrected"), "#0E8A9C", "+", "✎"),
}
"""By the kinds that the data itself tells, and corrections; each stands out 3:1 on white and on dark."""

_HEIGHT = 250


def changes_by_month(changes: pd.DataFrame) -> go.Figure:
    """A bar a month, with a part for each kind of change that it saw; see `analysis.changes`."""
    counts = rows_of(monthly_changes(changes))
    return figure(
        [
            _bars(style, part)
            for kind, style in KIND_STYLE.items()
            if (part := [row for row in counts if row["kind"] == kind])
        ],
        title=changes_title(changes),
        height=_HEIGHT,
        xaxis={
            "title": say("Month"),
            "showgrid": False,
            "tickformat": "%b\n%Y",
            **said_days(),
            "type": "date",
        },
        yaxis={"title": say("Number of changes"), "showgrid": True, "rangemode": "tozero", "tickformat": "d"},
    ).update_layout(barmode="stack", bargap=0.25)


def _bars(style: KindStyle, rows: list[Row]) -> Trace:
    return {
        "type": "bar",
        "name": say(style.label),
        "x": [row["month"].date().isoformat() for row in rows],
        "y": [row["changes"] for row in rows],
        "xperiod": "M1",
        "marker": {"color": style.colour, "pattern": {"shape": style.pattern, "fillmode": "overlay"}},
        **shows([_hover(row, style) for row in rows]),
    }


def _hover(row: Row, style: KindStyle) -> str:
    return say(
        "{month}: {n} × {kind}",
        month=words.deadline(f"{row['month']:%Y-%m}"),
        n=row["changes"],
        kind=say(style.label),
    )
