"""The contents of Promises and delivery for one filter, made once: the same filter shows the same figures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard.analysis import delivery
from dashboard.analysis import delivery_words as said
from dashboard.charts import delivery as drawn
from dashboard.charts.inflation import promise_inflation
from dashboard.contents.lineage import moves_chart
from dashboard.data import plain
from dashboard.parts.panel import Chart, untitled
from dashboard.parts.table import TARGET_COLUMNS

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.board import Board
    from dashboard.filters import Filters


@dataclass(frozen=True, eq=False)
class Delivery:
    """What the page shows; none of it is ever changed."""

    pace: Chart
    arrival: Chart
    shortfall: Chart
    kept: Chart
    own: Chart
    inflation: Chart
    moved: Chart

    @property
    def is_empty(self) -> bool:
        """Whether no chart has anything to show."""
        return all(
            chart.table.empty for chart in (self.pace, self.kept, self.own, self.inflation, self.moved)
        )


@lru_cache(maxsize=128)
def delivered(here: Board, filters: Filters) -> Delivery:
    """The page for a filter."""
    judged, commitments = _judged(here), here.commitments(filters)
    arrivals = here.asked_for(judged.arrivals, filters)
    promised = judged.promised["commitment_id"].isin(commitments["commitment_id"])
    return Delivery(
        pace=_pace(here.targets(filters), filters),
        arrival=_arrival(arrivals, filters),
        shortfall=_shortfall(arrivals, filters),
        kept=_kept(here.asked_for(judged.kept, filters), filters),
        own=_own(here.asked_for(judged.own, filters), filters),
        inflation=_inflation(delivery.inflation(judged.promised[promised]), filters),
        moved=moves_chart(here, commitments),
    )


WALES = ("NATO", "2024")
"""What the alliance agreed on in Wales in 2014: 2 % of GDP within ten years."""

_ARRIVAL_COLUMNS = (*TARGET_COLUMNS, "last_pace", "arrival_year")
_OUTCOME_COLUMNS = ("party_name", "value", "judged_year", "share_of_gdp", "definition", "outcome")
_INFLATION_COLUMNS = ("stated_year", "party_name", "comparable_target", "deadline", "status", "median_target")


@dataclass(frozen=True, eq=False)
class _Judged:
    """What holds of each row whatever the filter, which only selects from it."""

    arrivals: pd.DataFrame
    kept: pd.DataFrame
    own: pd.DataFrame
    promised: pd.DataFrame


@lru_cache(maxsize=4)
def _judged(here: Board) -> _Judged:
    tables = here.tables
    outcomes = delivery.outcomes(tables.commitments, tables.spending, tables.memberships)
    return _Judged(
        arrivals=plain(delivery.arrival(here.progress, tables.spending)),
        kept=plain(delivery.kept(outcomes, *WALES)),
        own=plain(delivery.own_outcomes(outcomes)),
        promised=plain(delivery.promised(tables.commitments, tables.memberships, here.on)),
    )


def _pace(progress: pd.DataFrame, filters: Filters) -> Chart:
    return Chart(
        name="pace",
        finding=said.pace_title(progress),
        sentence=said.pace_sentence(progress),
        figure=untitled(drawn.pace_scatter(progress)),
        table=progress,
        columns=TARGET_COLUMNS,
        filters=filters,
    )


def _arrival(arrivals: pd.DataFrame, filters: Filters) -> Chart:
    return Chart(
        name="arrival",
        finding=said.arrival_title(arrivals),
        sentence=said.arrival_sentence(arrivals),
        figure=untitled(drawn.arrival_range(arrivals)),
        table=arrivals,
        columns=_ARRIVAL_COLUMNS,
        filters=filters,
    )


def _shortfall(arrivals: pd.DataFrame, filters: Filters) -> Chart:
    return Chart(
        name="shortfall",
        finding=said.shortfall_title(arrivals),
        sentence=said.shortfall_sentence(arrivals),
        figure=untitled(drawn.shortfall_bars(arrivals)),
        table=arrivals,
        columns=_ARRIVAL_COLUMNS,
        filters=filters,
    )


def _kept(kept: pd.DataFrame, filters: Filters) -> Chart:
    return Chart(
        name="kept-2014",
        finding=said.kept_title(kept),
        sentence=said.kept_sentence(kept),
        figure=untitled(drawn.kept_dots(kept)),
        table=kept,
        columns=_OUTCOME_COLUMNS,
        filters=filters,
    )


def _own(own: pd.DataFrame, filters: Filters) -> Chart:
    return Chart(
        name="met-and-lapsed",
        finding=said.own_title(own),
        sentence=said.own_sentence(own),
        figure=untitled(drawn.outcome_bars(own)),
        table=own,
        columns=(*_OUTCOME_COLUMNS, "evidence"),
        filters=filters,
    )


def _inflation(inflated: pd.DataFrame, filters: Filters) -> Chart:
    return Chart(
        name="promise-inflation",
        finding=said.inflation_title(inflated),
        sentence=said.inflation_sentence(inflated),
        figure=untitled(promise_inflation(inflated)),
        table=inflated,
        columns=_INFLATION_COLUMNS,
        filters=filters,
    )
