"""Small multiples: the same picture of several countries, on the same axes, to be compared at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.charts.lines import spending_traces
from dashboard.charts.style import figure, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Trace

_PANEL_HEIGHT = 150
_HEAD = 0.2
"""The part of a panel's height that its heading takes."""

_MARGIN = 0.08
_ROOM = 1.08
"""The axis goes on a little past the highest figure."""


@dataclass(frozen=True, eq=False)
class Panel:
    """One country's picture."""

    heading: str
    spending: pd.DataFrame
    """Its figures by one definition."""
    steps: pd.DataFrame
    """Its rows of `analysis.all_steps`."""


def small_multiples(panels: Sequence[Panel], *, across: int, down: int) -> list[go.Figure]:
    """The panels in figures of `across` × `down`, for a page to set side by side or one below the other.

    All share the axes: from the first year with a figure to the last deadline, from nought to the highest
    figure or target. What the lines and marks mean is as in `lines.spending_line`.
    """
    years, highest = _extent(panels)
    size = across * down
    groups = [panels[start : start + size] for start in range(0, len(panels), size)]
    return [_figure(group, across, years, highest) for group in groups]


def _extent(panels: Iterable[Panel]) -> tuple[tuple[float, float], float]:
    years, values = [2020.0, 2030.0], [1.0]
    for panel in panels:
        figures = panel.spending.dropna(subset=["share_of_gdp"])
        steps = panel.steps.dropna(subset=["deadline_year"])
        years += [*figures["year"].astype(float), *steps["deadline_year"].astype(float)]
        values += [*figures["share_of_gdp"], *steps["comparable_target"]]
    return (min(years) - 0.5, max(years) + 0.8), _ROOM * max(values)


def _figure(panels: Sequence[Panel], across: int, years: tuple[float, float], highest: float) -> go.Figure:
    down = -(-len(panels) // across)
    traces: list[Trace] = []
    layout: Row = {"annotations": [], "showlegend": False}
    for number, panel in enumerate(panels):
        name = "" if number == 0 else str(number + 1)
        column, line = number % across, number // across
        left, right = column / across, (column + 1) / across - _MARGIN * (across > 1)
        top = 1 - line / down
        bottom = 1 - (line + 1 - _MARGIN) / down
        high = top - _HEAD / down
        drawn = spending_traces(panel.spending, panel.steps)
        traces += [trace | {"xaxis": f"x{name}", "yaxis": f"y{name}", "showlegend": False} for trace in drawn]
        layout[f"xaxis{name}"] = (
            _AXIS | {"domain": [left, right], "anchor": f"y{name}", "range": years} | _YEARS
        )
        layout[f"yaxis{name}"] = (
            _AXIS | {"domain": [bottom, high], "anchor": f"x{name}", "range": [0, highest]} | _SHARES
        )
        layout["annotations"].append(_heading(panel.heading, left, top))
    drawn = figure(traces, title="", height=down * _PANEL_HEIGHT, xaxis={}, yaxis={})
    return drawn.update_layout(**layout)


_AXIS = {
    "visible": True,
    "zeroline": False,
    "gridcolor": "rgba(128, 128, 128, 0.35)",
    "tickfont": {"size": 10},
}
_YEARS = {"tickformat": "d", "nticks": 4, "showgrid": False}
_SHARES = {"ticksuffix": " %", "nticks": 4, "showgrid": True}


def _heading(text: str, left: float, top: float) -> Row:
    place = {"x": left, "y": top, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top"}
    return {"text": f"<b>{plain(text)}</b>", "showarrow": False, "font": {"size": 12}, **place}
