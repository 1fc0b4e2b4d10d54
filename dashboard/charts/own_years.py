"""Which year each country names for 3.5 % and for 5 %, and whose year it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.analysis.own_years import AIMS
from dashboard.charts.style import (
    NEUTRAL,
    STATUS_STYLE,
    Style,
    figure,
    hover,
    marks,
    missing,
    plain,
    rows_of,
    shows,
)
from dashboard.charts.words import commitment
from dashboard.language import phrase, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Trace

_BLUE, _RED = STATUS_STYLE["pledged"].colour, STATUS_STYLE["rejected"].colour

WHOSE_STYLE: dict[str, Style] = {
    style.status: style
    for style in (
        Style("own", phrase("A year of its own"), _BLUE, "circle", "●", "solid", ""),
        Style("repeated", phrase("NATO’s year, in its own words"), _BLUE, "circle-open", "○", "dash", "/"),
        Style("no year", phrase("Promised without a year"), "#C08B00", "triangle-up", "▲", "dashdot", "x"),
        Style("alliance", phrase("NATO’s word only"), NEUTRAL, "square-open", "□", "dot", "-"),
        Style("refused", phrase("Turned down"), _RED, "x", "✖", "longdash", "|"),
    )
}
"""Whose year it is (`analysis.own_years.WHOSE`)."""

_ROW_HEIGHT = 22
_FRAME_HEIGHT = 110
_GAP = 0.04


def own_years_chart(years: pd.DataFrame, title: str) -> go.Figure:
    """One row a country, one field an aim; see `analysis.own_years`.

    A promise without a year stands at the right edge, where no year is.
    """
    rows = rows_of(years)
    names = list(dict.fromkeys(plain(row["party_name"]) for row in rows))
    places = {name: -place for place, name in enumerate(names)}
    edge = _edge(rows)
    drawn = figure(
        [
            trace
            for style in WHOSE_STYLE.values()
            for trace in _marks(style, [row for row in rows if row["whose"] == style.status], places, edge)
        ],
        title=title,
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(names), 1),
        xaxis=_axis(words.per_cent(AIMS[0].least), rows, edge) | {"domain": [0, 0.5 - _GAP / 2]},
        yaxis={
            "tickvals": list(places.values()),
            "ticktext": names,
            "range": [-len(names) + 0.3, 0.7],
            "showgrid": True,
        },
    )
    second = _axis(words.per_cent(AIMS[1].least), rows, edge) | {"domain": [0.5 + _GAP / 2, 1], "anchor": "y"}
    return drawn.update_layout(xaxis2=drawn.layout.xaxis.to_plotly_json() | second)


def _edge(rows: list[Row]) -> int:
    """Where promises without a year stand: apart, behind the last year."""
    return max((row["year"] for row in rows if not missing(row["year"])), default=0) + 2


def _axis(label: str, rows: list[Row], edge: int) -> Row:
    first = min((row["year"] for row in rows if not missing(row["year"])), default=edge - 2)
    ticks = [year for year in range(first, edge - 1) if (edge - 2 - year) % 3 == 0]
    return {
        "title": label,
        "range": [first - 0.6, edge + 0.6],
        "tickvals": [*ticks, edge],
        "ticktext": [*(f"’{year % 100:02}" for year in ticks), "–"],
        "tickangle": 0,
        "showgrid": True,
    }


def _marks(style: Style, rows: list[Row], places: Mapping[str, int], edge: int) -> list[Trace]:
    fields = [(axis, aim.label) for axis, aim in zip(("x", "x2"), AIMS, strict=True)]
    parts = [(axis, [row for row in rows if row["goal"] == label]) for axis, label in fields]
    drawn = [(axis, part) for axis, part in parts if part]
    return [
        {
            "type": "scatter",
            "name": style.label,
            "x": [edge if missing(row["year"]) else row["year"] for row in part],
            "y": [places[plain(row["party_name"])] for row in part],
            "xaxis": axis,
            "mode": "markers",
            "marker": marks(style),
            "legendgroup": style.status,
            "showlegend": place == 0,
            **shows(
                [
                    hover(say("{subject}: {finding}", subject=row["goal"], finding=style.label), _proof(row))
                    for row in part
                ]
            ),
        }
        for place, (axis, part) in enumerate(drawn)
    ]


def _proof(row: Row) -> str:
    return commitment({**row, "metric": "gdp_share", "value_high": None})
