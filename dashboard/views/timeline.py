"""When commitments fall due: each from the day it was stated to its deadline, and whose year is which."""

from functools import partial

import streamlit as st

from dashboard import board
from dashboard.contents.agenda import (
    chosen_horizon,
    deadlines_chart,
    due_within,
    own_years_chart,
    spans_chart,
)
from dashboard.contents.opened import open_in_address, opened
from dashboard.language import say
from dashboard.parts.cards import evidence_panel
from dashboard.parts.downloads import download_row
from dashboard.parts.filter_panel import asked, nothing_found
from dashboard.parts.panel import chart_panel, folded_panel
from dashboard.parts.table import row_table

here, filters = board.load(), asked()

st.title(say("Timeline"), anchor=False)
if here.commitments(filters).empty:
    nothing_found(filters, here.choices)
else:
    months = chosen_horizon()
    due = due_within(here, filters, months)
    left, right = st.columns(2, gap="medium")
    with left:
        chart_panel(spans_chart(here, filters, months))
    with right:
        chart_panel(own_years_chart(here, filters))
    if not due.empty:
        row_table(
            here.readable.loc[due["commitment_id"]],
            key="due_commitments",
            choose=partial(open_in_address, "commitment"),
            alt=say("Commitments that fall due; select a row to see its evidence"),
        )
        download_row(here, due, filters, name="due", also={"within": str(months)})
        if row := opened("commitment", here.tables.commitments):
            evidence_panel(here, row)
    folded_panel(deadlines_chart(here, filters))
