"""The Overview's contents for one filter, made once: the same filter shows the same figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard import analysis, charts
from dashboard.charts.style import rows_of
from dashboard.parts.columns import COUNTRY_COLUMNS, TARGET_COLUMNS
from dashboard.parts.panel import Chart, untitled

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.board import Board
    from dashboard.charts.style import Row
    from dashboard.filters import Filters


@dataclass(frozen=True, eq=False)
class Glance:
    """What the Overview shows; none of it is ever changed."""

    key_figures: analysis.KeyFigures
    spent_and_promised: Chart
    world_map: Chart
    newest: list[Row]
    """A few commitments, the latest first."""
    due_next: list[Row]
    """A few commitments, the soonest first; of one day, shares of GDP before sums of money."""

    @property
    def is_empty(self) -> bool:
        """Whether neither a commitment nor a target is in view."""
        return not self.key_figures.commitments and self.spent_and_promised.table.empty


_FEW = 10
_MAP_HEIGHT = 250


@lru_cache(maxsize=128)
def glance(here: Board, filters: Filters) -> Glance:
    """The Overview of the board for a filter."""
    commitments = here.commitments(filters)
    due = here.due[here.due["commitment_id"].isin(commitments["commitment_id"])]
    return Glance(
        key_figures=analysis.key_figures(commitments, here.binding),
        spent_and_promised=_spent_and_promised(here.targets(filters), filters),
        world_map=_world_map(analysis.by_country(commitments), filters),
        newest=rows_of(commitments.head(_FEW)),
        due_next=rows_of(due.head(_FEW)),
    )


def _spent_and_promised(targets: pd.DataFrame, filters: Filters) -> Chart:
    return Chart(
        name="spent-and-promised",
        finding=analysis.dumbbell_title(targets),
        sentence=analysis.takeaway("dumbbell", targets),
        figure=untitled(charts.dumbbell(targets, "")),
        table=targets,
        columns=TARGET_COLUMNS,
        filters=filters,
    )


def _world_map(countries: pd.DataFrame, filters: Filters) -> Chart:
    return Chart(
        name="world-map",
        finding=analysis.world_map_title(countries),
        sentence=analysis.takeaway("world_map", countries),
        figure=untitled(charts.world_map(countries), height=_MAP_HEIGHT),
        table=countries,
        columns=COUNTRY_COLUMNS,
        filters=filters,
    )
