"""How many commitments there are of each status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.analysis.takeaways import status_bars_title
from dashboard.charts.style import STATUS_STYLE, figure, shows
from dashboard.language import count, number, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Style, Trace

_BAR_HEIGHT = 40
_FRAME_HEIGHT = 60


def status_bars(df: pd.DataFrame) -> go.Figure:
    """One bar for each status that occurs in the commitments `df`, the most binding on top."""
    counts = df["status"].value_counts().to_dict()
    present = [style for status, style in STATUS_STYLE.items() if status in counts]
    return figure(
        [_bar(style, counts[style.status]) for style in present],
        title=status_bars_title(df),
        height=_FRAME_HEIGHT + _BAR_HEIGHT * max(len(present), 1),
        xaxis={"title": say("Number of commitments"), "showgrid": True, "rangemode": "tozero"},
        yaxis={"autorange": "reversed", "showgrid": False},
    )


def _bar(style: Style, commitments: int) -> Trace:
    return {
        "type": "bar",
        "name": style.label,
        "x": [commitments],
        "y": [f"{style.sign} {style.label}"],
        "orientation": "h",
        "marker": {"color": style.colour, "pattern": {"shape": style.pattern, "fillmode": "overlay"}},
        "text": [number(commitments)],
        "textposition": "outside",
        "cliponaxis": False,
        "showlegend": False,
        **shows([count(commitments, "{n} commitment", "{n} commitments")]),
    }
