"""One party's targets as a strip through time: what stood how long, and what took its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts.demands import SHARE_OF_SCOPE
from dashboard.charts.style import (
    FAINT,
    NEUTRAL,
    STATUS_STYLE,
    Style,
    figure,
    hover,
    marks,
    missing,
    plain,
    rows_of,
    said_days,
    shows,
    wrapped,
)
from dashboard.charts.words import aim, source, target
from dashboard.language import say

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Trace

_ROW_HEIGHT = 26
_FRAME_HEIGHT = 100
_BAR = 9

ENDING_SYMBOL = {
    "superseded": "arrow-right",
    "met": "star",
    "lapsed": "x-thin-open",
    "withdrawn": "x-open",
}
"""The mark where a target ended; one that stands goes on to its deadline."""


def lineage_strip(strip: pd.DataFrame, on: date) -> go.Figure:
    """A bar a target from the day it was first stated to the day it was replaced, fell due or is now.

    `strip` is from `analysis.lineage.strip`, in whose order the bars stand from the top. What stands goes on
    as a thin line to its deadline, with a hollow mark there; a dotted line leads from a target to what
    replaced it.
    """
    rows = rows_of(strip)
    today = f"{on:%Y-%m-%d}"
    parts = [(style, [row for row in rows if row["status"] == name]) for name, style in STATUS_STYLE.items()]
    return figure(
        [
            *_links(rows),
            *_ahead(rows, today),
            *(_bars(style, part, rows, today) for style, part in parts if part),
            *(
                _endings(rows, ending)
                for ending in ENDING_SYMBOL
                if any(row["standing"] == ending for row in rows)
            ),
        ],
        title="",
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(rows), 1),
        xaxis={"type": "date", "showgrid": True, "side": "top", **said_days()},
        yaxis={
            "tickvals": [-place for place in range(len(rows))],
            "ticktext": [_aim(row) for row in rows],
            "range": [0.6 - max(len(rows), 1), 0.6],
            "showgrid": False,
        },
    )


def _aim(row: Row) -> str:
    """'3.5 % core by 2029': short, so that a phone has room for the bars."""
    ends = [row["value"]] if missing(row["value_high"]) else [row["value"], row["value_high"]]
    share = say(SHARE_OF_SCOPE[row["scope"]], share=words.per_cent(*ends))
    return f"{share} · {words.deadline(row['deadline'])}" if isinstance(row["deadline"], str) else share


def _day(when: object) -> str:
    return f"{when:%Y-%m-%d}"


def _end(row: Row, today: str) -> str:
    return today if missing(row["ends_on"]) else _day(row["ends_on"])


def _bars(style: Style, rows: list[Row], all_rows: list[Row], today: str) -> Trace:
    place = _places(all_rows)
    ends = [(_day(row["first_stated_on"]), _end(row, today), None) for row in rows]
    return {
        "type": "scatter",
        "name": style.label,
        "x": [x for line in ends for x in line],
        "y": [y for row in rows for y in (place[row["commitment_id"]], place[row["commitment_id"]], None)],
        "mode": "lines+markers",
        "line": {"color": style.colour, "width": _BAR},
        "marker": marks(style, size=[12, 0, 0] * len(rows)),
        "showlegend": True,
        **shows([text for row in rows for text in [_told(row)] * 3]),
    }


def _places(rows: list[Row]) -> dict[str, int]:
    return {row["commitment_id"]: -number for number, row in enumerate(rows)}


def _links(rows: list[Row]) -> list[Trace]:
    """From the end of each to the beginning of what replaced it, where both are in the strip."""
    place, first = _places(rows), {row["commitment_id"]: row["first_stated_on"] for row in rows}
    pairs = [row for row in rows if row["superseded_by"] in place]
    if not pairs:
        return []
    trace = {
        "type": "scatter",
        "name": say("Replaced by"),
        "x": [
            x
            for row in pairs
            for x in (_day(row["ends_on"]), _day(max(row["ends_on"], first[row["superseded_by"]])), None)
        ],
        "y": [y for row in pairs for y in (place[row["commitment_id"]], place[row["superseded_by"]], None)],
        "mode": "lines",
        "line": {"color": NEUTRAL, "width": 1.5, "dash": "dot"},
        "hoverinfo": "skip",
        "showlegend": True,
    }
    return [trace]


def _ahead(rows: list[Row], today: str) -> list[Trace]:
    """The time that what stands still has."""
    place = _places(rows)
    promised = [row for row in rows if row["status"] != "rejected" and isinstance(row["deadline"], str)]
    open_rows = [row for row in promised if missing(row["ends_on"])]
    if not open_rows:
        return []
    trace = {
        "type": "scatter",
        "name": say("Until its deadline"),
        "x": [x for row in open_rows for x in (today, _due_day(row["deadline"]), None)],
        "y": [
            y for row in open_rows for y in (place[row["commitment_id"]], place[row["commitment_id"]], None)
        ],
        "mode": "lines+markers",
        "line": {"color": FAINT, "width": 4},
        "marker": {
            "symbol": "line-ns-open",
            "color": NEUTRAL,
            "size": [0, 12, 0] * len(open_rows),
            "line": {"width": 2},
        },
        "showlegend": True,
        **shows([text for row in open_rows for text in [_told(row)] * 3]),
    }
    return [trace]


def _due_day(deadline: str) -> str:
    """The end of a year or month, near enough for an axis of decades."""
    return deadline + ("-12-31", "-28", "")[deadline.count("-")]


def _endings(rows: list[Row], ending: str) -> Trace:
    place = _places(rows)
    ended = [row for row in rows if row["standing"] == ending]
    return {
        "type": "scatter",
        "name": _ended(ending),
        "x": [_day(row["ends_on"]) for row in ended],
        "y": [place[row["commitment_id"]] for row in ended],
        "mode": "markers",
        "marker": {
            "symbol": ENDING_SYMBOL[ending],
            "color": NEUTRAL,
            "size": 12,
            "line": {"width": 2, "color": NEUTRAL},
        },
        "showlegend": True,
        **shows([_told(row) for row in ended]),
    }


def _ended(standing: str) -> str:
    told = {
        "superseded": say("Replaced"),
        "met": say("Met"),
        "lapsed": say("Lapsed"),
        "withdrawn": say("Withdrawn"),
    }
    return told[standing]


def _told(row: Row) -> str:
    ended = row["standing"] in ENDING_SYMBOL
    end = (
        say("{subject}: {finding}", subject=_ended(row["standing"]), finding=words.day(row["ends_on"]))
        if ended
        else ""
    )
    return hover(
        aim(row, target(row), row["deadline"]),
        end,
        plain(row["speaker"]),
        wrapped(row["evidence"]),
        source(row),
    )
