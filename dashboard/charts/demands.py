"""Who asks whom for what: a matrix of askers and asked, and the ladder of demands and answers in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts.style import (
    FAINT,
    STATUS_STYLE,
    figure,
    hover,
    marks,
    missing,
    plain,
    rows_of,
    said_days,
    shows,
)
from dashboard.charts.style import wrapped as lines
from dashboard.charts.verdicts import ANSWER_STYLE
from dashboard.charts.words import due, target
from dashboard.language import number, phrase, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

MOST_ROWS = 60
_ROW_HEIGHT = 38
_RUNG_HEIGHT = 22
_FRAME_HEIGHT = 100
_STATED = STATUS_STYLE["demanded"]
SHARE_OF_SCOPE = {
    "total": "{share}",
    "related": phrase("{share} related"),
    "core": phrase("{share} core"),
    "other": phrase("{share} other"),
}
_UNITS = {
    "equipment_share": phrase("{share} on equipment"),
    "growth": phrase("{share} growth"),
    "budget_share": phrase("{share} of budget"),
}


def demand_matrix(cells: pd.DataFrame) -> go.Figure:
    """One mark for each asker (across) and asked (down): its shape is the answer, below it the figure asked.

    `cells` are from `analysis.demands.cells`. Askers are ordered by how many they ask, and the asked by who
    asks them.
    """
    rows = rows_of(cells)
    askers, asked = _by_count(rows, "requested_by"), _by_count(rows, "party_name")
    parts = [
        (style, [row for row in rows if row["answer"] == answer]) for answer, style in ANSWER_STYLE.items()
    ]
    return figure(
        [_cells(style, part, askers, asked) for style, part in parts if part],
        title="",
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(asked), 1),
        xaxis={
            "title": say("Who asks (figures: % of GDP)"),
            "side": "top",
            "tickvals": list(range(len(askers))),
            "ticktext": [plain(code) for code in askers],
            "tickangle": 0,
            "range": [-0.6, len(askers) - 0.4],
        },
        yaxis={
            "tickvals": [-place for place in range(len(asked))],
            "ticktext": [lines(name, 14) for name in asked],
            "range": [-len(asked) + 0.3, 0.6],
        },
    )


def demand_ladder(demands: pd.DataFrame, answers: pd.DataFrame) -> go.Figure:
    """One row a demand: when it was made, and each kind of answer when it was first given.

    `demands` are from `analysis.demands.answered`, `answers` from `analysis.demands.answers`; undated demands
    are left out. A promise to the left of the demand was there before it.
    """
    rows = rows_of(demands.dropna(subset=["first_stated_on"]))[:MOST_ROWS]
    places = {row["commitment_id"]: -place for place, row in enumerate(rows)}
    kinds = answers.drop_duplicates(["demand_id", "answer"])
    given = [row for row in rows_of(kinds) if row["demand_id"] in places]
    parts = [
        (style, [row for row in given if row["answer"] == answer]) for answer, style in ANSWER_STYLE.items()
    ]
    return figure(
        [
            *_links(rows, given, places),
            *_asked(rows, places),
            *(_given(style, part, places) for style, part in parts if part),
        ],
        title="",
        height=_FRAME_HEIGHT + _RUNG_HEIGHT * max(len(rows), 1),
        xaxis={"title": say("When it was said"), "showgrid": True, **said_days()},
        yaxis={
            "tickvals": list(places.values()),
            "ticktext": [_name(row) for row in rows],
            "range": [-len(rows) + 0.3, 0.7],
        },
    )


def figure_asked(row: Row) -> str:
    """'3.5 %', '3.5 % core', '20 % on equipment': short, for a cell or an axis."""
    if row["metric"] == "amount":
        return target(row)
    unit = _UNITS.get(row["metric"]) or SHARE_OF_SCOPE[row["scope"]]
    return say(unit, share=words.per_cent(*_values(row)))


def _ends(row: Row) -> str:
    return "–".join(number(end, "g") for end in _values(row))


def _values(row: Row) -> list[float]:
    return [row["value"]] if missing(row["value_high"]) else [row["value"], row["value_high"]]


def _by_count(rows: list[Row], column: str) -> list[str]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row[column]] = counts.get(row[column], 0) + row["demands"]
    return sorted(counts, key=lambda name: (-counts[name], name))


def _cells(style: Style, rows: list[Row], askers: list[str], asked: list[str]) -> Trace:
    return {
        "type": "scatter",
        "name": style.label,
        "x": [askers.index(row["requested_by"]) for row in rows],
        "y": [-asked.index(row["party_name"]) for row in rows],
        "mode": "markers+text",
        "marker": marks(style) | {"line": {"width": 2, "color": style.colour}},
        "text": [_ends(row) for row in rows],
        "textposition": "bottom center",
        "cliponaxis": False,
        "showlegend": True,
        **shows([_cell(row) for row in rows]),
    }


def _cell(row: Row) -> str:
    times = say("Asked {n} times since {day}", n=row["demands"], day=words.day(row["since"]))
    return hover(_demand(row), times if row["demands"] > 1 else "", _best(row))


def _asked(rows: list[Row], places: dict[str, int]) -> list[Trace]:
    if not rows:
        return []
    trace = {
        "type": "scatter",
        "name": _STATED.label,
        "x": [row["first_stated_on"] for row in rows],
        "y": [places[row["commitment_id"]] for row in rows],
        "mode": "markers",
        "marker": marks(_STATED),
        "showlegend": True,
        **shows([hover(_demand(row), plain(row["speaker"]), lines(row["evidence"])) for row in rows]),
    }
    return [trace]


def _given(style: Style, rows: list[Row], places: dict[str, int]) -> Trace:
    return {
        "type": "scatter",
        "name": style.label,
        "x": [row["answered_on"] for row in rows],
        "y": [places[row["demand_id"]] for row in rows],
        "mode": "markers",
        "marker": marks(style, size=10) | {"line": {"width": 2, "color": style.colour}},
        "showlegend": True,
        **shows([_answer(row) for row in rows]),
    }


def _links(rows: list[Row], given: list[Row], places: dict[str, int]) -> list[Trace]:
    """A faint line from each demand to its answers."""
    asked = {row["commitment_id"]: row["first_stated_on"] for row in rows}
    if not given:
        return []
    trace = {
        "type": "scatter",
        "x": [day for row in given for day in (asked[row["demand_id"]], row["answered_on"], None)],
        "y": [places[row["demand_id"]] for row in given for _ in range(3)],
        "mode": "lines",
        "line": {"color": FAINT, "width": 3},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return [trace]


def _name(row: Row) -> str:
    return say(
        "{party}: {figure} ({asker})",
        party=plain(row["party_name"]),
        figure=figure_asked(row),
        asker=plain(row["requested_by"]),
    )


def _demand(row: Row) -> str:
    asked = say(
        "{asker} asks {party} for {aim}",
        asker=plain(row["asker_name"]),
        party=plain(row["party_name"]),
        aim=f"{target(row)}, {due(row['deadline'])}",
    )
    return hover(asked, words.day(row["first_stated_on"]))


def _best(row: Row) -> str:
    label = ANSWER_STYLE[row["answer"]].label
    if missing(row["answered_on"]):
        return label
    given = f"{words.per_cent(row['answer_value'])}, {words.day(row['answered_on'])}"
    return hover(say("{subject}: {finding}", subject=label, finding=given), lines(row["answer_evidence"]))


def _answer(row: Row) -> str:
    label = ANSWER_STYLE[row["answer"]].label
    given = f"{words.per_cent(row['answer_value'])}, {due(row['answer_deadline'])}"
    head = say("{subject}: {finding}", subject=label, finding=given)
    when = f"{words.day(row['answered_on'])}, {words.days_apart(row['days'])}"
    return hover(head, when, plain(row["answer_speaker"]), lines(row["answer_evidence"]))
