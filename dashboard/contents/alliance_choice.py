"""Which bloc's page is open; the address keeps it: `?alliance=European+Union`, or `EU` in a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.contents.alliances import overview
from dashboard.contents.party_choice import take_from_link
from dashboard.language import say
from dashboard.parts.table import labels as columns

if TYPE_CHECKING:
    from dashboard.board import Board


def chosen_alliance(here: Board) -> str | None:
    """Draws the choice; without one, a table of all blocs to choose from, and None."""
    labels = here.choices["alliances"]
    take_from_link("alliance", labels, here.spelled["alliances"])
    bloc = st.selectbox(
        say("Alliance"),
        list(labels),
        index=None,
        format_func=lambda code: labels.get(code, code),
        key="alliance",
        bind="query-params",
        placeholder=say("Choose an alliance or group"),
        width=320,
    )
    if bloc is None:
        _all_alliances(here)
    return bloc


def _all_alliances(here: Board) -> None:
    st.text(say("Click a row to open the alliance."))
    rows = overview(here)
    st.dataframe(
        rows,
        key="all_alliances",
        hide_index=True,
        height="content",
        column_order=[name for name in rows.columns if name != "party"],
        column_config=columns(),
        placeholder="",
        on_select=lambda: _open(rows["party"].tolist()),
        selection_mode="single-cell",
        alt=say("All alliances with how their members stand; click a row to open one"),
    )


def _open(codes: list[str]) -> None:
    for place, _ in st.session_state["all_alliances"].selection.cells:
        st.session_state["alliance"] = codes[place]
