"""Small multiples of spending with targets for any set of countries."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard import analysis
from dashboard.analysis.rows import cells
from dashboard.charts.multiples import Look, Panel, small_multiples
from dashboard.parts.panel import Chart
from dashboard.parts.table import SPENDING_COLUMNS

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.board import Board


TWO_ACROSS = Look(across=2, figures=4)
"""For many countries: up to four figures beside each other, or below on a phone, of panels two by two."""

ONE_EACH = Look(across=1, figures=8, height=210)
"""For a few countries: a figure each."""


def multiples_chart(here: Board, members: pd.DataFrame, *, finding: str, sentence: str, look: Look) -> Chart:
    """The countries of some rows of `Board.progress`, in their order; those without anything are left out."""
    figures, steps = dict(iter(_figures(here).groupby("country"))), dict(iter(_steps(here).groupby("binds")))
    none, no_steps = _figures(here).head(0), _steps(here).head(0)
    drawn = [
        (name, figures.get(code, none), steps.get(code, no_steps))
        for code, name in cells(members, "party", "party_name")
        if code in figures or code in steps
    ]
    panels = [Panel(_heading(name, spent), spent, aims) for name, spent, aims in drawn]
    first, *others = small_multiples(panels, look)
    table = _figures(here)
    table = table[table["country"].isin(members["party"])]
    return Chart(
        name="multiples",
        finding=finding,
        sentence=sentence,
        figure=first,
        table=table.assign(party_name=table["country"].map(here.names)),
        columns=("party_name", *SPENDING_COLUMNS),
        beside=tuple(others),
    )


def _heading(name: str, spent: pd.DataFrame) -> str:
    other = [kind for kind in spent["definition"].unique() if kind != "NATO"]
    return f"{name} ({other[0]})" if other else name


@lru_cache(maxsize=4)
def _figures(here: Board) -> pd.DataFrame:
    return analysis.one_definition(here.tables.spending).dropna(subset=["share_of_gdp"])


@lru_cache(maxsize=4)
def _steps(here: Board) -> pd.DataFrame:
    tables = here.tables
    return analysis.all_steps(tables.commitments, tables.memberships, here.progress, here.on)
