"""Small multiples: the same picture of several countries, on the same axes, to be compared at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.charts.lines import spending_traces
from dashboard.charts.style import FAINT, figure, per_cent_sign, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Trace

_HEAD = 18
_GAP = 10
_FOOT = 22
"""Pixels: a panel's heading, the space between two panels, and the years below the last."""

_SIDE = 8
"""Pixels left of the axis, which makes room for its own labels."""

_BETWEEN = 0.04
"""The part of a figure's width between two panels."""

_ROOM = 1.08
"""The axis goes on a little past the highest figure."""

_SMALL = 0.6
"""Marks are this much smaller than in a chart of one country."""


@dataclass(frozen=True, eq=False)
class Panel:
    """One country's picture."""

    heading: str
    series: list[Row]
    """Its figures by one definition: see `lines.drawn_figures`."""
    steps: list[Row]
    """Its targets: see `lines.drawn_steps`."""


@dataclass(frozen=True)
class Look:
    """How panels are laid out."""

    across: int
    """Panels beside each other in a figure."""
    figures: int
    """The most figures over which they are spread."""
    height: int = 128
    """Pixels of a panel."""


def small_multiples(panels: Sequence[Panel], look: Look) -> list[go.Figure]:
    """The panels in figures of one size, for a page to set side by side or one below the other.

    All share the axes: from the first year with a figure to the last deadline, from nought to the highest
    figure or target. What the lines and marks mean is as in `lines.spending_line`. Without a panel there is
    one figure, empty.
    """
    years, highest = _extent(panels)
    size = look.across * max(1, -(-len(panels) // (look.across * look.figures)))
    groups = [panels[start : start + size] for start in range(0, max(len(panels), 1), size)]
    return [_figure(group, look, years, highest) for group in groups]


def _extent(panels: Iterable[Panel]) -> tuple[tuple[float, float], float]:
    years, values = [2020.0, 2030.0], [1.0]
    for panel in panels:
        years += [float(row["year"]) for row in panel.series]
        years += [float(row["deadline_year"]) for row in panel.steps]
        values += [row["share_of_gdp"] for row in panel.series]
        values += [row["comparable_target"] for row in panel.steps]
    return (min(years) - 1, max(years) + 1.5), _ROOM * max(values)


def _figure(panels: Sequence[Panel], look: Look, years: tuple[float, float], highest: float) -> go.Figure:
    across = look.across
    down = max(1, -(-len(panels) // across))
    height = down * look.height + _FOOT
    traces: list[Trace] = []
    layout: Row = {"xaxis": {}, "yaxis": {}, "annotations": [], "showlegend": False}
    layout["margin"] = {"l": _SIDE, "r": 0, "t": 0, "b": 0}
    for number, panel in enumerate(panels):
        name = str(number + 1) if number else ""
        line, column = divmod(number, across)
        left, right = (column / across, (column + 1) / across - _BETWEEN * (column + 1 < across))
        top = 1 - line * look.height / height
        plot = [top - (look.height - _GAP) / height, top - _HEAD / height]
        is_last = number + across >= len(panels)
        traces += [_placed(trace, name) for trace in spending_traces(panel.series, panel.steps)]
        layout[f"xaxis{name}"] = _YEARS | {"domain": [left, right], "anchor": f"y{name}", "range": [*years]}
        layout[f"xaxis{name}"] |= {"showticklabels": is_last}
        layout[f"yaxis{name}"] = _SHARES | {"domain": plot, "anchor": f"x{name}", "range": [0, highest]}
        layout[f"yaxis{name}"] |= {"ticksuffix": per_cent_sign()}
        layout[f"yaxis{name}"] |= {"showticklabels": column == 0}
        layout["annotations"].append(_heading(panel.heading, left, top))
    return figure(traces, title="", height=height, **layout)


def _placed(trace: Trace, name: str) -> Trace:
    """A line of one panel, its marks smaller."""
    marker = trace.get("marker", {})
    size = marker.get("size", 0)
    small = [_SMALL * each for each in size] if isinstance(size, list) else _SMALL * size
    looks = {"marker": marker | {"size": small}} if marker else {}
    return trace | looks | {"xaxis": f"x{name}", "yaxis": f"y{name}", "showlegend": False}


_AXIS = {"automargin": True, "zeroline": False, "gridcolor": FAINT, "tickfont": {"size": 10}}
_YEARS = _AXIS | {"tickformat": "d", "dtick": 5, "showgrid": False, "ticklabelstandoff": 0}
_SHARES = _AXIS | {"nticks": 4, "showgrid": True}


def _heading(text: str, left: float, top: float) -> Row:
    place = {"x": left, "y": top, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top"}
    return {"text": f"<b>{plain(text)}</b>", "showarrow": False, "font": {"size": 12}, **place}
