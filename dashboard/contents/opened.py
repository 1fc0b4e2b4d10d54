"""Which one of many is open; the address keeps it: `?commitment=pol-gdp-share-4-2030-pledged`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import words
from dashboard.charts.style import rows_of
from dashboard.language import say

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.charts.style import Row


def opened(name: str, rows: pd.DataFrame) -> Row | None:
    """The row that the address names as `name`, by its column `{name}_id`.

    None where it names none; one that is not there is named in a line.
    """
    asked = st.query_params.get(name)
    if asked is None:
        return None
    found = rows_of(rows[rows[f"{name}_id"].eq(asked)])
    if not found:
        st.caption(words.literal(say("Ignored in the link: {what}", what=f"{name}={asked}")))
    return found[0] if found else None


def open_in_address(name: str, value: str | None) -> None:
    """Opens a row, or closes the open one for None."""
    if value is None:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value
