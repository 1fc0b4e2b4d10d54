"""Who has committed to anything, on the map."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go

from dashboard.analysis.takeaways import world_map_title
from dashboard.charts.geometry import HEIGHT_TO_WIDTH, outlines
from dashboard.charts.style import FAINT, STATUS_STYLE, Style, hover, plain, styled
from dashboard.charts.words import due, source, target

if TYPE_CHECKING:
    from collections.abc import Iterable

EXTENTS = {
    "world": ((0, 292), (-220, 4)),
    "europe": ((118, 178), (-70, -14)),
    "asia_pacific": ((176, 290), (-190, -36)),
}
"""Columns and rows of the lattice that a view shows."""

_HEIGHT = 460


def world_map(df: pd.DataFrame, extent: str = "world") -> go.Figure:
    """Countries filled by their most binding status, in colour and pattern; the others are land.

    `df` is the result of `analysis.by_country`; blocs have no place on the map and are left out. `extent`
    is a key of `EXTENTS`. Cells are of equal area, and the smallest countries have one; see `geometry`.
    """
    countries = df[df["party_kind"].eq("country") & df["party"].isin(outlines().keys())]
    figure = go.Figure(_land())
    for status, style in STATUS_STYLE.items():
        part = countries[countries["status"].eq(status)]
        figure.add_traces([_country(row, style, first=not n) for n, (_, row) in enumerate(part.iterrows())])
    figure = styled(figure, title=world_map_title(df), height=_HEIGHT)
    columns, rows = EXTENTS[extent]
    figure.update_xaxes(visible=False, range=columns, constrain="domain")
    figure.update_yaxes(visible=False, range=rows, scaleanchor="x", scaleratio=HEIGHT_TO_WIDTH)
    return figure.update_layout(hovermode="closest")


@cache
def _land() -> go.Scatter:
    x, y = _path(ring for rings in outlines().values() for ring in rings)
    return go.Scatter(
        x=x,
        y=y,
        mode="none",
        fill="toself",
        fillcolor=FAINT,
        hoverinfo="skip",
        name="No record",
        showlegend=True,
    )


def _country(row: pd.Series, style: Style, *, first: bool) -> go.Scatter:
    x, y = _path(outlines()[row["party"]])
    return go.Scatter(
        x=x,
        y=y,
        mode="lines",
        line={"color": FAINT, "width": 0.5},
        fill="toself",
        fillpattern={"shape": style.pattern, "fillmode": "overlay"},
        fillcolor=style.colour,
        hoveron="fills",
        hoverinfo="text",
        text=_text(row, style),
        name=style.label,
        legendgroup=style.status,
        showlegend=first,
    )


def _path(rings: Iterable[tuple[tuple[int, int], ...]]) -> tuple[list[int | None], list[int | None]]:
    x: list[int | None] = []
    y: list[int | None] = []
    for ring in rings:
        x += [vertex[0] for vertex in ring] + [None]
        y += [vertex[1] for vertex in ring] + [None]
    return x, y


def _text(row: pd.Series, style: Style) -> str:
    count = f"{row['commitments']} commitment{'' if row['commitments'] == 1 else 's'} in all"
    return hover(
        plain(row["party_name"]),
        f"{style.label}: {target(row)}, {due(row['deadline'])}",
        source(row, "stated_on"),
        count,
    )
