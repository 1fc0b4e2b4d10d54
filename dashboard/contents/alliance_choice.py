"""Which bloc's page is open; the address keeps it: `?alliance=European+Union`, or `EU` in a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.contents.alliances import overview
from dashboard.contents.party_choice import party_box, party_table, take_from_link
from dashboard.language import say

if TYPE_CHECKING:
    from dashboard.board import Board


def chosen_alliance(here: Board) -> str | None:
    """Draws the choice; without one, a table of all blocs to choose from, and None."""
    labels = here.choices["alliances"]
    take_from_link("alliance", labels, here.spelled["alliances"])
    bloc = party_box("alliance", say("Alliance"), labels, say("Choose an alliance or group"))
    if bloc is None:
        st.text(say("Click a row to open the alliance."))
        rows = overview(here)
        party_table(
            rows,
            "alliance",
            shown=[name for name in rows.columns if name != "party"],
            alt=say("All alliances with how their members stand; click a row to open one"),
            height="content",
        )
    return bloc
