"""Every commitment that matches the filters, the evidence behind each, and the rows to take away."""

from functools import partial

import streamlit as st

from dashboard import board
from dashboard.contents.opened import open_in_address, opened
from dashboard.language import say
from dashboard.parts.cards import evidence_panel
from dashboard.parts.downloads import download_row
from dashboard.parts.filter_panel import asked, nothing_found, said
from dashboard.parts.table import row_table

here, filters = board.load(), asked()
commitments = here.commitments(filters)

st.title(say("Commitments"), anchor=False)
linked, clicked = st.container(), False
if commitments.empty:
    nothing_found(filters, here.choices)
else:
    said(len(commitments), filters, here.choices)
    clicked = row_table(
        here.readable.loc[commitments["commitment_id"]],
        key="commitment_table",
        choose=partial(open_in_address, "commitment"),
        alt=say("Commitments that match the filters; select a row to see its evidence"),
    )
    st.caption(say("Select a row to read the sentences behind it and open their sources."))
    download_row(here, commitments, filters)
with st.container() if clicked else linked:
    if row := opened("commitment", here.tables.commitments):
        evidence_panel(here, row)
