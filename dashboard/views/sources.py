"""Each source with what it states, how many tell each commitment, and where sources disagree."""

from functools import partial

import streamlit as st

from dashboard import board
from dashboard.contents.opened import open_in_address, opened
from dashboard.contents.sources import disagreement_cards, readable, source_card, source_metrics, sourced
from dashboard.language import count, say
from dashboard.parts.filter_panel import asked, nothing_found
from dashboard.parts.panel import chart_panel
from dashboard.parts.table import row_table

here, filters = board.load(), asked()
view = sourced(here, filters)

st.title(say("Who says so, and where sources disagree"), anchor=False)
linked, clicked = st.container(), False
if view.rows.empty:
    nothing_found(filters, here.choices)
else:
    source_metrics(view)
    st.subheader(count(len(view.rows), "{n} source", "{n} sources, the latest first"), anchor=False)
    clicked = row_table(
        readable(view.rows),
        key="source_table",
        choose=partial(open_in_address, "source"),
        alt=say("Sources that match the filters; select a row to see what the source states"),
    )
    st.caption(say("Select a row to read what the source states."))
with st.container() if clicked else linked:
    if source := opened("source", here.tables.sources):
        source_card(here, source)
if view.disagreements:
    number = len(view.disagreements)
    st.subheader(count(number, "{n} act is told in two ways", "{n} acts are told in two ways"), anchor=False)
    disagreement_cards(here, view.disagreements)
if not view.rows.empty:
    chart_panel(view.corroboration)
