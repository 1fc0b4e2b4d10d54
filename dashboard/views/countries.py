"""One country: what it spends, what it has promised, and how far apart the two are."""

import streamlit as st

from dashboard import analysis, board
from dashboard.contents.country import spending_chart
from dashboard.contents.country_choice import chosen_country
from dashboard.language import say
from dashboard.parts.cards import commitment_cards
from dashboard.parts.metrics import party_metrics
from dashboard.parts.panel import chart_panel

here = board.load()
heading = st.container()
country = chosen_country(here)
heading.title(here.names[country] if country else say("Countries"), anchor=False)
if country:
    party_metrics(here.progress, country, here.names)
    chart_panel(spending_chart(here, country))
    commitment_cards(analysis.history(here.tables.commitments, country), here.names)
