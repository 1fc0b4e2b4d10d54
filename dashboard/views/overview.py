"""The dataset at a glance, as filtered."""

import streamlit as st

from dashboard import board
from dashboard.contents.glance import glance
from dashboard.language import say
from dashboard.parts.cards import due_list, newest_list
from dashboard.parts.filter_panel import asked, nothing_found
from dashboard.parts.metrics import overview_metrics
from dashboard.parts.panel import chart_panel

here, filters = board.load(), asked()
view = glance(here, filters)

st.title(say("Who has promised to spend what on defence, by when"), anchor=False)
if view.is_empty:
    nothing_found(filters, here.choices)
else:
    overview_metrics(view.key_figures)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        chart_panel(view.spent_and_promised)
    with right:
        chart_panel(view.world_map)
        due_list(view.due_next, here.names)
        newest_list(view.newest, here.names)
