"""A table as text: whole on paper, and read by a screen reader from end to end; a grid shows what fits."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.delta_generator import DeltaGenerator


def as_text() -> bool:
    """Draws the choice of a table as text; the address keeps it: `?as_text=true`."""
    return st.toggle(say("The whole table as text, to print"), key="as_text", bind="query-params")


def text_table(
    rows: pd.DataFrame, heads: Mapping[str, Any], *, alt: str = "", within: DeltaGenerator | None = None
) -> None:
    """Draws the rows as `texts` has them."""
    (within or st).table(texts(rows, heads), border="horizontal", hide_index=True, alt=alt or None)


def texts(rows: pd.DataFrame, heads: Mapping[str, Any]) -> pd.DataFrame:
    """Every row, and every column that says something, as Markdown that shows it as text.

    `heads` gives what each column is called: a text, or a column of Streamlit's.
    """
    written = {words.literal(head(heads.get(name, name))): rows[name].map(_cell) for name in map(str, rows)}
    return pd.DataFrame({name: cells for name, cells in written.items() if cells.any()})


def head(column: Any) -> str:  # noqa: ANN401 - see above
    """What a column is called."""
    return column if isinstance(column, str) else column["label"]


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a table holds
    """A value as Markdown that shows it as text; an address becomes a link, what is missing says nothing."""
    match value:
        case [chip]:
            return words.literal(chip.replace(" ", "\u00a0", 1))
        case str() if url := words.safe_url(value):
            return f"[{say('Open')}](<{_OUTSIDE.sub(_quoted, url)}>)"
        case str():
            return words.literal(value)
        case date() if not pd.isna(value):
            return words.short_day(value)
    return "" if pd.isna(value) else words.literal(str(value))


_OUTSIDE = re.compile(r"[^\w/:.?&=%#@+,;~-]")
"""What could end a link in Markdown."""


def _quoted(sign: re.Match[str]) -> str:
    return quote(sign.group())
