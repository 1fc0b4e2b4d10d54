"""One country's spending over the years, with what it has promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.takeaways import spending_line_title
from dashboard.charts.style import (
    NEUTRAL,
    STATUS_STYLE,
    figure,
    hover,
    marks,
    per_cent_sign,
    plain,
    rows_of,
    shows,
    wrapped,
)
from dashboard.charts.words import aim, published, share, source, spent
from dashboard.language import number, say

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

_HEIGHT = 390
_FADED = 0.35


def spending_line(spending_of_country: pd.DataFrame, targets: pd.DataFrame) -> go.Figure:
    """What a country spent, each target from the year it was stated to the year it is due, and the way there.

    `spending_of_country` are the rows of one definition (`analysis.one_definition`); `targets` come from
    `analysis.target_steps`. Estimates are hollow and their line is dotted; targets no longer in force are
    faint; the required path leads from the latest figure to the standing target. Targets without a year are
    not drawn.
    """
    return figure(
        spending_traces(drawn_figures(spending_of_country), drawn_steps(targets)),
        title=spending_line_title(spending_of_country, targets),
        height=_HEIGHT,
        xaxis={"title": say("Year"), "tickformat": "d"},
        yaxis={
            "title": say("Defence spending, % of GDP"),
            "rangemode": "tozero",
            "ticksuffix": per_cent_sign(),
        },
    )


def drawn_figures(spending: pd.DataFrame) -> list[Row]:
    """The rows with a figure, by year."""
    return rows_of(spending.dropna(subset=["share_of_gdp"]).sort_values("year", kind="stable"))


def drawn_steps(targets: pd.DataFrame) -> list[Row]:
    """The rows with a year."""
    return rows_of(targets.dropna(subset=["deadline_year"]))


def spending_traces(series: list[Row], steps: list[Row]) -> list[Trace]:
    """The lines and marks of `spending_line`; the rows are `drawn_figures` and `drawn_steps`."""
    return [*_spent(series), *_steps(steps), *_path(series, steps)]


def _spent(series: list[Row]) -> list[Trace]:
    firm = [row for row in series if not row["is_estimate"]]
    estimated = [row for row in series if row["is_estimate"]]
    traces = []
    if firm:
        traces.append(
            _line(firm, say("Spent ({definition})", definition=plain(firm[-1]["definition"])), dash="solid")
        )
    if estimated:
        traces.append(_line([*firm[-1:], *estimated], say("Estimated"), dash="dot"))
    return traces


def _line(series: list[Row], name: str, *, dash: str) -> Trace:
    return {
        "type": "scatter",
        "name": name,
        "x": [row["year"] for row in series],
        "y": [row["share_of_gdp"] for row in series],
        "mode": "lines+markers",
        "line": {"color": NEUTRAL, "width": 2, "dash": dash},
        "marker": {
            "color": NEUTRAL,
            "size": 8,
            "symbol": ["circle-open" if row["is_estimate"] else "circle" for row in series],
        },
        **shows([_figure(row) for row in series]),
    }


def _steps(steps: list[Row]) -> list[Trace]:
    parts = [
        (style, in_force, [row for row in steps if row["status"] == status and row["in_force"] is in_force])
        for status, style in STATUS_STYLE.items()
        for in_force in (True, False)
    ]
    return [_levels(style, part, in_force=in_force) for style, in_force, part in parts if part]


def _levels(style: Style, steps: list[Row], *, in_force: bool) -> Trace:
    """A level for each step from the year it was stated to the year it is due, its mark at the end."""
    return {
        "type": "scatter",
        "name": style.label if in_force else say("{status} (past)", status=style.label),
        "opacity": 1 if in_force else _FADED,
        "x": [year for row in steps for year in (_start(row), row["deadline_year"], None)],
        "y": [level for row in steps for level in (row["comparable_target"], row["comparable_target"], None)],
        "mode": "lines+markers",
        "line": {"color": style.colour, "width": 2, "dash": style.dash},
        "marker": marks(style, size=[0, 11, 0] * len(steps)),
        **shows([text for row in steps for text in [_promise(row)] * 3]),
    }


def _start(row: Row) -> int:
    return int(row["deadline_year"] if pd.isna(row["stated_year"]) else row["stated_year"])


def _path(series: list[Row], steps: list[Row]) -> list[Trace]:
    """The straight way from the latest figure to the standing target, if it is still ahead."""
    standing = [row for row in steps if row["is_standing"]]
    if not series or not standing:
        return []
    last, aim = series[-1], standing[0]
    years, missing = aim["deadline_year"] - last["year"], aim["comparable_target"] - last["share_of_gdp"]
    if years <= 0 or missing <= 0:
        return []
    return [
        {
            "type": "scatter",
            "name": say("Required path"),
            "x": [last["year"], aim["deadline_year"]],
            "y": [last["share_of_gdp"], aim["comparable_target"]],
            "mode": "lines",
            "line": {"color": NEUTRAL, "width": 1.5, "dash": "dashdot"},
            **shows([say("Required: {pace} points a year", pace=number(missing / years, "+.2f"))] * 2),
        }
    ]


def _figure(row: Row) -> str:
    return hover(spent(row), published(row))


def _promise(row: Row) -> str:
    bloc = plain(row["inherited_from"])
    return hover(
        aim(row, share(row["comparable_target"]), row["deadline"]),
        say("inherited from {bloc}", bloc=bloc) if bloc else "",
        say("Compared: {basis}", basis=plain(row["basis"])),
        plain(row["speaker"]),
        wrapped(row["evidence"]),
        source(row),
    )
