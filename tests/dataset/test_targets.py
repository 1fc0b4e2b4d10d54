from datetime import date

import pytest

from ingest.dataset import targets


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"value": 2.0}, {"value": 2.04}, True),
        ({"value": 5.0}, {"value": 4.91}, False),
        ({"value": 3.0, "bound": "at_least"}, {"value": 3.5}, True),
        ({"value": 3.5}, {"value": 3.0, "bound": "at_most"}, False),
        ({"value": 3.0, "bound": "about"}, {"value": 3.2}, True),
        ({"value": 3.0, "value_high": 4.0, "bound": "range"}, {"value": 3.7}, True),
        ({"value": 5.0}, {"value": 3.5}, True),
        (
            {"metric": "amount", "currency": "EUR", "value": 153e9},
            {"metric": "amount", "currency": "EUR", "value": 152.8e9},
            True,
        ),
        (
            {"metric": "amount", "currency": "EUR", "value": 3e9},
            {"metric": "amount", "currency": "EUR", "value": 3.6e9},
            False,
        ),
    ],
)
def test_two_values_agree_where_both_can_be_right(commitment, one, other, expected):
    a, b = commitment("a", **one), commitment("b", **other)
    assert targets.agree(a, b) is targets.agree(b, a) is expected


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        ("2026", date(2026, 12, 31)),
        ("2026-03", date(2026, 3, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 31)),
        ("2026-06-30", date(2026, 6, 30)),
    ],
)
def test_a_deadline_is_due_on_its_last_day(deadline, expected):
    assert targets.due(deadline) == expected


def test_a_year_and_a_month_in_it_can_be_one_deadline():
    assert targets.compatible("2027", "2027-04")
    assert not targets.compatible("2027", "2026-03")
