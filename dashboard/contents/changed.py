"""What changed, on a page: the days that are asked for, the chart, and each change with its sentence."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
import streamlit as st

from dashboard import analysis, charts, words
from dashboard.analysis.changes import CORRECTED
from dashboard.api import news
from dashboard.charts import KIND_STYLE
from dashboard.charts.style import rows_of
from dashboard.data import named_rows, plain
from dashboard.filters import Filters, query_of
from dashboard.language import say
from dashboard.parts.cards import badge, headed, headline, said
from dashboard.parts.panel import Chart, untitled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.board import Board
    from dashboard.charts.style import Row

A_PAGE = 10
"""Changes on one page of the list."""


_FIRST_DAY = date(1949, 4, 4)
"""NATO's founding; without a first day of its own the widget refuses what is older than ten years."""


class Period(NamedTuple):
    """Which changes are asked for."""

    since: date | None
    """Only what came about after this day."""
    until: date | None
    """Only what came about on this day or before."""
    kinds: tuple[str, ...]
    """No kind is every kind."""

    @property
    def query(self) -> dict[str, str | list[str]]:
        """The period as the data API takes it, without what is open."""
        days = {name: str(day) for name in ("since", "until") if (day := getattr(self, name)) is not None}
        return {**days, **({"kinds": list(self.kinds)} if self.kinds else {})}

    def beyond(self, usual: Period) -> dict[str, object]:
        """What of it a link must name, since it is not as usual; an open first day is the first of all."""
        told = {"since": self.since or _FIRST_DAY, "until": self.until or usual.until, "kinds": self.kinds}
        return {name: value for name, value in told.items() if value != getattr(usual, name)}


def usual_period(on: date) -> Period:
    """The year before the day `on`, and all that happened in it."""
    return Period((pd.Timestamp(on) - pd.DateOffset(years=1)).date(), on, ())


def chosen_period(on: date) -> Period:
    """Draws the two days and the kinds; at first those of `usual_period`."""
    _take_from_link()
    usual = usual_period(on)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        since = _day(say("After"), "since", usual.since)
        until = _day(say("Until"), "until", usual.until)
        kinds = st.pills(
            say("What happened"),
            list(KIND_STYLE),
            selection_mode="multi",
            format_func=_labelled,
            key="kinds",
            bind="query-params",
            wrap=True,
        )
    return Period(since, until, tuple(kinds))


def _labelled(kind: str) -> str:
    style = KIND_STYLE.get(kind)
    return say(style.label) if style else kind


def _take_from_link() -> None:
    """Codes in a link (`?kinds=met`) become the labels that the widget keeps there."""
    asked = st.query_params.get_all("kinds")
    labels = [_labelled(kind) for kind in asked]
    if labels != asked and "kinds" not in st.session_state:
        st.query_params["kinds"] = labels
        st.rerun()


def _day(label: str, key: str, usual: date | None) -> date | None:
    day = st.date_input(
        label,
        value=usual,
        min_value=_FIRST_DAY,
        key=key,
        bind="query-params",
        format="YYYY-MM-DD",
        width=150,
    )
    return day if isinstance(day, date) else None


@lru_cache(maxsize=4)
def history(here: Board) -> pd.DataFrame:
    """Every change that the data tells, with the names of the board."""
    return plain(named_rows(news.rows(here), here.names))


def changes_chart(changes: pd.DataFrame, filters: Filters, besides: Mapping[str, object]) -> Chart:
    """The months and what they saw; its table holds every change."""
    return Chart(
        name="changes",
        finding=analysis.changes_title(changes),
        sentence=analysis.changes_takeaway(changes),
        figure=untitled(charts.changes_by_month(changes)),
        table=changes,
        columns=CHANGE_COLUMNS,
        filters=filters,
        besides=besides,
    )


CHANGE_COLUMNS = ("day", "kind", "party_name", "headline", "evidence", "speaker", "publisher", "source_url")


def feed_link(filters: Filters) -> None:
    """The way to the feed of changes: of the countries and alliances that are asked for, else of all."""
    places = Filters(alliances=filters.alliances, countries=filters.countries)
    address = "/feed.atom" if places.is_empty else f"/feed.atom?{query_of(places)}"
    label = say("Feed of all changes") if places.is_empty else say("Feed of these countries and alliances")
    st.link_button(label, address, icon=":material/rss_feed:", type="tertiary")


def change_list(here: Board, changes: pd.DataFrame) -> None:
    """The changes, the latest first, by day: a card each, twenty a page."""
    below = st.container()
    pages = -(-len(changes) // A_PAGE)
    page = st.pagination(pages, key="changes_page", bind="query-params") if pages > 1 else 1
    shown = rows_of(changes.iloc[(page - 1) * A_PAGE : page * A_PAGE])
    known = _known(here)
    with below:
        for day in dict.fromkeys(row["day"] for row in shown):
            st.subheader(words.day(day), anchor=False)
            for row in shown:
                if row["day"] == day:
                    _card(row, known, here.names)


@lru_cache(maxsize=4)
def _known(here: Board) -> Mapping[str, Row]:
    """Every commitment by its id."""
    return {row["commitment_id"]: row for row in rows_of(here.tables.commitments)}


def _card(row: Row, known: Mapping[str, Row], names: Mapping[str, str]) -> None:
    with st.container(border=True, gap="xsmall"):
        headed(_line(row, known, names), row["source_url"])
        st.text(row["evidence"])
        st.text(said(row["speaker"], None, row["publisher"]))


def _line(row: Row, known: Mapping[str, Row], names: Mapping[str, str]) -> str:
    """What happened to which commitment, and what took its place or was put right."""
    style = KIND_STYLE[row["kind"]]
    aim = _aim(known[row["commitment_id"]], names)
    line = f":gray-badge[{style.sign} {say(style.label)}] **{words.literal(row['party_name'])}** · {aim}"
    if row["kind"] == CORRECTED:
        return f"{line}  \n{words.literal(row['headline'])}"
    successor = words.present(row["successor"])
    return f"{line}  \n{say('now {aim}', aim=_aim(known[successor], names))}" if successor else line


def _aim(commitment: Row, names: Mapping[str, str]) -> str:
    return f"{badge(commitment['status'])} {words.literal(headline(commitment, names))}"
