"""The entry: page settings, navigation and, where a page takes them, the filters."""

from pathlib import Path

import streamlit as st

from dashboard import board
from dashboard.curating import access
from dashboard.parts.brand import ICON, LOGO, footer
from dashboard.parts.filter_panel import filter_panel

st.set_page_config(page_title="pledgeboard", page_icon=ICON, layout="wide")
st.logo(LOGO, size="large")

overview = st.Page("views/overview.py", title="Overview", icon=":material/monitoring:", default=True)
countries = st.Page("views/countries.py", title="Countries", icon=":material/flag:")
alliances = st.Page("views/alliances.py", title="Alliances", icon=":material/groups:")
commitments = st.Page("views/commitments.py", title="Commitments", icon=":material/table_rows:")
demands = st.Page("views/demands.py", title="Demands", icon=":material/campaign:")
delivery = st.Page("views/delivery.py", title="Promises and delivery", icon=":material/speed:")
timeline = st.Page("views/timeline.py", title="Timeline", icon=":material/event:")
changes = st.Page("views/changes.py", title="What changed", icon=":material/update:")
sources = st.Page("views/sources.py", title="Sources", icon=":material/library_books:")
try_it = st.Page("views/try_it.py", title="Try it", icon=":material/edit_note:")
about = st.Page("views/about.py", title="About", icon=":material/info:")

pages = [
    *(overview, countries, alliances, commitments, timeline, demands, delivery, changes, sources),
    *(try_it, about),
]
door = st.Page("views/sign_in.py", title="For curators", url_path="sign-in", visibility="hidden")
if access.signed_in():
    pages.append(st.Page("views/review.py", title="Review", icon=":material/rule:"))
elif access.configured():
    pages.append(door)

page = st.navigation(pages, position="top")
try:
    here = board.load()
except FileNotFoundError as missing:
    st.error(f"A table is missing: `{Path(missing.filename).name}`. `make data` writes it.")
    st.stop()
if page in (overview, commitments, timeline, demands, delivery, changes, sources):
    filter_panel(here.choices)
page.run()
footer(here.on)
if door in pages and page != door:
    st.page_link(door, label="For curators")
