"""One country: what it spends, what it has promised, and how far apart the two are; or several compared."""

import streamlit as st

from dashboard import analysis, board
from dashboard.contents.comparison import comparison, comparison_table
from dashboard.contents.country import spending_chart
from dashboard.contents.country_choice import all_countries, chosen_countries
from dashboard.contents.lineage import lineage_chart
from dashboard.language import say
from dashboard.parts.cards import commitment_cards
from dashboard.parts.metrics import party_metrics
from dashboard.parts.panel import chart_panel

here = board.load()
heading = st.container()
countries = chosen_countries(here)
if not countries:
    heading.title(say("Countries"), anchor=False)
    all_countries(here)
elif len(countries) == 1:
    country = countries[0]
    heading.title(here.names[country], anchor=False)
    party_metrics(here.progress, country, here.names)
    chart_panel(spending_chart(here, country))
    if lineage := lineage_chart(here, country):
        chart_panel(lineage)
    commitment_cards(analysis.history(here.tables.commitments, country), here.names)
else:
    view = comparison(here, countries)
    heading.title(view.heading, anchor=False)
    comparison_table(view.rows)
    chart_panel(view.each)
