"""What this is, how it is made, and under which terms it may be used."""

import streamlit as st

from dashboard import board, export, words
from dashboard.contents import about
from dashboard.language import number, say
from dashboard.parts import table
from dashboard.parts.panel import chart_panel

here = board.load()
counts = here.tables

st.title(say("About pledgeboard"), anchor=False)
st.text(
    say(
        "{commitments} commitments from {statements} statements in {sources} sources, as of {day}.",
        commitments=number(len(counts.commitments)),
        statements=number(len(counts.statements)),
        sources=number(len(counts.sources)),
        day=words.day(here.on),
    )
)
st.header(say("Method"), anchor=False)
st.markdown(about.method())
st.header(say("Status"), anchor=False)
table.plain_table(about.status_rows(), alt=say("The six statuses and when each is given"))
st.header(say("Definitions"), anchor=False)
st.markdown(about.definitions())
if here.measured:
    st.header(say("Measured accuracy"), anchor=False)
    st.markdown(about.accuracy())
    table.plain_table(about.measure_rows(here.measured), alt=say("What was measured of the extraction"))
    for column, chart in zip(st.columns(2, gap="medium"), about.accuracy_charts(here.measured), strict=True):
        with column:
            chart_panel(chart)
if here.compared:
    st.header(say("Beside other readers"), anchor=False)
    st.markdown(about.comparison())
    table.plain_table(about.comparison_rows(here.compared), alt=say("How other readers do on the same texts"))
st.header(say("Licences and credits"), anchor=False)
st.markdown(about.terms())
table.plain_table(about.credit_rows(here.editions), alt=say("The figures and their terms"))
st.header(say("How to cite"), anchor=False)
st.code(export.citation(here.on, ""), language=None, wrap_lines=True)
