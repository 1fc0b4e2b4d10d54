"""Which country's page is open; the address keeps it: `?country=South+Korea`, or `?country=KOR` in a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import words
from dashboard.language import say
from dashboard.parts import table
from dashboard.parts.filter_panel import relabelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.board import Board


def chosen_country(here: Board) -> str | None:
    """Draws the choice; without one, a table of all countries to choose from, and None."""
    labels = here.choices["countries"]
    _take_from_link(labels, here.choices_in_english["countries"])
    country = st.selectbox(
        say("Country"),
        list(labels),
        index=None,
        format_func=lambda code: labels.get(code, code),
        key="country",
        bind="query-params",
        placeholder=say("Choose a country"),
        width=320,
    )
    if country is None:
        _all_countries(here)
    return country


def _take_from_link(labels: Mapping[str, str], english: Mapping[str, str]) -> None:
    """A code in a link becomes the name that the widget keeps there; what is neither is named in one line."""
    asked = st.query_params.get("country", "")
    label = relabelled(asked, labels, english)
    if label != asked and "country" not in st.session_state:
        st.query_params["country"] = label
        st.rerun()
    if asked and label not in labels.values():
        st.caption(words.literal(say("Ignored in the link: {what}", what=f"country={asked}")))


def _all_countries(here: Board) -> None:
    st.text(say("Click a row to open the country."))
    rows = here.progress[here.progress["party"].isin(here.choices["countries"])]
    rows = rows.sort_values("party_name", key=lambda names: names.map(words.in_order))
    st.dataframe(
        table.told(rows),
        key="all_countries",
        hide_index=True,
        height=640,
        column_order=table.TARGET_COLUMNS,
        column_config=table.labels(),
        placeholder="",
        on_select=lambda: _open(rows["party"].tolist()),
        selection_mode="single-cell",
        alt=say("All countries with their spending, target and gap; click a row to open the country"),
    )


def _open(codes: list[str]) -> None:
    for place, _ in st.session_state["all_countries"].selection.cells:
        st.session_state["country"] = codes[place]
