"""Who asks whom for what, since when, and what each answered."""

import streamlit as st

from dashboard import board
from dashboard.contents.demands import chosen_askers, demand_cards, demanded
from dashboard.language import say
from dashboard.parts.filter_panel import asked, nothing_found
from dashboard.parts.panel import chart_panel

here, filters = board.load(), asked()

st.title(say("Who asks whom for what, and what they answered"), anchor=False)
view = demanded(here, filters, chosen_askers(here))
if not view.cards:
    nothing_found(filters, here.choices)
else:
    left, right = st.columns(2, gap="medium")
    with left:
        chart_panel(view.matrix)
    with right:
        chart_panel(view.ladder)
    demand_cards(view.cards)
