"""How a page prints: see `printing.css`; and what only paper needs to say."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.language import say

_STYLE = Path(__file__).with_name("printing.css")
_SCRIPT = f"<script>{Path(__file__).with_name('printing.js').read_text(encoding='utf-8')}</script>"


def printing(filtered: str) -> None:
    """Makes the page fit for paper, where the filters' panel is left out: `filtered` says them in words."""
    st.html(_STYLE)
    with st.container(key="printed"):
        st.html(_SCRIPT, unsafe_allow_javascript=True)
        if filtered:
            st.text(say("Filtered: {filter}", filter=filtered))
