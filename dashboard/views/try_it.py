"""A text, a file or a page of the reader's own: what is read in it, and why."""

import streamlit as st

from dashboard import board
from dashboard.contents.trying import given, shown
from dashboard.language import say

st.title(say("Try it on a text of yours"), anchor=False)
st.text(
    say(
        "It is read on this server, by the rules that read the articles of the dataset, in English only. "
        "Nothing is stored: neither the text nor what is read in it."
    )
)
given()
shown(board.load().names)
