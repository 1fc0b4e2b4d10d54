"""The Overview's contents for one filter, made once: the same filter shows the same figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard import analysis, charts
from dashboard.panel import untitled

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.board import Board
    from dashboard.filters import Filters


@dataclass(frozen=True, eq=False)
class Glance:
    """What the Overview shows; none of it is ever changed."""

    key_figures: analysis.KeyFigures
    targets: pd.DataFrame
    """The rows of `Board.progress` in view."""
    countries: pd.DataFrame
    """`analysis.by_country` of the commitments in view."""
    dumbbell: go.Figure
    world_map: go.Figure
    newest: pd.DataFrame
    """A few commitments, the latest first."""
    due_next: pd.DataFrame
    """A few commitments, the soonest first; of one day, shares of GDP before sums of money."""

    @property
    def is_empty(self) -> bool:
        """Whether neither a commitment nor a target is in view."""
        return not self.key_figures.commitments and self.targets.empty


_FEW = 8
_MAP_HEIGHT = 310


@lru_cache(maxsize=128)
def glance(here: Board, filters: Filters) -> Glance:
    """The Overview of the board for a filter."""
    commitments, targets = here.commitments(filters), here.targets(filters)
    countries = analysis.by_country(commitments)
    due = analysis.next_deadlines(commitments, here.on)
    due = due.assign(_sum=due["metric"].eq("amount")).sort_values(["due_on", "_sum"], kind="stable")
    return Glance(
        key_figures=analysis.key_figures(commitments, here.tables.spending, here.tables.memberships, here.on),
        targets=targets,
        countries=countries,
        dumbbell=untitled(charts.dumbbell(targets, "")),
        world_map=untitled(charts.world_map(countries), height=_MAP_HEIGHT),
        newest=analysis.newest(commitments, _FEW),
        due_next=due.head(_FEW),
    )
