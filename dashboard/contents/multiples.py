"""Small multiples of spending with targets for any set of countries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard import analysis
from dashboard.analysis.rows import cells
from dashboard.charts.lines import drawn_figures, drawn_steps
from dashboard.charts.multiples import Look, Panel, small_multiples
from dashboard.parts.columns import SPENDING_COLUMNS
from dashboard.parts.panel import Chart

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.analysis.rows import Row
    from dashboard.board import Board
    from dashboard.filters import Filters


TWO_ACROSS = Look(across=2, figures=4)
"""For many countries: up to four figures beside each other, or below on a phone, of panels two by two."""

ONE_EACH = Look(across=1, figures=8, height=210)
"""For a few countries: a figure each."""


@dataclass(frozen=True)
class Told:
    """What is said of the multiples, and where they stand."""

    name: str
    finding: str
    sentence: str
    filters: Filters


def multiples_chart(here: Board, members: pd.DataFrame, told: Told, look: Look) -> Chart:
    """The countries of some rows of `Board.progress`, in their order; those without anything are left out."""
    figures, steps = _series(here), _steps(here)
    panels = [
        Panel(_heading(name, figures.get(code, [])), figures.get(code, []), steps.get(code, []))
        for code, name in cells(members, "party", "party_name")
        if code in figures or code in steps
    ]
    first, *others = small_multiples(panels, look)
    table = _figures(here)
    table = table[table["country"].isin(members["party"])]
    return Chart(
        name=told.name,
        finding=told.finding,
        sentence=told.sentence,
        figure=first,
        table=table.assign(party_name=table["country"].map(here.names)),
        columns=("party_name", *SPENDING_COLUMNS),
        beside=tuple(others),
        filters=told.filters,
    )


def _heading(name: str, series: list[Row]) -> str:
    other = [row["definition"] for row in series if row["definition"] != "NATO"]
    return f"{name} ({other[0]})" if other else name


@lru_cache(maxsize=4)
def _figures(here: Board) -> pd.DataFrame:
    return analysis.one_definition(here.tables.spending).dropna(subset=["share_of_gdp"])


@lru_cache(maxsize=4)
def _series(here: Board) -> dict[str, list[Row]]:
    """The figures of each country."""
    return _by(drawn_figures(_figures(here)), "country")


@lru_cache(maxsize=4)
def _steps(here: Board) -> dict[str, list[Row]]:
    """The targets of each party."""
    tables = here.tables
    steps = analysis.all_steps(tables.commitments, tables.memberships, here.progress, here.on)
    return _by(drawn_steps(steps), "binds")


def _by(rows: list[Row], column: str) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[column]].append(row)
    return dict(grouped)
