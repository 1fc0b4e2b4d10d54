"""One country: what it spends, what it has promised, and how far apart the two are."""

import streamlit as st

from dashboard import analysis, board, charts
from dashboard.cards import commitment_cards
from dashboard.country_choice import chosen_country
from dashboard.metrics import party_metrics
from dashboard.panel import chart_panel, untitled

here = board.load()
heading = st.container()
country = chosen_country(here)
heading.title(here.names[country] if country else "Countries", anchor=False)
if country is None:
    st.stop()

party_metrics(here.progress, country, here.names)
spending = here.spending_of(country)
steps = analysis.target_steps(here.tables.commitments, here.tables.memberships, country, here.on)
chart_panel(
    untitled(charts.spending_line(spending, steps)),
    finding=f"{here.names[country]}: {analysis.spending_line_title(spending, steps)}",
    sentence=analysis.takeaway("spending_line", spending),
    table=spending,
    name="spending",
)
commitment_cards(analysis.history(here.tables.commitments, country), here.names)
