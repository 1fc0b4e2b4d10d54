from datetime import date

import pandas as pd
import pytest

from dashboard import words

HOSTILE = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) :material/bolt: :red[y] $latex$"


def test_punctuation_is_escaped_so_that_markdown_shows_it() -> None:
    assert words.literal("**a** [b](c) $d$ <e>") == r"\*\*a\*\* \[b\]\(c\) \$d\$ \<e\>"


def test_icons_and_emoji_are_broken_up_because_they_are_replaced_after_the_escapes() -> None:
    assert ":material/bolt:" not in words.literal(":material/bolt:").replace("\\", "")
    assert ":tada:" not in words.literal("so :tada:").replace("\\", "")


@pytest.mark.parametrize(
    "text", ["www.evil.example", "https://evil.example", "WWW.evil.example", "a@b.example"]
)
def test_bare_addresses_are_broken_up_for_the_same_reason(text: str) -> None:
    assert text not in words.literal(text).replace("\\", "")


def test_white_space_is_one_space_but_a_number_keeps_its_unit_in_one_line() -> None:
    assert words.literal(" 3\u202f500\u00a0km\n\tor\u2028less\u00a0") == "3\u202f500\u00a0km or less"


def test_nothing_but_escapes_and_joiners_is_added() -> None:
    assert words.literal(HOSTILE).replace("\\", "").replace("\u2060", "") == HOSTILE


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org"])
def test_web_addresses_are_links(url: str) -> None:
    assert words.safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://",
        "ftp://a.b",
        "",
        None,
        "http://[",
    ],
)
def test_other_addresses_are_none(url: object) -> None:
    assert words.safe_url(url) is None


def row(**changes: object) -> dict[str, object]:
    usual = {
        "metric": "gdp_share",
        "value": 3.5,
        "value_high": None,
        "currency": None,
        "bound": "exact",
        "scope": "total",
    }
    return usual | changes


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "3.5 % of GDP"),
        ({"bound": "at_least", "scope": "core"}, "at least 3.5 % of GDP (core)"),
        ({"bound": "range", "value": 3.0, "value_high": 3.5}, "3–3.5 % of GDP"),
        ({"metric": "amount", "value": 1.2e9, "currency": "EUR"}, "EUR 1.2 bn"),
        ({"metric": "amount", "value": 97.4e9, "currency": "PLN", "bound": "about"}, "about PLN 97.4 bn"),
        ({"metric": "amount", "value": 66.3e12, "currency": "KRW"}, "KRW 66.3 tn"),
        ({"metric": "growth", "value": 8.0}, "8 % growth"),
    ],
)
def test_a_target_is_told_with_its_unit(changes: dict[str, object], text: str) -> None:
    assert words.target(row(**changes)) == text


@pytest.mark.parametrize(
    ("edtf", "text"),
    [("2035", "2035"), ("2027-03", "March 2027"), ("2026-12-31", "31 December 2026"), (None, "")],
)
def test_a_deadline_is_told_as_exactly_as_it_was_stated(edtf: object, text: str) -> None:
    assert words.deadline(edtf) == text


def test_a_day_is_told_without_a_leading_zero() -> None:
    assert words.day(date(2025, 6, 4)) == "4 June 2025"
    assert words.short_day(date(2025, 6, 4)) == "4\u00a0Jun\u00a02025"
    assert words.day(pd.NaT) == words.short_day(pd.NaT) == ""
