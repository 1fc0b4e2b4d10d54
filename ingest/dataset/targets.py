"""How two targets compare: whether their values, their deadlines or their days can be one and the same."""

from __future__ import annotations

from datetime import date

from ingest.models import Bound, Commitment, Metric

ROUNDED_SHARE = 0.05
"""Percentages that round to the same first decimal are one: 2 and 2.04, 4.8 and 4.81."""

ROUNDED_SUM = 0.005
"""Sums within half a per cent of each other are one: 153 and 152.8 billion."""

ABOUT = 0.1
"""How far from its value 'about' reaches, as a share of it."""

HAGUE = frozenset({3.5, 5.0})
"""The alliance's target of 2025 and its core: who names one beside the other changes nothing."""


def agree(one: Commitment, other: Commitment) -> bool:
    """Whether both values can be right: rounded, approximate, or within a floor, ceiling or range."""
    (low, high), (other_low, other_high) = _interval(one), _interval(other)
    return (low <= other_high and other_low <= high) or are_whole_and_core(one, other)


def are_whole_and_core(one: Commitment, other: Commitment) -> bool:
    """Whether one target is NATO's 5 per cent and the other the 3.5 in it."""
    return one.metric is Metric.GDP_SHARE and {one.value, other.value} == HAGUE


def same_value(one: Commitment, other: Commitment) -> bool:
    """Whether both name the same figure, or the same range."""
    return (one.value, one.value_high) == (other.value, other.value_high)


def same_sum(one: Commitment, other: Commitment, *, factor: float) -> bool:
    """Whether two values are near enough to be one sum of money; percentages always are.

    What differs by more than the factor is another sum: extra money, one year's, a decade's.
    """
    low, high = sorted((one.value, other.value))
    return one.metric is not Metric.AMOUNT or high <= factor * low


def compatible(one: str, other: str) -> bool:
    """Whether two deadlines can be one, more or less exactly told: 2027 and 2027-04."""
    return one.startswith(other) or other.startswith(one)


def due(deadline: str) -> date:
    """The last day of a deadline: of 2026 the 31 December, of 2026-03 the 31 March."""
    year, month, day = (*(int(part) for part in deadline.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    return date(year + (month in {0, 12}), month % 12 + 1, 1) - date.resolution


def first_day(commitment: Commitment) -> date:
    """When it was first stated; the beginning of time where no day is known."""
    return commitment.first_stated_on or date.min


def last_day(commitment: Commitment) -> date:
    """When it was last stated; the beginning of time where no day is known."""
    return commitment.last_stated_on or date.min


def _interval(commitment: Commitment) -> tuple[float, float]:
    low, high = commitment.value, commitment.value_high or commitment.value
    slack = _slack(commitment, high)
    if commitment.bound is Bound.AT_LEAST:
        return low - slack, float("inf")
    if commitment.bound is Bound.AT_MOST:
        return float("-inf"), high + slack
    return low - slack, high + slack


def _slack(commitment: Commitment, value: float) -> float:
    """Half of what two values may differ by."""
    if commitment.bound is Bound.ABOUT:
        return abs(value) * ABOUT
    if commitment.metric is Metric.AMOUNT:
        return abs(value) * ROUNDED_SUM / 2
    return ROUNDED_SHARE / 2
