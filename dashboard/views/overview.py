"""The dataset at a glance, as filtered."""

import streamlit as st

from dashboard import analysis, board
from dashboard.cards import brief_list
from dashboard.filter_panel import asked, nothing_found
from dashboard.glance import glance
from dashboard.metrics import overview_metrics
from dashboard.panel import chart_panel

here, filters = board.load(), asked()
view = glance(here, filters)

st.title("Who has promised to spend what on defence, by when", anchor=False)
if view.is_empty:
    nothing_found(filters, here.choices)
    st.stop()

overview_metrics(view.key_figures)
left, right = st.columns([3, 2], gap="medium")
with left:
    chart_panel(
        view.dumbbell,
        finding=analysis.dumbbell_title(view.targets),
        sentence=analysis.takeaway("dumbbell", view.targets),
        table=view.targets,
        name="spent-and-promised",
    )
with right:
    chart_panel(
        view.world_map,
        finding=analysis.world_map_title(view.countries),
        sentence=analysis.takeaway("world_map", view.countries),
        table=view.countries,
        name="world-map",
    )
    brief_list(view.due_next, here.names, heading="Due next")
    brief_list(view.newest, here.names, heading="Newest")
