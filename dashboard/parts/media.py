"""How a page looks on paper and on a phone, where Streamlit's theme has no say: see `media.css`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.language import say

_STYLE = Path(__file__).with_name("media.css")
_SCRIPT = f"<script>{Path(__file__).with_name('media.js').read_text(encoding='utf-8')}</script>"


def media(filtered: str) -> None:
    """Makes the page fit for both; `filtered` says in words what the filters' panel does, for paper."""
    st.html(_STYLE)
    with st.container(key="printed"):
        st.html(_SCRIPT, unsafe_allow_javascript=True)
        if filtered:
            st.text(say("Filtered: {filter}", filter=filtered))
