"""What this is, how it is made, and under which terms it may be used."""

import streamlit as st

from dashboard import board, export, words
from dashboard.contents import about
from dashboard.parts import table
from dashboard.parts.panel import chart_panel

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
table.plain_table(about.status_rows(), alt="The six statuses and when each is given")
st.header("Definitions", anchor=False)
st.markdown(about.DEFINITIONS)
if here.measured:
    st.header("Measured accuracy", anchor=False)
    st.markdown(about.ACCURACY)
    table.plain_table(about.measure_rows(here.measured), alt="What was measured of the extraction")
    for column, chart in zip(st.columns(2, gap="medium"), about.accuracy_charts(here.measured), strict=True):
        with column:
            chart_panel(chart)
if here.compared:
    st.header("Beside other readers", anchor=False)
    st.markdown(about.COMPARISON)
    table.plain_table(about.comparison_rows(here.compared), alt="How other readers do on the same texts")
st.header("Licences and credits", anchor=False)
st.markdown(about.TERMS)
table.plain_table(about.credit_rows(here.editions), alt="The figures and their terms", row_height=84)
st.header("How to cite", anchor=False)
st.code(export.citation(here.on, ""), language=None, wrap_lines=True)
