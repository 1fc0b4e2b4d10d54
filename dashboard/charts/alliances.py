"""Each member's word beside its bloc's: by when, how much, with what force, and of which parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.geometry import places
from dashboard.charts.style import (
    FAINT,
    NEUTRAL,
    STATUS_STYLE,
    figure,
    hover,
    marks,
    missing,
    plain,
    rows_of,
    shows,
    wrapped,
)
from dashboard.charts.words import due, share, source, target
from dashboard.charts.world import EXTENTS, answers, area, land
from dashboard.language import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

_ROW_HEIGHT = 22
_FRAME_HEIGHT = 110
_MAP_HEIGHT = 360


def member_words(words: pd.DataFrame, aim: Row | None) -> go.Figure:
    """A line a member with what it has itself said, by deadline, and the bloc's year as a line across.

    `words` are from `analysis.alliances.beside_the_bloc`, in whose order the lines stand; of one status and
    year the highest is drawn. Members without a word of their own have the bloc's, hollow.
    """
    members = rows_of(words.drop_duplicates("party"))
    said = rows_of(_highest(words))
    years = [int(row["deadline_year"]) for row in said if not missing(row["deadline_year"])]
    years = [*range(min(years), max(years) + 1)] if years else []
    undated = years[0] - 1 if years else 0
    own = [row for row in said if row["whose"] == "own"]
    promised = {(row["party"], _year(row, undated)) for row in own if row["status"] != "rejected"}
    parts = [(style, [row for row in own if row["status"] == name]) for name, style in STATUS_STYLE.items()]
    return figure(
        [
            *_blocs_year(members, aim),
            *(_words(style, part, undated, promised) for style, part in parts if part),
            *_inherited([row for row in said if row["whose"] == "alliance"], undated),
        ],
        title="",
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(members), 1),
        xaxis={
            "tickvals": [undated, *years],
            "ticktext": [say("no year"), *(str(year) for year in years)],
            "tickangle": -90,
            "side": "top",
            "range": [undated - 1, undated + len(years) + 1.2],
            "showgrid": True,
        },
        yaxis=_names(members),
    )


def _highest(words: pd.DataFrame) -> pd.DataFrame:
    ranked = words.sort_values("comparable_target", ascending=False, kind="stable")
    return ranked.drop_duplicates(["party", "status", "deadline_year"]).sort_index()


def _blocs_year(members: list[Row], aim: Row | None) -> list[Trace]:
    if aim is None or missing(aim["deadline_year"]) or not members:
        return []
    year = int(aim["deadline_year"])
    name = say(
        "{bloc}: {aim} % by {year}",
        bloc=plain(aim["party_name"]),
        aim=f"{aim['comparable_target']:g}",
        year=year,
    )
    trace = {
        "type": "scatter",
        "name": name,
        "x": [year, year],
        "y": [plain(members[0]["party_name"]), plain(members[-1]["party_name"])],
        "mode": "lines",
        "line": {"color": NEUTRAL, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
        "showlegend": True,
    }
    return [trace]


def _words(style: Style, rows: list[Row], undated: int, promised: set[tuple[str, int]]) -> Trace:
    """A refusal stands a little aside where it would cover what was promised for the same year."""
    refused = style.status == "rejected"
    spots = [(row["party"], _year(row, undated)) for row in rows]
    covers = [refused and spot in promised for spot in spots]
    return {
        "type": "scatter",
        "name": style.label,
        "x": [year - _ASIDE * aside for (_, year), aside in zip(spots, covers, strict=True)],
        "y": [plain(row["party_name"]) for row in rows],
        "mode": "markers+text",
        "marker": marks(style, size=10),
        "text": [f"{row['value'] if refused else row['comparable_target']:g}" for row in rows],
        "textposition": [f"middle {'left' if aside else 'right'}" for aside in covers],
        "textfont": {"size": 10},
        "showlegend": True,
        "cliponaxis": False,
        **shows([_word(row) for row in rows]),
    }


_ASIDE = 0.4


def _year(row: Row, undated: int) -> int:
    return undated if missing(row["deadline_year"]) else int(row["deadline_year"])


def _inherited(rows: list[Row], undated: int) -> list[Trace]:
    if not rows:
        return []
    style = STATUS_STYLE["agreed"]
    hollow = marks(style, size=9) | {"symbol": f"{style.symbol}-open", "line": {"width": 2}}
    look = {"name": say("Only the alliance’s word"), "marker": hollow}
    return [_words(style, rows, undated, set()) | look]


def _word(row: Row) -> str:
    return hover(
        plain(row["party_name"]),
        f"{STATUS_STYLE[row['status']].label}: {target(row)}, {due(row['deadline'])}",
        say("Compared: {basis}", basis=plain(row["basis"])),
        plain(row["speaker"]),
        wrapped(row["evidence"]),
        source(row),
    )


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
        xaxis={"side": "top", "ticksuffix": " %", "showgrid": True, "rangemode": "tozero"},
        yaxis=_names(rows),
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
        "text": [f"{row[f'{part}_target']:g}" for row in rows],
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
    return hover(
        plain(row["party_name"]),
        f"{what}: {share(row[f'{part}_target'])}, {due(row[f'{part}_by'])}",
        f"{STATUS_STYLE[row[f'{part}_status']].label} · {whose}",
    )


def _spent_now(rows: list[Row]) -> list[Trace]:
    spent = [row for row in rows if not missing(row["share_of_gdp"])]
    if not spent:
        return []
    fills = ["#FFFFFF" if row["is_estimate"] is True else _INK for row in spent]
    edges = [_INK if row["is_estimate"] is True else "#FFFFFF" for row in spent]
    trace = {
        "type": "scatter",
        "name": say("Spent on core now (white: estimate)"),
        "x": [row["share_of_gdp"] for row in spent],
        "y": [plain(row["party_name"]) for row in spent],
        "mode": "markers",
        "marker": {
            "symbol": "diamond-tall",
            "size": 11,
            "color": fills,
            "line": {"width": 1.5, "color": edges},
        },
        "showlegend": True,
        **shows([_now(row) for row in spent]),
    }
    return [trace]


def _now(row: Row) -> str:
    estimate = say("estimate") if row["is_estimate"] is True else ""
    figures = f"{share(row['share_of_gdp'])} in {row['year']:.0f}"
    return hover(
        plain(row["party_name"]),
        " · ".join(text for text in (figures, estimate, plain(row["definition"])) if text),
    )


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
    spent = (
        ""
        if missing(row["share_of_gdp"])
        else f"{share(row['share_of_gdp'])} in {row['year']:.0f} ({plain(row['definition'])})"
    )
    return hover(plain(row["party_name"]), aim, spent, plain(row["verdict"]))


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


def _names(rows: list[Row]) -> Row:
    names = [plain(row["party_name"]) for row in rows]
    return {
        "categoryorder": "array",
        "categoryarray": names[::-1],
        "showgrid": False,
        "range": [-0.6, len(rows) - 0.4],
    }
