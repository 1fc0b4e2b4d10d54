"""What waits for a person's decision; the page exists for curators only."""

import streamlit as st

from dashboard import board, curators
from dashboard.reviewing import desk

if curators.signed_in() is None:
    st.stop()
st.title("Review", anchor=False)
desk(board.load().names)
