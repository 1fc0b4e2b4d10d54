"""What a bloc's total is made of for each member: core and related spending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.member_words import names_axis
from dashboard.charts.style import (
    STATUS_STYLE,
    figure,
    hover,
    missing,
    per_cent_sign,
    plain,
    rows_of,
    shows,
)
from dashboard.charts.words import due, share, spent
from dashboard.language import number, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

_ROW_HEIGHT = 22
_FRAME_HEIGHT = 110


def parts_bars(parts: pd.DataFrame) -> go.Figure:
    """What the bloc's total is made of for each member: core in full colour, the related part pale.

    `parts` are from `analysis.alliances.parts_of_total`. A line across the bar is what it spends on core now.
    """
    rows = rows_of(parts.dropna(subset=["whole"]))
    styled = [(style, name) for name, style in STATUS_STYLE.items()]
    core = [(style, [row for row in rows if row["core_status"] == name]) for style, name in styled]
    related = [(style, [row for row in rows if row["related_status"] == name]) for style, name in styled]
    return figure(
        [
            *(_bar(style, part, "core") for style, part in core if part),
            *(_bar(style, part, "related") for style, part in related if part),
            *_spent_now(rows),
        ],
        title="",
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(rows), 1),
        xaxis={"side": "top", "ticksuffix": per_cent_sign(), "showgrid": True, "rangemode": "tozero"},
        yaxis=names_axis(rows),
        barmode="stack",
        bargap=0.25,
    )


def _bar(style: Style, rows: list[Row], part: str) -> Trace:
    is_core = part == "core"
    named = say("{status}, core", status=style.label)
    pattern = {"shape": style.pattern, "fillmode": "overlay", "size": 6, "solidity": 0.15}
    ink = "#FFFFFF" if is_core and style.status == "legislated" else _INK
    return {
        "type": "bar",
        "orientation": "h",
        "name": named if is_core else say("{status}, related", status=style.label),
        "x": [row[f"{part}_target"] for row in rows],
        "y": [plain(row["party_name"]) for row in rows],
        "marker": {"color": style.colour if is_core else _pale(style.colour), "pattern": pattern},
        "text": [number(row[f"{part}_target"], "g") for row in rows],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 10, "color": ink},
        "showlegend": True,
        **shows([_part(row, part) for row in rows]),
    }


_INK = "#17212E"
"""For figures on bars, which have the same colours on white and on dark."""


def _pale(colour: str) -> str:
    """The colour half mixed with white."""
    return "#" + "".join(f"{(int(colour[at : at + 2], 16) + 255) // 2:02X}" for at in (1, 3, 5))


def _part(row: Row, part: str) -> str:
    whose = say("its own word") if row[f"{part}_word"] == "own" else say("only the alliance’s word")
    what = say("core") if part == "core" else say("related")
    by = due(row[f"{part}_by"])
    return hover(
        plain(row["party_name"]),
        say("{subject}: {finding}", subject=what, finding=f"{share(row[f'{part}_target'])}, {by}"),
        f"{STATUS_STYLE[row[f'{part}_status']].label} · {whose}",
    )


def _spent_now(rows: list[Row]) -> list[Trace]:
    measured = [row for row in rows if not missing(row["share_of_gdp"])]
    if not measured:
        return []
    fills = ["#FFFFFF" if row["is_estimate"] is True else _INK for row in measured]
    edges = [_INK if row["is_estimate"] is True else "#FFFFFF" for row in measured]
    trace = {
        "type": "scatter",
        "name": say("Spent on core now (white: estimate)"),
        "x": [row["share_of_gdp"] for row in measured],
        "y": [plain(row["party_name"]) for row in measured],
        "mode": "markers",
        "marker": {
            "symbol": "diamond-tall",
            "size": 11,
            "color": fills,
            "line": {"width": 1.5, "color": edges},
        },
        "showlegend": True,
        **shows([_now(row) for row in measured]),
    }
    return [trace]


def _now(row: Row) -> str:
    estimate = say("estimate") if row["is_estimate"] is True else ""
    figures = spent(row)
    return hover(
        plain(row["party_name"]),
        " · ".join(text for text in (figures, estimate, plain(row["definition"])) if text),
    )
