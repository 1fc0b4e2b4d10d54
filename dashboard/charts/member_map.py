"""A bloc's members on the map, by the force of the word that binds each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts.geometry import places
from dashboard.charts.style import FAINT, NEUTRAL, STATUS_STYLE, figure, hover, missing, plain, rows_of
from dashboard.charts.words import due, share
from dashboard.charts.words import spent as figure_of
from dashboard.charts.world import EXTENTS, answers, area, land
from dashboard.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

_MAP_HEIGHT = 360


def member_map(stood: pd.DataFrame) -> go.Figure:
    """The members filled by the force of the word that binds each, their own or the bloc's; refusals too.

    `stood` are `analysis.alliances.stances`. The map shows the extent of `extent_of`.
    """
    rows = [row for row in rows_of(stood) if row["party"] in places()]
    by_status: dict[str, list[Row]] = {}
    for row in rows:
        by_status.setdefault(_shown_status(row), []).append(row)
    members = {row["party"] for row in rows}
    silent = by_status.pop("", [])
    columns, lines = EXTENTS[extent_of(members)[0]]
    parts = [(style, by_status[name]) for name, style in STATUS_STYLE.items() if name in by_status]
    return figure(
        [
            area(
                [party for party in places() if party not in members],
                name=say("Not a member"),
                fillcolor=FAINT,
            ),
            *(
                [area([row["party"] for row in silent], name=say("Without a target"), fillcolor=NEUTRAL)]
                if silent
                else []
            ),
            *(_filled(style, part) for style, part in parts),
            answers([row["party"] for row in rows], [_where(row) for row in rows]),
        ],
        title="",
        height=_MAP_HEIGHT,
        **land(columns, lines),
    )


def _shown_status(row: Row) -> str:
    if row["stance"] == "refused":
        return "rejected"
    return "" if missing(row["status"]) else str(row["status"])


def _filled(style: Style, rows: list[Row]) -> Trace:
    pattern = {"shape": style.pattern, "fillmode": "overlay", "size": 8, "solidity": 0.15}
    return area([row["party"] for row in rows], name=style.label, fillcolor=style.colour, fillpattern=pattern)


def _where(row: Row) -> str:
    aimed = not missing(row["comparable_target"])
    aim = f"{share(row['comparable_target'])}, {due(row['deadline'])}" if aimed else say("no target")
    spent = "" if missing(row["share_of_gdp"]) else f"{figure_of(row)} ({plain(row['definition'])})"
    return hover(plain(row["party_name"]), aim, spent, words.plain(row["verdict"]))


def extent_of(members: Iterable[str]) -> tuple[str, list[str]]:
    """The smallest extent that has most members (three in four), and those that lie beyond it."""
    placed = [party for party in members if party in places()]
    for name in EXTENTS_BY_SIZE:
        beyond = [party for party in placed if not _lies_in(party, name)]
        if len(beyond) <= len(placed) * _BEYOND:
            return name, beyond
    return "world", []


EXTENTS_BY_SIZE = ("europe", "asia_pacific")
_BEYOND = 0.25


def _lies_in(party: str, extent: str) -> bool:
    (left, right), (bottom, top) = EXTENTS[extent]
    return any(left <= x <= right and bottom <= y <= top for x, y in places()[party])
