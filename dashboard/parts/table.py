"""The commitments as a table to read: names instead of codes, units, days, a chip for the status."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.charts import STATUS_STYLE
from dashboard.charts.style import rows_of
from dashboard.charts.verdicts import ANSWER_STYLE
from dashboard.language import LANGUAGES, language, phrase, say

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
            "Speaker": commitments["speaker"].fillna(""),
            "Asked by": [names.get(code, "") for code in commitments["requested_by"]],
            "Sentence": commitments["evidence"],
            "Publisher": commitments["publisher"],
            "Sources": commitments["n_sources"],
            "Link": [words.safe_url(url) for url in commitments["source_url"]],
        },
        index=commitments.index,
    )


def commitment_table(rows: pd.DataFrame, *, key: str) -> list[int]:
    """Draws rows of `readable`; the place of the row that the reader ticked or clicked, or no place."""
    event: Any = st.dataframe(
        rows,
        key=key,
        hide_index=True,
        height=min(430, _ROW_HEIGHT * (len(rows) + 1) + 3),
        column_config=_columns(language()),
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        placeholder="",
        alt=say("Commitments that match the filters; select a row to see its evidence"),
    )
    touched = [*event.selection.rows, *(row for row, _ in event.selection.cells)]
    return [place for place in touched if place < len(rows)][:1]


_ROW_HEIGHT = 35


def plain_table(rows: Sequence[Mapping[str, Any]], *, alt: str, row_height: int | None = None) -> None:
    """Draws a few rows as they are, text as text."""
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height="content",
        row_height=row_height,
        column_config=_columns(language()),
        alt=alt,
    )


def _chip(status: str) -> str:
    style = STATUS_STYLE[status]
    return f"{style.sign} {style.label}"


def told(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as a table shows them: words of the reader's language in the place of codes."""
    worded = {
        name: rows[name].map(word, na_action="ignore") for name, word in _WORDED.items() if name in rows
    }
    return rows.assign(**worded)


_WORDED: dict[str, Callable[[str], str]] = {
    "status": words.plain,
    "verdict": words.plain,
    "outcome": words.plain,
    "origin": words.plain,
    "metric": words.plain,
    "scope": words.plain,
    "answer": lambda answer: ANSWER_STYLE[answer].label,
}


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
            width=115,
            options=[_chip(status) for status in STATUS_STYLE],
            color=[style.colour for style in STATUS_STYLE.values()],
        ),
        "First stated": column.DateColumn(say("First stated"), format=say("D MMM YYYY"), width=105),
        "Standing": column.TextColumn(say("Standing"), width=95),
        "Speaker": column.TextColumn(say("Speaker"), width=140),
        "Asked by": column.TextColumn(say("Asked by"), width=110),
        "Sentence": column.TextColumn(say("Sentence"), width=420),
        "Publisher": column.TextColumn(say("Publisher"), width=130),
        "Sources": column.NumberColumn(say("Sources"), width=70, help=say("How many sources state it")),
        "Link": column.LinkColumn(say("Link"), display_text=say("Open"), width=60),
    }


def labels() -> dict[str, Any]:
    """How the columns of `analysis` and `data` are shown, in the reader's language."""
    return _labels(language())


@lru_cache(maxsize=len(LANGUAGES))
def _labels(spoken: str) -> dict[str, Any]:
    del spoken  # the key of the cache
    return {
        **_text_labels(),
        **{
            name: st.column_config.NumberColumn(say(label), format=form)
            for name, (label, form) in _NUMBERS.items()
        },
        **{
            name: st.column_config.DateColumn(say(label), format=say("D MMM YYYY"))
            for name, label in _DAYS.items()
        },
    }


def _text_labels() -> dict[str, Any]:
    column = st.column_config
    return {
        **{name: say(label) for name, label in _TEXTS.items()},
        "party_name": column.TextColumn(say("Party"), pinned=True, width=150),
        "is_estimate": column.CheckboxColumn(say("Estimate")),
        "origin": column.TextColumn(say("Whose"), help=say("Its own word, or its alliance’s")),
        "evidence": column.TextColumn(say("Sentence"), width=320),
        "answer_evidence": column.TextColumn(say("Answering sentence"), width=320),
    }


_TEXTS = {
    "definition": phrase("Definition"),
    "edition": phrase("Edition"),
    "deadline": phrase("By"),
    "verdict": phrase("Verdict"),
    "status": phrase("Status"),
    "outcome": phrase("Outcome"),
    "asker_name": phrase("Asked by"),
    "metric": phrase("Measure"),
    "scope": phrase("Scope"),
    "speaker": phrase("Speaker"),
    "source_url": phrase("Source"),
    "answer": phrase("Answer"),
    "answer_speaker": phrase("Who answered"),
    "answer_url": phrase("Its source"),
}
_NUMBERS = {
    "share_of_gdp": (phrase("Spent, % of GDP"), "%.2f"),
    "year": (phrase("Year"), "%d"),
    "usd": (phrase("Spent, US dollars"), "compact"),
    "equipment_share": (phrase("On equipment, %"), "%.1f"),
    "target": (phrase("Target, % of GDP"), "%.2f"),
    "comparable_target": (phrase("Compared with, %"), "%.2f"),
    "gap_points": (phrase("Missing, points"), "%.2f"),
    "gap_usd": (phrase("Missing, US dollars"), "compact"),
    "required_pace": (phrase("Needed, points a year"), "%+.2f"),
    "recent_pace": (phrase("Recent, points a year"), "%+.2f"),
    "commitments": (phrase("Commitments"), None),
    "last_pace": (phrase("Last year, points"), "%+.2f"),
    "arrival_year": (phrase("Arrives at that pace"), "%d"),
    "judged_year": (phrase("Judged by"), "%d"),
    "stated_year": (phrase("Promised in"), "%d"),
    "median_target": (phrase("Median of the year, %"), "%.2f"),
    "value": (phrase("Figure"), "%g"),
    "days": (phrase("Days to the answer"), "%d"),
    "answer_value": (phrase("Answered figure"), "%g"),
}
_DAYS = {
    "stated_on": phrase("Stated"),
    "first_stated_on": phrase("Asked on"),
    "answered_on": phrase("Answered on"),
}

TARGET_COLUMNS = (
    *("party_name", "share_of_gdp", "year", "target", "comparable_target", "deadline", "origin", "status"),
    *("gap_points", "gap_usd", "required_pace", "recent_pace", "verdict"),
)
COUNTRY_COLUMNS = ("party_name", "status", "commitments", "deadline", "stated_on")
SPENDING_COLUMNS = ("year", "share_of_gdp", "usd", "equipment_share", "is_estimate", "definition", "edition")
