"""The entry: page settings, navigation and, where a page takes them, the filters."""

from pathlib import Path

import streamlit as st

from dashboard import board
from dashboard.brand import ICON, LOGO, footer
from dashboard.filter_panel import filter_panel

st.set_page_config(page_title="pledgeboard", page_icon=ICON, layout="wide")
st.logo(LOGO, size="large")

overview = st.Page("views/overview.py", title="Overview", icon=":material/monitoring:", default=True)
countries = st.Page("views/countries.py", title="Countries", icon=":material/flag:")
commitments = st.Page("views/commitments.py", title="Commitments", icon=":material/table_rows:")
about = st.Page("views/about.py", title="About", icon=":material/info:")

page = st.navigation([overview, countries, commitments, about], position="top")
try:
    here = board.load()
except FileNotFoundError as missing:
    st.error(f"A table is missing: `{Path(missing.filename).name}`. `make data` writes it.")
    st.stop()
if page in (overview, commitments):
    filter_panel(here.choices)
page.run()
footer(here.on)
