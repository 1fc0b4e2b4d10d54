"""The Timeline's contents for one filter and horizon, made once, and the choice of the horizon."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import analysis, charts
from dashboard.charts.spans import MOST_SPANS
from dashboard.data import plain
from dashboard.language import say
from dashboard.parts.panel import Chart, untitled

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.board import Board
    from dashboard.filters import Filters

HORIZONS = (12, 24, 60, 180)
"""How far ahead a reader can look, in months."""

USUAL_HORIZON = 24


def chosen_horizon() -> int:
    """Draws the choice; how many months ahead. The address keeps it: `?within=60`."""
    chosen = st.radio(
        say("Due within so many months"),
        HORIZONS,
        index=HORIZONS.index(USUAL_HORIZON),
        horizontal=True,
        key="within",
        bind="query-params",
    )
    return chosen or USUAL_HORIZON


@lru_cache(maxsize=128)
def due_within(here: Board, filters: Filters, months: int) -> pd.DataFrame:
    """What falls due, soonest first: `analysis.due_by` of what matches."""
    return _in_view(here, filters, _due(here, months))


@lru_cache(maxsize=128)
def spans_chart(here: Board, filters: Filters, months: int) -> Chart:
    """From the first statement to the deadline, of what falls due."""
    due = due_within(here, filters, months)
    sentences = [analysis.spans_takeaway(due)]
    if len(due) > MOST_SPANS:
        sentences.append(say("Drawn are the {n} due first; the table has all.", n=MOST_SPANS))
    return Chart(
        name="due",
        finding=analysis.spans_title(due, here.on, months),
        sentence=" ".join(sentences),
        figure=untitled(charts.commitment_spans(due, here.on, "")),
        table=due,
        columns=_DUE_COLUMNS,
        filters=filters,
        besides={} if months == USUAL_HORIZON else {"within": months},
    )


@lru_cache(maxsize=128)
def deadlines_chart(here: Board, filters: Filters) -> Chart:
    """The year of every deadline that a party in view has bound itself to and that is still in force."""
    rows = _in_view(here, filters, _undertaken(here))
    return Chart(
        name="deadlines",
        finding=analysis.deadline_timeline_title(rows),
        sentence=analysis.takeaway("deadline_timeline", rows),
        figure=untitled(charts.deadline_timeline(rows)),
        table=rows,
        columns=_DUE_COLUMNS,
        filters=filters,
    )


@lru_cache(maxsize=128)
def own_years_chart(here: Board, filters: Filters) -> Chart:
    """Who has named a year for 3.5 % and 5 %, and who has NATO's only: the parties that are asked for."""
    years = here.asked_for(_own_years(here), filters)
    return Chart(
        name="own-years",
        finding=analysis.own_years_title(years),
        sentence=analysis.own_years_takeaway(years),
        figure=untitled(charts.own_years_chart(years, "")),
        table=years,
        columns=_OWN_COLUMNS,
        filters=filters,
    )


def _in_view(here: Board, filters: Filters, rows: pd.DataFrame) -> pd.DataFrame:
    """Those of matching commitments: what binds on a day, binds whatever the filter."""
    matching = rows["commitment_id"].isin(here.commitments(filters)["commitment_id"])
    return rows[matching].reset_index(drop=True)


@lru_cache(maxsize=16)
def _due(here: Board, months: int) -> pd.DataFrame:
    return plain(analysis.due_by(here.latest_first, here.on, months))


@lru_cache(maxsize=4)
def _undertaken(here: Board) -> pd.DataFrame:
    return plain(analysis.undertaken(here.latest_first, here.on))


@lru_cache(maxsize=4)
def _own_years(here: Board) -> pd.DataFrame:
    return plain(analysis.own_years(here.tables.commitments, here.tables.memberships, here.on))


_DUE_COLUMNS = (
    *("party_name", "value", "metric", "currency", "deadline", "status", "condition", "days_left"),
    *("evidence", "speaker", "publisher", "source_url"),
)
_OWN_COLUMNS = (
    *("party_name", "goal", "whose", "deadline", "value", "scope", "status"),
    *("evidence", "speaker", "publisher", "source_url"),
)
