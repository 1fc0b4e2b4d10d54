"""Whose promise moved, when and which way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts.style import Style, figure, hover, marks, plain, rows_of, said_days, shows, wrapped
from dashboard.charts.verdicts import OUTCOME_STYLE
from dashboard.charts.words import due, source
from dashboard.language import phrase, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Trace

_ROW_HEIGHT = 26
_FRAME_HEIGHT = 100
_MOST_PARTIES = 40

_TEAL, _VERMILION = OUTCOME_STYLE["met"].colour, OUTCOME_STYLE["missed"].colour

MOVE_STYLE: dict[str, Style] = {
    style.status: style
    for style in (
        Style("raised", phrase("Raised"), _TEAL, "triangle-up", "▲", "solid", ""),
        Style("sooner", phrase("Brought forward"), _TEAL, "triangle-left", "◀", "dash", "/"),
        Style("taken up", phrase("Taken up after a refusal"), _TEAL, "circle", "●", "dot", "."),
        Style("lowered", phrase("Lowered"), _VERMILION, "triangle-down", "▼", "longdash", "-"),
        Style("later", phrase("Put off"), _VERMILION, "triangle-right", "▶", "dashdot", "|"),
        Style("withdrawn", phrase("Withdrawn"), _VERMILION, "x", "✖", "longdashdot", "x"),
    )
}
"""How a promise moved (`analysis.lineage.MOVES`): upwards and sooner in one colour, back in the other."""


def moves_strip(ranked: pd.DataFrame) -> go.Figure:
    """A mark a move on the day it was made, a line a party, that whose promise moved most often on top.

    `ranked` is from `analysis.lineage.most_moved`; beside each name stands how often.
    """
    rows = rows_of(ranked)
    names = [*dict.fromkeys(_counted(row) for row in rows)][:_MOST_PARTIES]
    shown = [row for row in rows if _counted(row) in names]
    parts = [(style, [row for row in shown if row["move"] == name]) for name, style in MOVE_STYLE.items()]
    return figure(
        [_moves(style, part) for style, part in parts if part],
        title="",
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(names), 1),
        xaxis={"type": "date", "showgrid": True, **said_days()},
        yaxis={
            "categoryorder": "array",
            "categoryarray": names[::-1],
            "showgrid": True,
            "range": [-0.6, len(names) - 0.4],
        },
    )


def _counted(row: Row) -> str:
    return f"{plain(row['party_name'])} ({row['times']})"


def _moves(style: Style, rows: list[Row]) -> Trace:
    return {
        "type": "scatter",
        "name": style.label,
        "x": [f"{row['first_stated_on']:%Y-%m-%d}" for row in rows],
        "y": [_counted(row) for row in rows],
        "mode": "markers",
        "marker": marks(style, size=12),
        "showlegend": True,
        **shows([_move(style, row) for row in rows]),
    }


def _move(style: Style, row: Row) -> str:
    before = f"{words.per_cent(row['old_value'])}, {due(row['old_deadline'])}"
    after = f"{words.per_cent(row['value'])}, {due(row['deadline'])}"
    return hover(
        plain(row["party_name"]),
        say("{subject}: {finding}", subject=style.label, finding=f"{before} → {after}"),
        plain(row["speaker"]),
        wrapped(row["evidence"]),
        source(row),
    )
