from datetime import date

import pytest

from ingest.extract.days import named_days

THURSDAY = date(2025, 6, 26)


def days(text, published=THURSDAY):
    return [day for _, day in named_days(text, 0, len(text), published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 5 September 2014", date(2014, 9, 5)),
        ("on September 5, 2014", date(2014, 9, 5)),
        ("on June 24", date(2025, 6, 24)),
        ("the 3rd of March", date(2025, 3, 3)),
        ("on Tuesday", date(2025, 6, 24)),
        ("on Thursday", THURSDAY),
        ("yesterday", date(2025, 6, 25)),
    ],
)
def test_a_named_day_is_found(text, expected):
    assert days(text) == [expected]


def test_a_day_without_a_year_is_the_last_one_by_then():
    assert days("on 12 December") == [date(2024, 12, 12)]


def test_a_day_that_no_calendar_has_is_none():
    assert days("on 31 February 2025") == []


def test_without_a_day_of_publication_only_full_dates_are_days():
    assert days("on Tuesday, 5 May 2020, or 6 June", published=None) == [date(2020, 5, 5)]
