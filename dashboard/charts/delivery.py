"""Promises against what followed: pace, arrival, shortfall, and what became of what fell due."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts.style import (
    FAINT,
    NEUTRAL,
    figure,
    hover,
    marks,
    missing,
    per_cent_sign,
    plain,
    rows_of,
    shows,
)
from dashboard.charts.verdicts import OUTCOME_STYLE, VERDICT_STYLE
from dashboard.charts.words import due, published, spent
from dashboard.language import number, phrase, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

MOST_ROWS = 45
_ROW_HEIGHT = 22
_FRAME_HEIGHT = 100
_PACE_HEIGHT = 440
_BAR_HEIGHT = 300
_HORIZON = 15
"""Years ahead that are drawn; what arrives later stands at the edge."""


def pace_scatter(progress: pd.DataFrame) -> go.Figure:
    """The pace that the deadline asks against the recent one; above the line it is enough.

    `progress` is from `analysis.pace`; countries without a year ahead or a recent pace are left out.
    """
    timed = progress[progress["party_kind"].eq("country")].dropna(subset=["required_pace", "recent_pace"])
    rows = rows_of(timed)
    named = _apart(rows)
    parts = [
        (style, [row for row in rows if row["verdict"] == name]) for name, style in VERDICT_STYLE.items()
    ]
    return figure(
        [*_equal(rows), *(_paces(style, part, named) for style, part in parts if part)],
        title="",
        height=_PACE_HEIGHT,
        xaxis={"title": say("Needed, points of GDP a year"), "showgrid": True, "rangemode": "tozero"},
        yaxis={
            "title": say("Recent, points of GDP a year"),
            "showgrid": True,
            "zeroline": True,
            "zerolinecolor": FAINT,
        },
    )


def arrival_range(arrivals: pd.DataFrame) -> go.Figure:
    """One line a country from its deadline to the year in which last year's pace would bring it there.

    `arrivals` are from `analysis.delivery.arrival`. Arrivals are projections, so their marks are hollow;
    those after the last year drawn, and those that never come, stand at the edge as an arrow.
    """
    rows = rows_of(arrivals.dropna(subset=["deadline_year"]))
    edge = max((row["year"] for row in rows), default=0) + _HORIZON
    ordered = sorted(rows, key=lambda row: (_late(row), row["gap_points"]), reverse=True)[:MOST_ROWS]
    here = [row for row in ordered if not missing(row["arrival_year"]) and row["arrival_year"] <= edge]
    beyond = [row for row in ordered if row not in here]
    timely = [row for row in here if row["arrival_year"] <= row["deadline_year"]]
    late = [row for row in here if row["arrival_year"] > row["deadline_year"]]
    return figure(
        [
            *_spans(ordered, edge),
            *_points(
                say("Deadline"), ordered, [row["deadline_year"] for row in ordered], _flat("diamond", NEUTRAL)
            ),
            *_points(say("Arrives in time"), timely, _years(timely), _hollow(VERDICT_STYLE["on track"])),
            *_points(say("Arrives late"), late, _years(late), _hollow(VERDICT_STYLE["behind"])),
            *_points(say("Later, or never"), beyond, [edge] * len(beyond), _beyond()),
        ],
        title="",
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(ordered), 1),
        xaxis={"title": say("Year"), "tickformat": "d", "showgrid": True},
        yaxis=_names(ordered),
    )


def shortfall_bars(arrivals: pd.DataFrame) -> go.Figure:
    """What each country lacks today in points of GDP, with the dollars beside it, the most on top."""
    rows = sorted(rows_of(arrivals), key=lambda row: -row["gap_points"])[:MOST_ROWS]
    parts = [
        (name, estimate, [row for row in rows if row["is_estimate"] is estimate]) for name, estimate in _KINDS
    ]
    return figure(
        [_lacks(say(name), part, estimate) for name, estimate, part in parts if part],
        title="",
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(rows), 1),
        xaxis={
            "title": say("Missing, points of GDP"),
            "showgrid": True,
            "range": [0, 1.35 * max((row["gap_points"] for row in rows), default=1)],
        },
        yaxis=_names(rows),
    )


def kept_dots(kept: pd.DataFrame) -> go.Figure:
    """What each ally spent in the year by which it had promised, against the promise; the most on top."""
    rows = rows_of(kept.dropna(subset=["share_of_gdp"]))[:MOST_ROWS]
    parts = [
        (style, [row for row in rows if row["outcome"] == name]) for name, style in OUTCOME_STYLE.items()
    ]
    dots = [
        _points(style.label, part, [row["share_of_gdp"] for row in part], marks(style))
        for style, part in parts
    ]
    return figure(
        [*_promise(rows), *(trace for traces in dots for trace in traces)],
        title="",
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(rows), 1),
        xaxis={
            "title": say("Spent in {year}, % of GDP", year=rows[0]["judged_year"]) if rows else "",
            "showgrid": True,
            "ticksuffix": per_cent_sign(),
            "rangemode": "tozero",
        },
        yaxis=_names(rows),
    )


def outcome_bars(own: pd.DataFrame) -> go.Figure:
    """How many of the countries' own pledges that fell due in a year were met and missed."""
    rows = rows_of(own)
    parts = [
        (style, [row for row in rows if row["outcome"] == name]) for name, style in OUTCOME_STYLE.items()
    ]
    return figure(
        [_counts(style, part) for style, part in parts if part],
        title="",
        height=_BAR_HEIGHT,
        xaxis={"title": say("Year in which they fell due"), "tickformat": "d", "dtick": 1 if rows else None},
        yaxis={"title": say("Pledges"), "showgrid": True},
    ).update_layout(barmode="group")


_KINDS = ((phrase("Latest figure"), False), (phrase("Latest figure is an estimate"), True))


def _equal(rows: list[Row]) -> list[Trace]:
    if not rows:
        return []
    end = 1.1 * max(row["required_pace"] for row in rows)
    trace = {
        "type": "scatter",
        "name": say("Just fast enough"),
        "x": [0, end],
        "y": [0, end],
        "mode": "lines",
        "line": {"color": NEUTRAL, "dash": "dash", "width": 1.5},
        "hoverinfo": "skip",
        "showlegend": True,
    }
    return [trace]


def _apart(rows: list[Row]) -> set[str]:
    """Those whose names fit beside each other; the others tell theirs to the pointer."""
    named: list[tuple[float, float, str]] = []
    for row in sorted(rows, key=lambda row: -abs(row["required_pace"] - row["recent_pace"])):
        x, y = row["required_pace"], row["recent_pace"]
        if all(abs(x - other[0]) > _NAME_WIDTH or abs(y - other[1]) > _NAME_HEIGHT for other in named):
            named.append((x, y, row["party"]))
    return {party for _, _, party in named}


_NAME_WIDTH, _NAME_HEIGHT = 0.045, 0.025
"""Points of GDP a year that a name takes beside and above others, on a plot half a page wide."""


def _paces(style: Style, rows: list[Row], named: set[str]) -> Trace:
    return {
        "type": "scatter",
        "name": style.label,
        "x": [row["required_pace"] for row in rows],
        "y": [row["recent_pace"] for row in rows],
        "mode": "markers+text",
        "marker": marks(style, size=10),
        "text": [plain(row["party"]) if row["party"] in named else "" for row in rows],
        "textposition": "top center",
        "textfont": {"size": 10},
        "cliponaxis": False,
        "showlegend": True,
        **shows([_pace(row) for row in rows]),
    }


def _points(name: str, rows: list[Row], x: list[float], marker: Row) -> list[Trace]:
    """Marks on the rows of countries; no trace where there is none."""
    if not rows:
        return []
    trace = {
        "type": "scatter",
        "name": name,
        "x": x,
        "y": [plain(row["party_name"]) for row in rows],
        "mode": "markers",
        "marker": marker,
        "showlegend": True,
        **shows([_progress(row) if "gap_points" in row else _outcome(row) for row in rows]),
    }
    return [trace]


def _spans(rows: list[Row], edge: float) -> list[Trace]:
    if not rows:
        return []
    ends = [edge if missing(row["arrival_year"]) else min(row["arrival_year"], edge) for row in rows]
    trace = {
        "type": "scatter",
        "x": [x for row, end in zip(rows, ends, strict=True) for x in (row["deadline_year"], end, None)],
        "y": [plain(row["party_name"]) for row in rows for _ in range(3)],
        "mode": "lines",
        "line": {"color": FAINT, "width": 3, "dash": "dot"},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return [trace]


def _lacks(name: str, rows: list[Row], is_estimate: bool) -> Trace:  # noqa: FBT001 - a column's value
    pattern = {"shape": "/" if is_estimate else "", "fillmode": "overlay", "solidity": 0.15}
    return {
        "type": "bar",
        "name": name,
        "x": [row["gap_points"] for row in rows],
        "y": [plain(row["party_name"]) for row in rows],
        "orientation": "h",
        "marker": {"color": VERDICT_STYLE["behind"].colour, "pattern": pattern},
        "text": [_dollars(row["gap_usd"]) for row in rows],
        "textposition": "outside",
        "cliponaxis": False,
        "showlegend": True,
        **shows([_progress(row) for row in rows]),
    }


def _promise(rows: list[Row]) -> list[Trace]:
    if not rows:
        return []
    ends = [plain(rows[0]["party_name"]), plain(rows[-1]["party_name"])]
    trace = {
        "type": "scatter",
        "name": say("Promised: {share}", share=words.per_cent(rows[0]["value"])),
        "x": [rows[0]["value"]] * 2,
        "y": ends,
        "mode": "lines",
        "line": {"color": NEUTRAL, "dash": "dash", "width": 1.5},
        "hoverinfo": "skip",
        "showlegend": True,
    }
    return [trace]


def _counts(style: Style, rows: list[Row]) -> Trace:
    counts = Counter(row["judged_year"] for row in rows)
    pattern = {"shape": style.pattern, "fillmode": "overlay", "solidity": 0.15}
    return {
        "type": "bar",
        "name": style.label,
        "x": list(counts),
        "y": list(counts.values()),
        "marker": {"color": style.colour, "pattern": pattern},
        "text": [number(pledges) for pledges in counts.values()],
        "textposition": "outside",
        "cliponaxis": False,
        "showlegend": True,
        **shows(
            [
                say("{year}: {n} · {outcome}", year=year, n=number(pledges), outcome=style.label)
                for year, pledges in counts.items()
            ]
        ),
    }


def _names(rows: list[Row]) -> Row:
    names = [plain(row["party_name"]) for row in rows]
    order = {"categoryorder": "array", "categoryarray": names[::-1]}
    return {**order, "showgrid": False, "range": [-0.7, len(rows) - 0.3]}


def _late(row: Row) -> float:
    """Years from the deadline to the arrival; endless where it never comes."""
    return float("inf") if missing(row["arrival_year"]) else row["arrival_year"] - row["deadline_year"]


def _years(rows: list[Row]) -> list[float]:
    return [row["arrival_year"] for row in rows]


def _flat(symbol: str, colour: str) -> Row:
    return {"symbol": symbol, "color": colour, "size": 9, "opacity": 1}


def _hollow(style: Style) -> Row:
    return _flat(f"{style.symbol}-open", style.colour) | {
        "size": 11,
        "line": {"width": 2, "color": style.colour},
    }


def _beyond() -> Row:
    return _flat("triangle-right-open", VERDICT_STYLE["behind"].colour) | {"size": 11, "line": {"width": 2}}


def _dollars(amount: float) -> str:
    return "" if missing(amount) else words.dollars(amount)


def _pace(row: Row) -> str:
    return hover(
        plain(row["party_name"]),
        say(
            "Needed: {pace} points a year, {due}",
            pace=number(row["required_pace"], "+.2f"),
            due=due(row["deadline"]),
        ),
        say("Recent: {pace} points a year over three years", pace=number(row["recent_pace"], "+.2f")),
        say(
            "Target {target}; spent {spent}",
            target=words.per_cent(row["comparable_target"]),
            spent=spent(row),
        ),
        published(row),
    )


def _progress(row: Row) -> str:
    return hover(
        plain(row["party_name"]),
        say(
            "Spent {spent}; target {target}, {due}",
            spent=spent(row),
            target=words.per_cent(row["comparable_target"]),
            due=due(row["deadline"]),
        ),
        _missing(row),
        _arrives(row),
        published(row),
    )


def _missing(row: Row) -> str:
    points = number(row["gap_points"], ".2f")
    if missing(row["gap_usd"]):
        return say("Missing: {points} points", points=points)
    return say("Missing: {points} points, {money} a year", points=points, money=_dollars(row["gap_usd"]))


def _arrives(row: Row) -> str:
    if missing(row["last_pace"]):
        return say("Change in the last year: not known; at that pace: never")
    pace = number(row["last_pace"], "+.2f")
    if missing(row["arrival_year"]):
        return say("Change in the last year: {pace} points; at that pace: never", pace=pace)
    year = f"{row['arrival_year']:.0f}"
    return say("Change in the last year: {pace} points; at that pace: {year}", pace=pace, year=year)


def _outcome(row: Row) -> str:
    return hover(
        plain(row["party_name"]),
        say("{spent}; promised {share}", spent=spent(row, "judged_year"), share=words.per_cent(row["value"])),
        say(
            "{outcome} · {definition}’s figures",
            outcome=OUTCOME_STYLE[row["outcome"]].label,
            definition=plain(row["definition"]),
        ),
    )
