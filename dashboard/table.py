"""The commitments as a table to read: names instead of codes, units, days, a chip for the status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.charts import STATUS_STYLE
from dashboard.charts.style import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping


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
            "Speaker": commitments["speaker"].fillna(""),
            "Asked by": [names.get(code, "") for code in commitments["requested_by"]],
            "Sentence": commitments["evidence"],
            "Publisher": commitments["publisher"],
            "Sources": commitments["n_sources"],
            "Link": [words.safe_url(url) for url in commitments["source_url"]],
        },
        index=commitments.index,
    )


def commitment_table(rows: pd.DataFrame, *, key: str) -> int | None:
    """Draws rows of `readable`; the place of the row that the reader has selected, if any."""
    event: Any = st.dataframe(
        rows,
        key=key,
        hide_index=True,
        height=430,
        column_config=_COLUMNS,
        on_select="rerun",
        selection_mode="single-row",
        placeholder="",
        alt="Commitments that match the filters; select a row to see its evidence",
    )
    selected = [place for place in event.selection.rows if place < len(rows)]
    return selected[0] if selected else None


def status_table(rows: list[dict[str, object]]) -> None:
    """What each status means, with the chip it has everywhere."""
    st.dataframe(
        pd.DataFrame(rows),
        key="status_meanings",
        hide_index=True,
        height="content",
        column_config=_COLUMNS,
        alt="The six statuses and when each is given",
    )


def _chip(status: str) -> str:
    style = STATUS_STYLE[status]
    return f"{style.sign} {style.label}"


_COLUMNS: dict[str, Any] = {
    "Party": st.column_config.TextColumn(pinned=True, width=130),
    "Target": st.column_config.TextColumn(width=190),
    "By": st.column_config.TextColumn(width=95, help="The deadline, as exactly as it was stated"),
    "Status": st.column_config.MultiselectColumn(
        width=115,
        options=[_chip(status) for status in STATUS_STYLE],
        color=[style.colour for style in STATUS_STYLE.values()],
    ),
    "First stated": st.column_config.DateColumn(format="D MMM YYYY", width=105),
    "Standing": st.column_config.TextColumn(width=95),
    "Speaker": st.column_config.TextColumn(width=140),
    "Asked by": st.column_config.TextColumn(width=110),
    "Sentence": st.column_config.TextColumn(width=420),
    "Publisher": st.column_config.TextColumn(width=130),
    "Sources": st.column_config.NumberColumn(width=70, help="How many sources state it"),
    "Link": st.column_config.LinkColumn(display_text="Open", width=60),
}
