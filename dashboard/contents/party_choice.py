"""What a page's address says of the party it is about: a code in a link is as good as a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from dashboard import words
from dashboard.language import say
from dashboard.parts.columns import labels as columns
from dashboard.parts.columns import spelled, told
from dashboard.parts.filter_panel import relabelled
from dashboard.parts.text_table import as_text, text_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd


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


def party_box(name: str, label: str, labels: Mapping[str, str], placeholder: str) -> str | None:
    """Draws the choice of one party, which the address keeps as the parameter `name`; gives its code."""
    return st.selectbox(
        label,
        list(labels),
        index=None,
        format_func=lambda code: labels.get(code, code),
        key=name,
        bind="query-params",
        placeholder=placeholder,
        width=320,
    )


def party_table(
    rows: pd.DataFrame, name: str, *, shown: Sequence[str], alt: str, height: int | Literal["content"]
) -> None:
    """Draws a row a party, by its column `party`; a click chooses it for the widget whose key is `name`."""
    drawn, codes, key = st.container(), rows["party"].tolist(), f"all_{name}"
    if as_text():
        text_table(spelled(rows, shown), columns(), within=drawn)
        return

    def choose() -> None:
        for place, _ in st.session_state[key].selection.cells:
            st.session_state[name] = codes[place]

    drawn.dataframe(
        told(rows, shown),
        key=key,
        hide_index=True,
        height=height,
        column_config=columns(),
        placeholder="",
        on_select=choose,
        selection_mode="single-cell",
        alt=alt,
    )
