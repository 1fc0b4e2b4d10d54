"""How many commitments there are of each status."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.takeaways import status_bars_title
from dashboard.charts.style import STATUS_STYLE, styled

_HEIGHT = 330


def status_bars(df: pd.DataFrame) -> go.Figure:
    """One bar for each status that occurs in the commitments `df`, the most binding on top."""
    counts = df["status"].value_counts()
    present = [style for status, style in STATUS_STYLE.items() if counts.get(status, 0)]
    bars = [
        go.Bar(
            x=[int(counts[style.status])],
            y=[f"{style.sign} {style.label}"],
            orientation="h",
            name=style.label,
            marker={"color": style.colour, "pattern": {"shape": style.pattern, "fillmode": "overlay"}},
            text=[str(counts[style.status])],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{x} commitments<extra></extra>",
        )
        for style in present
    ]
    figure = styled(go.Figure(bars), title=status_bars_title(df), height=_HEIGHT, showlegend=False)
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure.update_xaxes(title="Commitments")
