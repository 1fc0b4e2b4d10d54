"""Which country's page is open, or which are compared; the address keeps it: `?country=South+Korea`.

A link may name codes as well: `?country=KOR`, `?compare=DEU&compare=FRA`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import words
from dashboard.contents.party_choice import party_box, party_table, take_from_link
from dashboard.language import say
from dashboard.parts import columns

if TYPE_CHECKING:
    from dashboard.board import Board

MOST_COMPARED = 8
"""Countries that can be looked at together."""


def chosen_countries(here: Board) -> tuple[str, ...]:
    """Draws the choice of a country and of others to compare it with; none where nothing is chosen."""
    labels = here.choices["countries"]
    take_from_link("country", labels, here.spelled["countries"])
    take_from_link("compare", labels, here.spelled["countries"])
    with st.container(horizontal=True, gap="medium"):
        country = party_box("country", say("Country"), labels, say("Choose a country"))
        compared = st.multiselect(
            say("Compare"),
            list(labels),
            format_func=lambda code: labels.get(code, code),
            key="compare",
            bind="query-params",
            placeholder=say("Several countries side by side"),
            width=560,
        )
    chosen = dict.fromkeys(compared if country is None else [country, *compared])
    return tuple(chosen)[:MOST_COMPARED]


def all_countries(here: Board) -> None:
    """A table of all countries to choose from."""
    st.text(say("Click a row to open the country, or choose several to compare."))
    rows = here.progress[here.progress["party"].isin(here.choices["countries"])]
    rows = rows.sort_values("party_name", key=lambda names: names.map(words.in_order))
    party_table(
        rows,
        "country",
        shown=columns.TARGET_COLUMNS,
        alt=say("All countries with their spending, target and gap; click a row to open the country"),
        height=640,
    )
