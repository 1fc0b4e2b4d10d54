"""What was promised against what is delivered: pace, arrival, shortfall, and what fell due."""

import streamlit as st

from dashboard import board
from dashboard.contents.delivery import delivered
from dashboard.language import say
from dashboard.parts.filter_panel import asked, nothing_found
from dashboard.parts.panel import chart_panel, folded_panel

here, filters = board.load(), asked()
view = delivered(here, filters)

st.title(say("What was promised, and what is delivered"), anchor=False)
if view.is_empty:
    nothing_found(filters, here.choices)
else:
    left, right = st.columns(2, gap="medium")
    with left:
        chart_panel(view.pace)
        for chart in (view.kept, view.inflation, view.moved):
            folded_panel(chart)
    with right:
        chart_panel(view.arrival)
        for chart in (view.shortfall, view.own):
            folded_panel(chart)
