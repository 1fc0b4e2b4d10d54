"""What this is, how it is made, and under which terms it may be used."""

import streamlit as st

from dashboard import about, board, export, table, words

here = board.load()
counts = here.tables

st.title("About pledgeboard", anchor=False)
st.text(
    f"{len(counts.commitments):,} commitments from {len(counts.statements):,} statements in "
    f"{len(counts.sources):,} sources, as of {words.day(here.on)}."
)
st.header("Method", anchor=False)
st.markdown(about.METHOD)
st.header("Status", anchor=False)
table.status_table(about.status_rows())
st.header("Definitions", anchor=False)
st.markdown(about.DEFINITIONS)
st.header("Licences and credits", anchor=False)
st.markdown(about.TERMS)
table.credit_table(about.credit_rows(here.editions))
st.header("How to cite", anchor=False)
st.code(export.citation(here.on, ""), language=None, wrap_lines=True)
