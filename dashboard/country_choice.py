"""Which country's page is open; the address keeps it: `?country=South+Korea`, or `?country=KOR` in a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import words

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
    rows = here.progress[here.progress["party"].isin(here.choices["countries"])].sort_values("party_name")
    st.dataframe(
        _compared(rows),
        key="all_countries",
        hide_index=True,
        height=640,
        column_config=_COLUMNS,
        placeholder="",
        on_select=lambda: _open(rows["party"].tolist()),
        selection_mode="single-row",
        alt="All countries with their spending, target and gap; select a row to open the country",
    )


def _open(codes: list[str]) -> None:
    for place in st.session_state["all_countries"].selection.rows:
        st.session_state["country"] = codes[place]


def _compared(rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Country": rows["party_name"],
            "Spent": rows["share_of_gdp"],
            "Year": rows["year"],
            "Target": rows["target"],
            "By": rows["deadline"].fillna(""),
            "Whose": rows["origin"].fillna(""),
            "Gap": rows["gap_points"],
            "Verdict": rows["verdict"],
        }
    )


_COLUMNS = {
    "Country": st.column_config.TextColumn(pinned=True, width=160),
    "Spent": st.column_config.NumberColumn("Spent, % of GDP", format="%.2f"),
    "Year": st.column_config.NumberColumn(format="%d", width=70),
    "Target": st.column_config.NumberColumn("Standing target, % of GDP", format="%.2f"),
    "By": st.column_config.TextColumn(width=90),
    "Whose": st.column_config.TextColumn(help="Its own word, or its alliance's", width=90),
    "Gap": st.column_config.NumberColumn(
        "Gap, points", format="%.2f", help="Positive where money is missing"
    ),
    "Verdict": st.column_config.TextColumn(width=110),
}
