"""The commitments as a table to read: names instead of codes, units, days, a chip for the status."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.charts import STATUS_STYLE
from dashboard.charts.style import rows_of
from dashboard.language import LANGUAGES, language, phrase, say
from dashboard.parts.text_table import as_text, text_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def readable(commitments: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """One row a commitment under the same index, the columns that matter most first."""
    records = rows_of(commitments)
    return pd.DataFrame(
        {
            "Party": commitments["party_name"],
            "Target": [words.target(record) for record in records],
            "By": [words.deadline(record["deadline"]) for record in records],
            "Status": [[_chip(record["status"])] for record in records],
            "First stated": commitments["first_stated_on"].dt.date,
            "Standing": [words.plain(record["standing"]) for record in records],
            "Condition": commitments["condition"].fillna(""),
            "Speaker": commitments["speaker"].fillna(""),
            "Asked by": [names.get(code, "") for code in commitments["requested_by"]],
            "Sentence": commitments["evidence"],
            "Publisher": commitments["publisher"],
            "Sources": commitments["n_sources"],
            "Link": [words.safe_url(url) for url in commitments["source_url"]],
        },
        index=commitments.index,
    )


def row_table(rows: pd.DataFrame, *, key: str, choose: Callable[[str | None], None], alt: str) -> bool:
    """Draws rows under columns that are named below, and tells whether one is ticked or clicked.

    `choose` hears the index of the row that a reader ticks or clicks, or None where that is undone. A table
    that is drawn as text has nothing to tick.
    """
    drawn, heads = st.container(), _columns(language())
    if as_text():
        text_table(rows, heads, within=drawn)
        return False
    ids = rows.index.tolist()
    event: Any = drawn.dataframe(
        rows,
        key=key,
        hide_index=True,
        height=min(430, _ROW_HEIGHT * (len(rows) + 1) + 3),
        column_config=heads,
        on_select=lambda: choose(_selected(st.session_state[key].selection, ids)),
        selection_mode=["single-row", "single-cell"],
        placeholder="",
        alt=alt,
    )
    return _selected(event.selection, ids) is not None


def _selected(selection: Any, ids: Sequence[str]) -> str | None:  # noqa: ANN401 - as Streamlit gives it
    touched = [*selection.rows, *(row for row, _ in selection.cells)]
    return next((ids[place] for place in touched if place < len(ids)), None)


_ROW_HEIGHT = 35


def plain_table(rows: Sequence[Mapping[str, Any]], *, alt: str) -> None:
    """Draws a few rows as they are, text as text."""
    text_table(pd.DataFrame(rows), _columns(language()), alt=alt)


def _chip(status: str) -> str:
    style = STATUS_STYLE[status]
    return f"{style.sign} {style.label}"


@lru_cache(maxsize=len(LANGUAGES))
def _columns(spoken: str) -> dict[str, Any]:
    """How the columns of `readable`, and of the tables on the About page, are shown."""
    del spoken  # the key of the cache
    column = st.column_config
    return {
        "Party": column.TextColumn(say("Party"), pinned=True, width=130),
        "Target": column.TextColumn(say("Target"), width=190),
        "By": column.TextColumn(say("By"), width=95, help=say("The deadline, as exactly as it was stated")),
        "Status": column.MultiselectColumn(
            say("Status"),
            width=max(115, 45 + 7 * max(len(style.label) for style in STATUS_STYLE.values())),
            options=[_chip(status) for status in STATUS_STYLE],
            color=[style.colour for style in STATUS_STYLE.values()],
        ),
        "First stated": column.DateColumn(say("First stated"), format=say("D MMM YYYY"), width=115),
        "Standing": column.TextColumn(say("Standing"), width=95),
        "Condition": column.TextColumn(
            say("Condition"), width=150, help=say("The words of a condition, where one is attached")
        ),
        "Speaker": column.TextColumn(say("Speaker"), width=140),
        "Asked by": column.TextColumn(say("Asked by"), width=110),
        "Sentence": column.TextColumn(say("Sentence"), width=420),
        "Publisher": column.TextColumn(say("Publisher"), width=130),
        "Sources": column.NumberColumn(say("Sources"), width=70, help=say("How many sources state it")),
        "Title": column.TextColumn(say("Title"), width=380),
        "Published": column.TextColumn(say("Published"), width=130),
        "Commitments": column.NumberColumn(
            say("Commitments"), width=110, help=say("Those in view that the source states")
        ),
        "Checked by": column.TextColumn(
            say("Checked by"), width=110, help=say("How many readers held it against the page")
        ),
        "Link": column.LinkColumn(say("Link"), display_text=say("Open"), width=60),
        **{name: column.TextColumn(say(name)) for name in _HEADINGS},
    }


_HEADINGS = (
    phrase("Given when"),
    phrase("Texts"),
    phrase("Left out"),
    phrase("Reader"),
    phrase("False records"),
    phrase("Calibration error"),
    phrase("Articles a second"),
    phrase("Precision"),
    phrase("Recall"),
    phrase("Figures"),
    phrase("Credit"),
    phrase("Terms"),
    phrase("shares of GDP, core F1"),
    phrase("shares of GDP, strict F1"),
    phrase("all metrics, core F1"),
    phrase("all metrics, strict F1"),
)
"""Headings of the tables on the About page."""
