"""When commitments fall due, and for whom."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from dashboard.analysis.takeaways import deadline_timeline_title
from dashboard.charts.style import NEUTRAL, STATUS_STYLE, figure, marks, plain, rows_of, shows
from dashboard.charts.words import commitment
from dashboard.language import say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

MOST_ROWS = 40
_ROW_HEIGHT = 24
_FRAME_HEIGHT = 110
_MOST_LISTED = 4
_EVERY_YEAR = 8
"""Years of span up to which each has its tick."""

_LANES = {status: 0.25 - 0.1 * place for place, status in enumerate(STATUS_STYLE)}
"""Parts of a row: marks of different status in one year stand below each other."""


def deadline_timeline(df: pd.DataFrame) -> go.Figure:
    """One row a party, one mark for each year and status, the party with the earliest deadline on top.

    `df` are commitments; rows without a deadline are left out, and of more than 40 parties those that are
    due first stay. Where several commitments share a mark, its hover lists them; it gives the day where the
    deadline has one.
    """
    dated = df.dropna(subset=["deadline"]).sort_values(["deadline", "party", "commitment_id"], kind="stable")
    rows = rows_of(dated)
    parties = list(dict.fromkeys(plain(row["party_name"]) for row in rows))[:MOST_ROWS]
    places = {name: -place for place, name in enumerate(parties)}
    return figure(
        _traces(rows, places),
        title=deadline_timeline_title(df),
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(parties), 1),
        xaxis={
            "title": say("Year of the deadline"),
            "showgrid": True,
            "tickformat": "d",
            "dtick": 1 if _span(rows) <= _EVERY_YEAR else None,
        },
        yaxis={
            "tickvals": list(places.values()),
            "ticktext": list(places),
            "range": [-len(parties) + 0.3, 0.7],
        },
    )


def _span(rows: list[Row]) -> int:
    return rows[-1]["deadline_year"] - rows[0]["deadline_year"] if rows else 0


def _traces(rows: list[Row], places: dict[str, int]) -> list[Trace]:
    shown = [row for row in rows if plain(row["party_name"]) in places]
    parts = [
        (style, [row for row in shown if row["status"] == status]) for status, style in STATUS_STYLE.items()
    ]
    drawn = [_marks(style, part, places) for style, part in parts if part]
    return [_roads(shown, places), *drawn] if drawn else []


def _roads(rows: list[Row], places: dict[str, int]) -> Trace:
    """A faint line through each party's milestones, from its first deadline to its last."""
    years: dict[str, list[int]] = {name: [] for name in places}
    for row in rows:
        years[plain(row["party_name"])].append(row["deadline_year"])
    return {
        "type": "scatter",
        "x": [year for each in years.values() for year in (min(each), max(each), None)],
        "y": [height for name in years for height in (places[name], places[name], None)],
        "mode": "lines",
        "line": {"color": NEUTRAL, "width": 1},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _marks(style: Style, rows: list[Row], places: dict[str, int]) -> Trace:
    ordered = sorted(rows, key=_spot)
    spots = [(*spot, list(group)) for spot, group in groupby(ordered, key=_spot)]
    return {
        "type": "scatter",
        "name": style.label,
        "x": [year for _, year, _ in spots],
        "y": [places[name] + _LANES[style.status] for name, _, _ in spots],
        "mode": "markers",
        "marker": marks(style, size=10),
        **shows([_listed(group) for *_, group in spots]),
    }


def _spot(row: Row) -> tuple[str, int]:
    return plain(row["party_name"]), row["deadline_year"]


def _listed(rows: list[Row]) -> str:
    texts = [commitment(row) for row in rows[:_MOST_LISTED]]
    more = len(rows) - len(texts)
    return "<br><br>".join([*texts, say("and {n} more", n=more)] if more else texts)
