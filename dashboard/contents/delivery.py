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
from dashboard.parts.columns import TARGET_COLUMNS
from dashboard.parts.panel import Chart, untitled

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    import plotly.graph_objects as go

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
        pace=_PACE.of(here.targets(filters), filters),
        arrival=_ARRIVAL.of(arrivals, filters),
        shortfall=_SHORTFALL.of(arrivals, filters),
        kept=_KEPT.of(here.asked_for(judged.kept, filters), filters),
        own=_OWN.of(here.asked_for(judged.own, filters), filters),
        inflation=_INFLATION.of(delivery.inflation(judged.promised[promised]), filters),
        moved=moves_chart(here, filters),
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


@dataclass(frozen=True)
class _Row:
    """What makes one chart of the page from its table."""

    name: str
    title: Callable[[pd.DataFrame], str]
    sentence: Callable[[pd.DataFrame], str]
    draw: Callable[[pd.DataFrame], go.Figure]
    columns: tuple[str, ...]

    def of(self, table: pd.DataFrame, filters: Filters) -> Chart:
        """The chart of these rows, which are those of a filter."""
        return Chart(
            name=self.name,
            finding=self.title(table),
            sentence=self.sentence(table),
            figure=untitled(self.draw(table)),
            table=table,
            columns=self.columns,
            filters=filters,
        )


_PACE = _Row("pace", said.pace_title, said.pace_sentence, drawn.pace_scatter, TARGET_COLUMNS)
_ARRIVAL = _Row("arrival", said.arrival_title, said.arrival_sentence, drawn.arrival_range, _ARRIVAL_COLUMNS)
_SHORTFALL = _Row(
    "shortfall", said.shortfall_title, said.shortfall_sentence, drawn.shortfall_bars, _ARRIVAL_COLUMNS
)
_KEPT = _Row("kept-2014", said.kept_title, said.kept_sentence, drawn.kept_dots, _OUTCOME_COLUMNS)
_OWN = _Row(
    "met-and-lapsed", said.own_title, said.own_sentence, drawn.outcome_bars, (*_OUTCOME_COLUMNS, "evidence")
)
_INFLATION = _Row(
    "promise-inflation", said.inflation_title, said.inflation_sentence, promise_inflation, _INFLATION_COLUMNS
)
