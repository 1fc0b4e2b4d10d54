"""What a reader copies: the sentence with all that a citation needs."""

from datetime import date
from typing import Any

import pytest

from dashboard.parts.quotes import statement_quote

ROW = {
    "evidence": "Poland will spend 5 %\nby 2026.",
    "evidence_kind": "note",
    "speaker": "Ana Example",
    "stated_on": date(2025, 6, 24),
    "publisher": "The Example",
    "url": "https://news.example/1",
}


@pytest.mark.parametrize(
    ("told", "quote"),
    [
        (
            {},
            "Poland will spend 5 % by 2026. — Ana Example, 24 June 2025, The Example, https://news.example/1",
        ),
        (
            {"evidence_kind": "quote"},
            "“Poland will spend 5 % by 2026.” — Ana Example, 24 June 2025, The Example, https://news.example/1",
        ),
        (
            {"speaker": None, "stated_on": None},
            "Poland will spend 5 % by 2026. — The Example, https://news.example/1",
        ),
        (
            {"url": "javascript:alert(1)"},
            "Poland will spend 5 % by 2026. — Ana Example, 24 June 2025, The Example",
        ),
    ],
)
def test_only_an_articles_own_words_stand_in_quotation_marks(told: dict[str, Any], quote: str) -> None:
    assert statement_quote(ROW | told) == quote
