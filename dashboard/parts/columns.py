"""The columns of what `analysis` and `data` give: their names, and codes and numbers as readers read them."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import words
from dashboard.charts.verdicts import ANSWER_STYLE
from dashboard.language import LANGUAGES, language, number, phrase, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd
    from pandas.io.formats.style import Styler


def told(rows: pd.DataFrame, columns: Sequence[str]) -> Styler:
    """These columns as a table shows them: codes and numbers as the reader's language says them.

    Numbers stay numbers below what is shown of them, and are sorted as such. Streamlit's own formats would
    follow the browser's language, or none.
    """
    writers: Any = {name: write for name, (_, write) in _NUMBERS.items() if name in columns}
    return _worded(rows[[*columns]]).style.format(writers, na_rep="")


def spelled(rows: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The same, but for tables of text: every number is the text that says it."""
    shown = _worded(rows[[*columns]])
    written = {
        name: shown[name].astype(object).map(write, na_action="ignore")
        for name, (_, write) in _NUMBERS.items()
        if name in shown
    }
    return shown.assign(**written)


def _worded(rows: pd.DataFrame) -> pd.DataFrame:
    worded = {
        name: rows[name].map(word, na_action="ignore") for name, word in _WORDED.items() if name in rows
    }
    return rows.assign(**worded).reset_index(drop=True)


_WORDED: dict[str, Callable[[str], str]] = {
    "status": words.plain,
    "core_status": words.plain,
    "related_status": words.plain,
    "core_word": words.plain,
    "related_word": words.plain,
    "whose": words.plain,
    "standing": words.plain,
    "corroboration": words.plain,
    "stance": words.plain,
    "instrument": words.plain,
    "move": words.plain,
    "kind": words.plain,
    "verdict": words.plain,
    "outcome": words.plain,
    "origin": words.plain,
    "metric": words.plain,
    "scope": words.plain,
    "answer": lambda answer: ANSWER_STYLE[answer].label,
}


def labels() -> dict[str, Any]:
    """How the columns of `analysis` and `data` are shown, in the reader's language."""
    return _labels(language())


@lru_cache(maxsize=len(LANGUAGES))
def _labels(spoken: str) -> dict[str, Any]:
    del spoken  # the key of the cache
    return {
        **_text_labels(),
        **{name: st.column_config.NumberColumn(say(label)) for name, (label, _) in _NUMBERS.items()},
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
        "core_word": column.TextColumn(say("Core, whose"), help=say("Its own word, or its alliance’s")),
        "related_word": column.TextColumn(say("Related, whose"), help=say("Its own word, or its alliance’s")),
        "stance": column.TextColumn(
            say("Beside the alliance’s"), help=say("How its own word stands to the bloc’s")
        ),
        "instrument": column.TextColumn(
            say("Stands in"), help=say("Read from the sentence of a legislated target")
        ),
        "headline": column.TextColumn(say("In one line"), width=420),
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
    "corroboration": phrase("Told by"),
    "answer": phrase("Answer"),
    "answer_speaker": phrase("Who answered"),
    "answer_url": phrase("Its source"),
    "whose": phrase("Whose"),
    "core_by": phrase("Core by"),
    "core_status": phrase("Core, status"),
    "related_by": phrase("Related by"),
    "related_status": phrase("Related, status"),
    "standing": phrase("Standing"),
    "superseded_by": phrase("Replaced by"),
    "move": phrase("Move"),
    "old_deadline": phrase("Deadline before"),
    "currency": phrase("Currency"),
    "condition": phrase("Condition"),
    "publisher": phrase("Publisher"),
    "kind": phrase("What happened"),
    "goal": phrase("Share of GDP"),
}


def _sum(amount: float) -> str:
    return words.money([amount])


def _part(share: float) -> str:
    return words.per_cent(100 * share, spec=".0f")


_ONE, _TWO, _SIGNED = (partial(number, spec=spec) for spec in (".1f", ".2f", "+.2f"))
_WHOLE, _COUNT, _AS_STATED = (partial(number, spec=spec) for spec in (".0f", ",.0f", ",.15g"))
_NUMBERS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "share_of_gdp": (phrase("Spent, % of GDP"), _TWO),
    "year": (phrase("Year"), _WHOLE),
    "usd": (phrase("Spent, US dollars"), _sum),
    "equipment_share": (phrase("On equipment, %"), _ONE),
    "target": (phrase("Target, % of GDP"), _TWO),
    "comparable_target": (phrase("Compared with, %"), _TWO),
    "gap_points": (phrase("Missing, points"), _TWO),
    "gap_usd": (phrase("Missing, US dollars"), _sum),
    "required_pace": (phrase("Needed, points a year"), _SIGNED),
    "recent_pace": (phrase("Recent, points a year"), _SIGNED),
    "commitments": (phrase("Commitments"), _COUNT),
    "last_pace": (phrase("Last year, points"), _SIGNED),
    "arrival_year": (phrase("Arrives at that pace"), _WHOLE),
    "judged_year": (phrase("Judged by"), _WHOLE),
    "stated_year": (phrase("Promised in"), _WHOLE),
    "median_target": (phrase("Median of the year, %"), _TWO),
    "value": (phrase("Figure"), _AS_STATED),
    "days": (phrase("Days to the answer"), _WHOLE),
    "answer_value": (phrase("Answered figure"), _AS_STATED),
    "members": (phrase("Members"), _WHOLE),
    "with_target": (phrase("With a target"), _WHOLE),
    "met": (phrase("Meet it"), _WHOLE),
    "aim": (phrase("Aim, % of GDP"), _TWO),
    "part": (phrase("Of the aim"), _part),
    "core_target": (phrase("Core, % of GDP"), _TWO),
    "related_target": (phrase("Related, % of GDP"), _TWO),
    "whole": (phrase("Together, %"), _TWO),
    "times": (phrase("Moves of the party"), _WHOLE),
    "old_value": (phrase("Figure before"), _AS_STATED),
    "days_left": (phrase("Days left"), _COUNT),
}
_DAYS = {
    "stated_on": phrase("Stated"),
    "first_stated_on": phrase("First stated"),
    "answered_on": phrase("Answered on"),
    "ends_on": phrase("Ended"),
    "day": phrase("Day"),
}

TARGET_COLUMNS = (
    *("party_name", "share_of_gdp", "year", "target", "comparable_target", "deadline", "origin", "status"),
    *("gap_points", "gap_usd", "required_pace", "recent_pace", "verdict"),
)
COUNTRY_COLUMNS = ("party_name", "status", "commitments", "deadline", "stated_on")
SPENDING_COLUMNS = ("year", "share_of_gdp", "usd", "equipment_share", "is_estimate", "definition", "edition")
