"""Latest spending against the standing target, country by country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts.style import (
    FAINT,
    NEUTRAL,
    STATUS_STYLE,
    figure,
    hover,
    marks,
    missing,
    per_cent_sign,
    plain,
    rows_of,
    shows,
    wrapped,
)
from dashboard.charts.words import aim, published, share, source, spent
from dashboard.language import number, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

MOST_ROWS = 40
_NEEDED = [
    "party",
    "party_name",
    "party_kind",
    "share_of_gdp",
    "year",
    "is_estimate",
    "edition",
    "gap_points",
]
_NEEDED += [
    "comparable_target",
    "deadline",
    "status",
    "origin",
    "inherited_from",
    "basis",
    "verdict",
    "evidence",
]
_NEEDED += ["publisher", "stated_on"]
_ROW_HEIGHT = 24
_FRAME_HEIGHT = 120
_ROOM = 1.2
"""The axis goes on past the last mark, so that a phone can show the year beside it."""


def dumbbell(df: pd.DataFrame, title: str) -> go.Figure:
    """One line a country from what it spends to what it is to spend, the widest gap on top.

    `df` is the result of `analysis.pace`; blocs and rows without a figure or a target are left out, and of
    more than 40 the widest gaps stay. Hollow dots are estimates; the target's shape and colour tell its
    status, the text beside it the deadline.
    """
    rows = sorted(
        filter(_is_measured, rows_of(df[_NEEDED])), key=lambda row: (-row["gap_points"], row["party"])
    )[:MOST_ROWS]
    names = [plain(row["party_name"]) for row in rows]
    return figure(
        [*_gaps(rows), *_spending(rows), *_targets(rows)],
        title=title,
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(rows), 1),
        xaxis={
            "title": say("Defence spending, % of GDP"),
            "range": [0, _ROOM * _highest(rows)],
            "showgrid": True,
            "ticksuffix": per_cent_sign(),
        },
        yaxis={
            "categoryorder": "array",
            "categoryarray": names[::-1],
            "showgrid": False,
            "range": [-0.7, len(rows) - 0.3],
        },
    )


def _is_measured(row: Row) -> bool:
    return row["party_kind"] == "country" and not missing(row["gap_points"])


def _highest(rows: list[Row]) -> float:
    return max((max(row["share_of_gdp"], row["comparable_target"]) for row in rows), default=1.0)


def _gaps(rows: list[Row]) -> list[Trace]:
    if not rows:
        return []
    trace = {
        "type": "scatter",
        "name": say("Gap"),
        "x": [x for row in rows for x in (row["share_of_gdp"], row["comparable_target"], None)],
        "y": [plain(row["party_name"]) for row in rows for _ in range(3)],
        "mode": "lines",
        "line": {"color": FAINT, "width": 4},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return [trace]


def _spending(rows: list[Row]) -> list[Trace]:
    kinds = ((say("Spent"), "circle", False), (say("Estimated"), "circle-open", True))
    parts = [
        (name, symbol, [row for row in rows if row["is_estimate"] is estimate])
        for name, symbol, estimate in kinds
    ]
    return [
        {
            "type": "scatter",
            "name": name,
            "x": [row["share_of_gdp"] for row in part],
            "y": [plain(row["party_name"]) for row in part],
            "mode": "markers",
            "marker": {"color": NEUTRAL, "symbol": symbol, "size": 9, "line": {"width": 2, "color": NEUTRAL}},
            **shows([_spent(row) for row in part]),
        }
        for name, symbol, part in parts
        if part
    ]


def _targets(rows: list[Row]) -> list[Trace]:
    parts = [
        (style, [row for row in rows if row["status"] == status]) for status, style in STATUS_STYLE.items()
    ]
    return [_aims(style, part) for style, part in parts if part]


def _aims(style: Style, rows: list[Row]) -> Trace:
    return {
        "type": "scatter",
        "name": style.label,
        "x": [row["comparable_target"] for row in rows],
        "y": [plain(row["party_name"]) for row in rows],
        "mode": "markers+text",
        "marker": marks(style),
        "text": [words.deadline(row["deadline"]) or say("no year") for row in rows],
        "textposition": [f"middle {'left' if row['gap_points'] < 0 else 'right'}" for row in rows],
        "cliponaxis": False,
        **shows([_aim(row) for row in rows]),
    }


def _spent(row: Row) -> str:
    return hover(plain(row["party_name"]), spent(row), published(row))


def _gap(points: float) -> str:
    missing = number(abs(points), ".2f")
    return say("{n} points short of it", n=missing) if points > 0 else say("{n} points above it", n=missing)


def _aim(row: Row) -> str:
    bloc = plain(row["inherited_from"]) if row["origin"] == "inherited" else ""
    return hover(
        plain(row["party_name"]),
        aim(row, share(row["comparable_target"]), row["deadline"]),
        say("inherited from {bloc}", bloc=bloc) if bloc else "",
        say("Compared: {basis}", basis=plain(row["basis"])),
        f"{_gap(row['gap_points'])} · {words.plain(row['verdict'])}",
        wrapped(row["evidence"]),
        source(row, "stated_on"),
    )
