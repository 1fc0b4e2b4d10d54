"""One bloc: how its members stand together, and what each has said beside what they agreed on."""

import streamlit as st

from dashboard import board
from dashboard.contents.alliance_choice import chosen_alliance
from dashboard.contents.alliances import alliance, alliance_metrics, word_cards
from dashboard.language import say
from dashboard.parts.cards import commitment_cards
from dashboard.parts.panel import chart_panel

here = board.load()
heading = st.container()
bloc = chosen_alliance(here)
heading.title(here.names[bloc] if bloc else say("Alliances"), anchor=False)
if bloc:
    view = alliance(here, bloc)
    alliance_metrics(view.standing, view.aim)
    left, right = st.columns(2, gap="medium")
    with left:
        chart_panel(view.spent)
        chart_panel(view.where)
        if view.lineage:
            chart_panel(view.lineage)
    with right:
        chart_panel(view.words)
        if view.parts:
            chart_panel(view.parts)
    chart_panel(view.each)
    word_cards(view.differing, here)
    commitment_cards(view.own, here.names)
