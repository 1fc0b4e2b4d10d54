"""Which country's page is open; the address keeps it: `?country=South+Korea`, or `?country=KOR` in a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import words
from dashboard.parts.table import LABELS, TARGET_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.board import Board


def chosen_country(here: Board) -> str | None:
    """Draws the choice; without one, a table of all countries to choose from, and None."""
    labels = here.choices["countries"]
    _take_from_link(labels)
    country = st.selectbox(
        "Country",
        list(labels),
        index=None,
        format_func=lambda code: labels.get(code, code),
        key="country",
        bind="query-params",
        placeholder="Choose a country",
        width=320,
    )
    if country is None:
        _all_countries(here)
    return country


def _take_from_link(labels: Mapping[str, str]) -> None:
    """A code in a link becomes the name that the widget keeps there; what is neither is named in one line."""
    asked = st.query_params.get("country", "")
    if asked in labels and labels[asked] != asked and "country" not in st.session_state:
        st.query_params["country"] = labels[asked]
        st.rerun()
    if asked and asked not in labels.values():
        st.caption(words.literal(f"Ignored in the link: country={asked}"))


def _all_countries(here: Board) -> None:
    st.text("Click a row to open the country.")
    rows = here.progress[here.progress["party"].isin(here.choices["countries"])].sort_values("party_name")
    st.dataframe(
        rows,
        key="all_countries",
        hide_index=True,
        height=640,
        column_order=TARGET_COLUMNS,
        column_config=LABELS,
        placeholder="",
        on_select=lambda: _open(rows["party"].tolist()),
        selection_mode="single-cell",
        alt="All countries with their spending, target and gap; click a row to open the country",
    )


def _open(codes: list[str]) -> None:
    for place, _ in st.session_state["all_countries"].selection.cells:
        st.session_state["country"] = codes[place]
