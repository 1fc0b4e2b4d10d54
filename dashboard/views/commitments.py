"""Every commitment that matches the filters, the evidence behind each, and the rows to take away."""

import streamlit as st

from dashboard import board
from dashboard.language import say
from dashboard.parts import table
from dashboard.parts.cards import evidence_panel
from dashboard.parts.downloads import download_row
from dashboard.parts.filter_panel import asked, nothing_found, said

here, filters = board.load(), asked()
commitments = here.commitments(filters)

st.title(say("Commitments"), anchor=False)
if commitments.empty:
    nothing_found(filters, here.choices)
else:
    said(len(commitments), filters, here.choices)
    rows = here.readable.loc[commitments["commitment_id"]]
    selected = table.commitment_table(rows, key="commitment_table")
    download_row(here, commitments, filters)
    evidence_panel(here, commitments.iloc[selected])
