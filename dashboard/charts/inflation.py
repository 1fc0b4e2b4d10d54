"""How high promises are, by the year in which they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts.style import (
    NEUTRAL,
    STATUS_STYLE,
    figure,
    hover,
    marks,
    per_cent_sign,
    plain,
    rows_of,
    shows,
)
from dashboard.charts.words import aim, source
from dashboard.language import count, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

_HEIGHT = 380
_SPREAD = 0.3
"""Years to either side over which the promises of one year are spread."""


def promise_inflation(inflated: pd.DataFrame) -> go.Figure:
    """Each country's highest promise of a year as a mark, and the median of each year as a line.

    `inflated` are from `analysis.delivery.inflation`.
    """
    rows = rows_of(inflated)
    parts = [(style, [row for row in rows if row["status"] == name]) for name, style in STATUS_STYLE.items()]
    places = _places(rows)
    return figure(
        [*(_marks(style, part, places) for style, part in parts if part), *_median(rows)],
        title="",
        height=_HEIGHT,
        xaxis={"title": say("Year in which it was promised"), "tickformat": "d"},
        yaxis={
            "title": say("Target, % of GDP"),
            "ticksuffix": per_cent_sign(),
            "showgrid": True,
            "range": [0, 1.1 * _high(rows)],
        },
    )


_PEACE = 6.0
"""Per cent of GDP: what a country at war promises would press all others together."""


def _high(rows: list[Row]) -> float:
    return max(
        (row["comparable_target"] for row in rows if row["comparable_target"] <= _PEACE), default=_PEACE
    )


def _places(rows: list[Row]) -> dict[str, float]:
    """Side by side within a year, so that equal targets do not cover each other."""
    by_year: dict[int, list[str]] = {}
    for row in rows:
        by_year.setdefault(row["stated_year"], []).append(row["commitment_id"])
    return {
        commitment_id: year + _SPREAD * (2 * (place + 0.5) / len(ids) - 1)
        for year, ids in by_year.items()
        for place, commitment_id in enumerate(ids)
    }


def _marks(style: Style, rows: list[Row], places: dict[str, float]) -> Trace:
    return {
        "type": "scatter",
        "name": style.label,
        "x": [places[row["commitment_id"]] for row in rows],
        "y": [row["comparable_target"] for row in rows],
        "mode": "markers",
        "marker": marks(style, size=7) | {"opacity": 0.75},
        "showlegend": True,
        **shows([_promise(row) for row in rows]),
    }


def _median(rows: list[Row]) -> list[Trace]:
    medians = {row["stated_year"]: row["median_target"] for row in rows}
    if not medians:
        return []
    counts = {year: sum(row["stated_year"] == year for row in rows) for year in medians}
    trace = {
        "type": "scatter",
        "name": say("Median"),
        "x": list(medians),
        "y": list(medians.values()),
        "mode": "lines+markers",
        "line": {"color": NEUTRAL, "width": 3, "shape": "hvh"},
        "marker": {"color": NEUTRAL, "size": 9, "symbol": "line-ew-open", "line": {"width": 3}},
        "showlegend": True,
        **shows([_middle(year, medians[year], counts[year]) for year in medians]),
    }
    return [trace]


def _middle(year: int, median: float, countries: int) -> str:
    return count(
        countries,
        "{year}: median {share} of {n} country",
        "{year}: median {share} of {n} countries",
        year=year,
        share=words.per_cent(median),
    )


def _promise(row: Row) -> str:
    return hover(
        plain(row["party_name"]),
        aim(row, words.per_cent(row["comparable_target"]), row["deadline"]),
        say("Compared: {basis}", basis=plain(row["basis"])),
        source(row),
    )
