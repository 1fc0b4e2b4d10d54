"""Deadlines written as EDTF text, as days and as years."""

from __future__ import annotations

import calendar

import pandas as pd

_LAST_MONTH = 12


def deadline_end(deadlines: pd.Series) -> pd.Series:
    """The last day of each EDTF deadline, as datetime: 2035 → 2035-12-31, 2027-03 → 2027-03-31."""
    days = {text: _last_day(text) for text in deadlines.dropna().unique()}
    return deadlines.map(days).astype("datetime64[s]")


def deadline_year(deadlines: pd.Series) -> pd.Series:
    """The calendar year of each EDTF deadline as nullable Int64; missing where none is stated."""
    years = {text: int(text[: len("2035")]) for text in deadlines.dropna().unique()}
    return deadlines.map(years).astype("Int64")


def _last_day(deadline: str) -> pd.Timestamp:
    year, *rest = (int(part) for part in deadline.split("-"))
    month = rest[0] if rest else _LAST_MONTH
    day = rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1]
    return pd.Timestamp(year, month, day)
