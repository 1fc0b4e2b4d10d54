"""Which language the pages speak: what the link says, else what the reader chose, else the browser's own."""

from __future__ import annotations

import streamlit as st

from dashboard.language import LANGUAGES, say


def chosen_language() -> str:
    """The code of the language of this run; English where the browser's is not offered."""
    asked = st.session_state.get(_KEY) or st.query_params.get(_KEY)
    return asked if asked in LANGUAGES else _of_browser()


def language_choice() -> None:
    """Draws the choice; the address keeps it, `?lang=de`, but for the browser's own language."""
    st.radio(
        say("Language"),
        list(LANGUAGES),
        index=list(LANGUAGES).index(_of_browser()),
        horizontal=True,
        key=_KEY,
        bind="query-params",
        label_visibility="collapsed",
        on_change=_relabel,
        help=" · ".join(LANGUAGES.values()),
    )


_KEY = "lang"


def _relabel() -> None:
    """Sets what the address keeps to what it is: widgets hold labels, those of the language before."""
    for name in st.query_params:
        if name != _KEY and name in st.session_state:
            st.session_state[name] = st.session_state[name]


def _of_browser() -> str:
    code = (st.context.locale or "").split("-")[0].lower()
    return code if code in LANGUAGES else "en"
