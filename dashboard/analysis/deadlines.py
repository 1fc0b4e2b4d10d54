"""Commitments in time: what falls due next, what is new, and one party's story in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.dates import deadline_end
from dashboard.analysis.force import undertaken

if TYPE_CHECKING:
    from datetime import date


def next_deadlines(commitments: pd.DataFrame, on: date, months: int = 24) -> pd.DataFrame:
    """The commitments in force that fall due from `on` until `months` later, soonest first.

    Only what a party or a bloc has undertaken is due: demands, proposals and refusals are left out.
    Adds `due_on` (datetime, the last day of the deadline) and `days_left` (whole days from `on`).
    """
    today = pd.Timestamp(on)
    due = with_due_day(undertaken(commitments, on))
    due = due[due["due_on"] <= today + pd.DateOffset(months=months)]
    return soonest_first(due.assign(days_left=(due["due_on"] - today).dt.days))


def with_due_day(commitments: pd.DataFrame) -> pd.DataFrame:
    """Adds `due_on`, the last day of the deadline as datetime; missing where none is stated."""
    return commitments.assign(due_on=deadline_end(commitments["deadline"]))


def soonest_first(due: pd.DataFrame) -> pd.DataFrame:
    """Rows with `due_on` in the order in which they fall due."""
    return in_order(due, {"due_on": True, "party": True, "value": True})


def newest(commitments: pd.DataFrame, n: int) -> pd.DataFrame:
    """The `n` commitments first stated last, newest first; rows without a day are left out."""
    dated = commitments[commitments["first_stated_on"].notna()]
    return in_order(dated, {"first_stated_on": False, "commitment_id": True}, first=n)


def history(commitments: pd.DataFrame, party: str) -> pd.DataFrame:
    """Every commitment of one party by the day it was first stated, undated rows last.

    Adds `superseded_by` (the id of the row that replaced it; missing where nothing did). The link back,
    `supersedes`, is in the table already.
    """
    own = commitments[commitments["party"] == party]
    successors = commitments.dropna(subset=["supersedes"]).drop_duplicates("supersedes")
    successor_of = successors.set_index("supersedes")["commitment_id"]
    own = own.assign(superseded_by=own["commitment_id"].map(successor_of))
    return in_order(own, {"first_stated_on": True, "value": True, "commitment_id": True})


def in_order(df: pd.DataFrame, keys: dict[str, bool], *, first: int | None = None) -> pd.DataFrame:
    """The first rows by these columns (true for ascending): sorting only those is faster than whole rows."""
    ranked = (
        df[[*keys]].reset_index(drop=True).sort_values([*keys], ascending=[*keys.values()], kind="stable")
    )
    return df.take(ranked.index[:first].to_numpy()).reset_index(drop=True)
