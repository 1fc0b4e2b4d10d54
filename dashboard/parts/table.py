"""The commitments as a table to read: names instead of codes, units, days, a chip for the status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.charts import STATUS_STYLE
from dashboard.charts.style import rows_of

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

    `choose` hears the index of the row that a reader ticks or clicks, or None where that is undone.
    """
    ids = rows.index.tolist()
    event: Any = st.dataframe(
        rows,
        key=key,
        hide_index=True,
        height=min(430, _ROW_HEIGHT * (len(rows) + 1) + 3),
        column_config=_COLUMNS,
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


def plain_table(rows: Sequence[Mapping[str, Any]], *, alt: str, row_height: int | None = None) -> None:
    """Draws a few rows as they are, text as text."""
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content",
        row_height=row_height,
        column_config=_COLUMNS,
        alt=alt,
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
    "Condition": st.column_config.TextColumn(
        width=150, help="The words of a condition, where one is attached"
    ),
    "Speaker": st.column_config.TextColumn(width=140),
    "Asked by": st.column_config.TextColumn(width=110),
    "Sentence": st.column_config.TextColumn(width=420),
    "Publisher": st.column_config.TextColumn(width=130),
    "Sources": st.column_config.NumberColumn(width=70, help="How many sources state it"),
    "Title": st.column_config.TextColumn(width=380),
    "Published": st.column_config.TextColumn(width=130),
    "Commitments": st.column_config.NumberColumn(width=110, help="Those in view that the source states"),
    "Checked by": st.column_config.TextColumn(width=110, help="How many readers held it against the page"),
    "Link": st.column_config.LinkColumn(display_text="Open", width=60),
}

LABELS: dict[str, Any] = {
    "party_name": st.column_config.TextColumn("Party", pinned=True, width=150),
    "share_of_gdp": st.column_config.NumberColumn("Spent, % of GDP", format="%.2f"),
    "year": st.column_config.NumberColumn("Year", format="%d"),
    "usd": st.column_config.NumberColumn("Spent, US dollars", format="compact"),
    "equipment_share": st.column_config.NumberColumn("On equipment, %", format="%.1f"),
    "is_estimate": st.column_config.CheckboxColumn("Estimate"),
    "definition": "Definition",
    "edition": "Edition",
    "target": st.column_config.NumberColumn("Target, % of GDP", format="%.2f"),
    "comparable_target": st.column_config.NumberColumn("Compared with, %", format="%.2f"),
    "deadline": "By",
    "origin": st.column_config.TextColumn("Whose", help="Its own word, or its alliance’s"),
    "gap_points": st.column_config.NumberColumn("Missing, points", format="%.2f"),
    "gap_usd": st.column_config.NumberColumn("Missing, US dollars", format="compact"),
    "required_pace": st.column_config.NumberColumn("Needed, points a year", format="%+.2f"),
    "recent_pace": st.column_config.NumberColumn("Recent, points a year", format="%+.2f"),
    "verdict": "Verdict",
    "status": "Status",
    "commitments": st.column_config.NumberColumn("Commitments"),
    "stated_on": st.column_config.DateColumn("Stated", format="D MMM YYYY"),
    "last_pace": st.column_config.NumberColumn("Last year, points", format="%+.2f"),
    "arrival_year": st.column_config.NumberColumn("Arrives at that pace", format="%d"),
    "judged_year": st.column_config.NumberColumn("Judged by", format="%d"),
    "outcome": "Outcome",
    "stated_year": st.column_config.NumberColumn("Promised in", format="%d"),
    "median_target": st.column_config.NumberColumn("Median of the year, %", format="%.2f"),
    "asker_name": "Asked by",
    "value": st.column_config.NumberColumn("Figure", format="%g"),
    "metric": "Measure",
    "scope": "Scope",
    "first_stated_on": st.column_config.DateColumn("First stated", format="D MMM YYYY"),
    "speaker": "Speaker",
    "corroboration": "Told by",
    "evidence": st.column_config.TextColumn("Sentence", width=320),
    "source_url": "Source",
    "answer": "Answer",
    "answered_on": st.column_config.DateColumn("Answered on", format="D MMM YYYY"),
    "days": st.column_config.NumberColumn("Days to the answer", format="%d"),
    "answer_value": st.column_config.NumberColumn("Answered figure", format="%g"),
    "answer_speaker": "Who answered",
    "answer_evidence": st.column_config.TextColumn("Answering sentence", width=320),
    "answer_url": "Its source",
    "members": st.column_config.NumberColumn("Members", format="%d"),
    "with_target": st.column_config.NumberColumn("With a target", format="%d"),
    "met": st.column_config.NumberColumn("Meet it", format="%d"),
    "stance": st.column_config.TextColumn(
        "Beside the alliance’s", help="How its own word stands to the bloc’s"
    ),
    "instrument": st.column_config.TextColumn(
        "Stands in", help="Read from the sentence of a legislated target"
    ),
    "whose": "Whose",
    "aim": st.column_config.NumberColumn("Aim, % of GDP", format="%.2f"),
    "part": st.column_config.NumberColumn("Of the aim", format="percent"),
    "core_target": st.column_config.NumberColumn("Core, % of GDP", format="%.2f"),
    "core_by": "Core by",
    "core_status": "Core, status",
    "core_word": st.column_config.TextColumn("Core, whose", help="Its own word, or its alliance’s"),
    "related_target": st.column_config.NumberColumn("Related, % of GDP", format="%.2f"),
    "related_by": "Related by",
    "related_status": "Related, status",
    "related_word": st.column_config.TextColumn("Related, whose", help="Its own word, or its alliance’s"),
    "whole": st.column_config.NumberColumn("Together, %", format="%.2f"),
    "standing": "Standing",
    "ends_on": st.column_config.DateColumn("Ended", format="D MMM YYYY"),
    "superseded_by": "Replaced by",
    "move": "Move",
    "times": st.column_config.NumberColumn("Moves of the party", format="%d"),
    "old_value": st.column_config.NumberColumn("Figure before", format="%g"),
    "old_deadline": "Deadline before",
    "currency": "Currency",
    "condition": "Condition",
    "days_left": st.column_config.NumberColumn("Days left"),
    "publisher": "Publisher",
    "day": st.column_config.DateColumn("Day", format="D MMM YYYY"),
    "kind": "What happened",
    "headline": st.column_config.TextColumn("In one line", width=420),
    "goal": "Share of GDP",
}
"""How the columns of `analysis` and `data` are shown."""

TARGET_COLUMNS = (
    *("party_name", "share_of_gdp", "year", "target", "comparable_target", "deadline", "origin", "status"),
    *("gap_points", "gap_usd", "required_pace", "recent_pace", "verdict"),
)
COUNTRY_COLUMNS = ("party_name", "status", "commitments", "deadline", "stated_on")
SPENDING_COLUMNS = ("year", "share_of_gdp", "usd", "equipment_share", "is_estimate", "definition", "edition")
