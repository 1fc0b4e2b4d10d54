"""Deadlines written as EDTF text, as days and as years."""

from __future__ import annotations

import pandas as pd

_YEAR, _MONTH, _DAY = len("2035"), len("2027-03"), len("2026-12-31")


def deadline_end(deadlines: pd.Series) -> pd.Series:
    """The last day of each EDTF deadline, as datetime: 2035 → 2035-12-31, 2027-03 → 2027-03-31."""
    text = deadlines.astype("string")
    length = text.str.len()
    days = pd.to_datetime(text.where(length == _DAY), format="%Y-%m-%d")
    months = pd.to_datetime(text.where(length == _MONTH), format="%Y-%m") + pd.offsets.MonthEnd(0)
    years = pd.to_datetime(text.where(length == _YEAR) + "-12-31", format="%Y-%m-%d")
    return days.fillna(months).fillna(years).astype("datetime64[s]")


def deadline_year(deadlines: pd.Series) -> pd.Series:
    """The calendar year of each EDTF deadline as nullable Int64; missing where none is stated."""
    return deadlines.astype("string").str.slice(0, _YEAR).astype("Int64")
