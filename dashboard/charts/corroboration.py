"""How many commitments of each status more than one source tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.style import FAINT, NEUTRAL, STATUS_STYLE, figure

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Trace

_KINDS = (
    ("corroborated", "Two or more sources", NEUTRAL, ""),
    ("single", "One source", FAINT, ""),
    ("contested", "Told otherwise", "#D55E00", "x"),
)
_BAR_HEIGHT = 38
_FRAME_HEIGHT = 90


def corroboration_bars(counts: pd.DataFrame) -> go.Figure:
    """One bar for each status that occurs in `counts`, which `analysis.sources.corroboration` gives."""
    present = [status for status in STATUS_STYLE if status in set(counts["status"])]
    return figure(
        [_part(counts, present, look) for look in _KINDS] if present else [],
        title="",
        height=_FRAME_HEIGHT + _BAR_HEIGHT * max(len(present), 1),
        xaxis={"title": "Number of commitments", "showgrid": True, "rangemode": "tozero"},
        yaxis={"autorange": "reversed", "showgrid": False},
    ).update_layout(barmode="stack", legend_traceorder="normal")


def _part(counts: pd.DataFrame, present: list[str], look: tuple[str, str, str, str]) -> Trace:
    kind, label, colour, pattern = look
    rows = counts[counts["corroboration"].eq(kind)].set_index("status")["commitments"]
    numbers = [int(rows.get(status, 0)) for status in present]
    return {
        "type": "bar",
        "name": label,
        "x": numbers,
        "y": [f"{STATUS_STYLE[status].sign} {STATUS_STYLE[status].label}" for status in present],
        "orientation": "h",
        "marker": {"color": colour, "pattern": {"shape": pattern, "fillmode": "overlay"}},
        "text": [str(number) if number else "" for number in numbers],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "showlegend": True,
        "hovertemplate": f"%{{x}}: {label.lower()}<extra></extra>",
    }
