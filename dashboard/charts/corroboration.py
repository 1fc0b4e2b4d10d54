"""How many commitments of each status more than one source tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.style import STATUS_STYLE, figure
from dashboard.language import phrase, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Trace

_KINDS = (
    ("corroborated", phrase("Two or more sources"), "#5B6673", ""),
    ("single", phrase("One source"), "#8E99A5", ""),
    ("contested", phrase("Told otherwise"), "#D55E00", "x"),
)
_LEGIBLE = {"minsize": 10, "mode": "hide"}
"""A number that does not fit into its bar is told by the hover and the table."""

_BAR_HEIGHT = 38
_FRAME_HEIGHT = 90


def corroboration_bars(counts: pd.DataFrame) -> go.Figure:
    """One bar for each status that occurs in `counts`, which `analysis.sources.corroboration` gives."""
    present = [status for status in STATUS_STYLE if status in set(counts["status"])]
    return figure(
        [_part(counts, present, look) for look in _KINDS] if present else [],
        title="",
        height=_FRAME_HEIGHT + _BAR_HEIGHT * max(len(present), 1),
        xaxis={"title": say("Number of commitments"), "showgrid": True, "rangemode": "tozero"},
        yaxis={"autorange": "reversed", "showgrid": False},
    ).update_layout(barmode="stack", legend_traceorder="normal", uniformtext=_LEGIBLE)


def _part(counts: pd.DataFrame, present: list[str], look: tuple[str, str, str, str]) -> Trace:
    kind, label, colour, pattern = look
    rows = counts[counts["corroboration"].eq(kind)].set_index("status")["commitments"]
    numbers = [int(rows.get(status, 0)) for status in present]
    return {
        "type": "bar",
        "name": say(label),
        "x": numbers,
        "y": [f"{STATUS_STYLE[status].sign} {STATUS_STYLE[status].label}" for status in present],
        "orientation": "h",
        "marker": {"color": colour, "pattern": {"shape": pattern, "fillmode": "overlay"}},
        "text": [str(each) if each else "" for each in numbers],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "insidetextfont": {"color": "#10161f" if kind == "single" else "#ffffff"},
        "textangle": 0,
        "showlegend": True,
        "hovertemplate": f"%{{x}} · {say(label)}<extra></extra>",
    }
