"""What a page's address says of the party it is about: a code in a link is as good as a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import words
from dashboard.language import say
from dashboard.parts.filter_panel import relabelled

if TYPE_CHECKING:
    from collections.abc import Mapping


def take_from_link(name: str, labels: Mapping[str, str], spelled: Mapping[str, str]) -> None:
    """Codes, and names in any language, in the parameter `name` become the names that its widget keeps there.

    `?country=KOR` and `?country=South+Korea` open the same page in every language. What is
    neither is named in one line. For the widget that is drawn next, with `name` as its key.
    """
    asked = st.query_params.get_all(name)
    named = [relabelled(text, labels, spelled) for text in asked]
    if named != asked and name not in st.session_state:
        st.query_params[name] = named
        st.rerun()
    ignored = [text for text in named if text and text not in labels.values()]
    if ignored:
        told = ", ".join(f"{name}={text}" for text in ignored)
        st.caption(words.literal(say("Ignored in the link: {what}", what=told)))
