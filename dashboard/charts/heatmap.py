"""What each member of a bloc spent each year, against an aim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts.style import NEUTRAL, figure, hover, missing, plain, rows_of, shows
from dashboard.charts.words import spent
from dashboard.language import number, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Trace

_ROW_HEIGHT = 22
_FRAME_HEIGHT = 110
_LOW, _NEAR, _AT, _ABOVE, _AIMLESS = "#E9F0F9", "#8DB3E3", "#63CBAA", "#3DB891", "#D5D9DE"
"""Blue up to the aim, the deeper the nearer, and green from there on; grey without an aim: light enough for
dark figures, on white and on dark pages alike."""

_INK = "#17212E"

_NO_AIM, _TOP = -0.1, 1.4
"""Parts of the aim: that of cells without one, and where the colours end."""

_MANY = 8
"""So many years stand upright, since their columns are narrow."""

_GAP = 1
_INSET = 5
"""Pixels between cells: those of estimates are smaller, and so stand out."""


def heat_map(cells: pd.DataFrame) -> go.Figure:
    """Members × years, each cell with its share of GDP, coloured by how much of the aim it is.

    `cells` are from `analysis.alliances.by_year`, in whose order the rows stand: NATO's figures above,
    SIPRI's below and named so. Cells of estimates are smaller and their figures in italics; a figure at the
    aim or above it is underlined.
    """
    rows = rows_of(cells)
    labels = {row["party"]: _label(row) for row in rows}
    years = sorted({row["year"] for row in rows})
    parts = [
        (gap, [row for row in rows if row["is_estimate"] is estimate])
        for estimate, gap in ((False, _GAP), (True, _INSET))
    ]
    return figure(
        [
            *(_cells(part, labels, years, gap) for gap, part in parts if part),
            *_key(rows),
            *_figures(rows, labels),
        ],
        title="",
        height=_FRAME_HEIGHT + _ROW_HEIGHT * max(len(labels), 1),
        xaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": years,
            "dtick": 1,
            "tickangle": 0 if len(years) < _MANY else -90,
            "side": "top",
            "showgrid": False,
        },
        yaxis={
            "categoryorder": "array",
            "categoryarray": [*labels.values()][::-1],
            "showgrid": False,
            "range": [-0.5, len(labels) - 0.5],
        },
    )


def _label(row: Row) -> str:
    """NATO's figures are the rule; another definition is named, so that no two rows are compared unawares."""
    name = plain(row["party_name"])
    return name if row["definition"] == "NATO" else f"{name} ({plain(row['definition'])})"


def _cells(rows: list[Row], labels: dict[str, str], years: list[int], gap: int) -> Trace:
    """All members and years in each trace, empty where it has no figure: plotly fails on missing rows."""
    found = {(row["party"], row["year"]): _part(row) for row in rows}
    return {
        "type": "heatmap",
        "x": years,
        "y": [*labels.values()],
        "z": [[found.get((party, year)) for year in years] for party in labels],
        "zmin": _NO_AIM,
        "zmax": _TOP,
        "colorscale": _colours(),
        "showscale": False,
        "xgap": gap,
        "ygap": gap,
        "hoverinfo": "skip",
    }


def _part(row: Row) -> float:
    return _NO_AIM if missing(row["part"]) else round(row["part"], 4)


def _colours() -> list[tuple[float, str]]:
    """The colours by part of the aim, as plotly wants them: from nought to one."""
    just_below = 1e-4
    stops = [(_NO_AIM, _AIMLESS), (-just_below, _AIMLESS), (0, _LOW), (1 - just_below, _NEAR), (1, _AT)]
    return [((at - _NO_AIM) / (_TOP - _NO_AIM), colour) for at, colour in [*stops, (_TOP, _ABOVE)]]


def _figures(rows: list[Row], labels: dict[str, str]) -> list[Trace]:
    """The numbers, in the page's own colour of text, which answer to the pointer too."""
    if not rows:
        return []
    trace = {
        "type": "scatter",
        "x": [row["year"] for row in rows],
        "y": [labels[row["party"]] for row in rows],
        "mode": "text",
        "text": [_figure(row) for row in rows],
        "textfont": {"size": 10, "color": _INK},
        "showlegend": False,
        "cliponaxis": False,
        **shows([_answer(row) for row in rows]),
    }
    return [trace]


def _figure(row: Row) -> str:
    figure = number(row["share_of_gdp"], ".1f")
    figure = f"<u>{figure}</u>" if row["part"] >= 1 else figure
    return f"<i>{figure}</i>" if row["is_estimate"] else figure


def _answer(row: Row) -> str:
    estimate = say("estimate") if row["is_estimate"] else ""
    aim = (
        ""
        if missing(row["aim"])
        else say(
            "{part} of {aim}",
            part=words.per_cent(100 * row["part"], spec=".0f"),
            aim=words.per_cent(row["aim"]),
        )
    )
    return hover(
        plain(row["party_name"]),
        " · ".join(part for part in (spent(row), estimate) if part),
        aim,
        plain(row["edition"]),
    )


def _key(rows: list[Row]) -> list[Trace]:
    """What the cells mean, as entries of the legend: nothing is drawn for them."""
    entries = [
        (say("Below the aim"), "square", _NEAR, 12),
        (say("At the aim or above (underlined)"), "square", _AT, 12),
        (say("Estimate (smaller)"), "square", NEUTRAL, 7),
    ]
    if any(missing(row["part"]) for row in rows):
        entries.append((say("Without an aim"), "square", _AIMLESS, 12))
    return [
        {
            "type": "scatter",
            "name": name,
            "x": [None],
            "y": [None],
            "mode": "markers",
            "marker": {"symbol": symbol, "color": colour, "size": size},
            "showlegend": True,
        }
        for name, symbol, colour, size in entries
        if rows
    ]
