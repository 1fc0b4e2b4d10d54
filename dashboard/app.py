"""The entry: page settings, language, navigation and, where a page takes them, the filters."""

from pathlib import Path

import streamlit as st

from dashboard import board
from dashboard.curating import access
from dashboard.filters import describe
from dashboard.language import say, speak
from dashboard.parts.brand import ICON, LOGO, footer
from dashboard.parts.filter_panel import asked, filter_panel
from dashboard.parts.language_choice import chosen_language, language_choice
from dashboard.parts.media import media

st.set_page_config(page_title="pledgeboard", page_icon=ICON, layout="wide")
st.logo(LOGO, size="large")
speak(chosen_language())

overview = st.Page("views/overview.py", title=say("Overview"), icon=":material/monitoring:", default=True)
countries = st.Page("views/countries.py", title=say("Countries"), icon=":material/flag:")
alliances = st.Page("views/alliances.py", title=say("Alliances"), icon=":material/groups:")
commitments = st.Page("views/commitments.py", title=say("Commitments"), icon=":material/table_rows:")
demands = st.Page("views/demands.py", title=say("Demands"), icon=":material/campaign:")
delivery = st.Page("views/delivery.py", title=say("Promises and delivery"), icon=":material/speed:")
timeline = st.Page("views/timeline.py", title=say("Timeline"), icon=":material/event:")
changes = st.Page("views/changes.py", title=say("What changed"), icon=":material/update:")
sources = st.Page("views/sources.py", title=say("Sources"), icon=":material/library_books:")
try_it = st.Page("views/try_it.py", title=say("Try it"), icon=":material/edit_note:")
about = st.Page("views/about.py", title=say("About"), icon=":material/info:")

pages = [
    *(overview, countries, alliances, commitments, timeline, demands, delivery, changes, sources),
    *(try_it, about),
]
door = st.Page("views/sign_in.py", title=say("For curators"), url_path="sign-in", visibility="hidden")
if access.signed_in():
    pages.append(st.Page("views/review.py", title="Review", icon=":material/rule:"))
elif access.configured():
    pages.append(door)

page = st.navigation(pages, position="top")
try:
    here = board.load()
except FileNotFoundError as missing:
    st.error(say("A table is missing: `{name}`. `make data` writes it.", name=Path(missing.filename).name))
    st.stop()
filtered = page in (overview, commitments, timeline, demands, delivery, changes, sources)
if filtered:
    filter_panel(here.choices, here.spelled)
page.run()
footer(here.on)
media(describe(asked(), here.choices) if filtered else "")
if door in pages and page != door:
    st.page_link(door, label=say("For curators"))
language_choice()
