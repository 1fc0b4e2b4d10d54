"""A table as text has every row, every column that says something, and text from outside as text."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard.parts.text_table import texts

HOSTILE = "<b>x</b> [y](javascript:alert(1)) | :red[z]"


def drawn(rows: dict[str, list[Any]]) -> pd.DataFrame:
    return texts(pd.DataFrame(rows), {"party": "Party", "by": {"label": "By | when"}})


def test_a_column_in_which_nothing_stands_is_left_out_and_the_others_have_their_names() -> None:
    shown = drawn({"party": ["Poland", "Spain"], "by": ["2030", None], "condition": ["", None]})
    assert shown.columns.tolist() == ["Party", r"By \| when"]
    assert shown.iloc[:, 1].tolist() == ["2030", ""]


def test_days_chips_and_numbers_are_written_out() -> None:
    shown = drawn({"party": [date(2025, 6, 24)], "by": [["● Pledged"]], "n": [3]})
    assert shown.iloc[0].tolist() == ["24\u00a0Jun\u00a02025", "●\u00a0Pledged", "3"]


def test_text_from_outside_stays_text_and_only_a_web_address_is_a_link() -> None:
    shown = drawn(
        {"party": [HOSTILE], "by": ["https://example.org/a_(b)>?c=d"], "other": ["javascript:alert(1)"]}
    )
    assert shown.iloc[0, 0].startswith(r"\<b\>x\<\/b\> \[y\]\(javascript")
    assert shown.iloc[0, 1] == "[Open](<https://example.org/a_%28b%29%3E?c=d>)"
    assert "](" not in shown.iloc[0, 2]
