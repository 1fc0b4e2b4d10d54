"""What waits for a person's decision; the page exists for curators only."""

import streamlit as st

from dashboard import board
from dashboard.curating import access
from dashboard.curating.reviewing import desk

if access.signed_in() is None:
    st.stop()
st.title("Review", anchor=False)
desk(board.load().names)
