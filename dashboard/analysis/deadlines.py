"""Commitments in time: what falls due next, what is new, and one party's story in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.dates import deadline_end
from dashboard.analysis.force import COMMITTED, in_force

if TYPE_CHECKING:
    from datetime import date


def next_deadlines(commitments: pd.DataFrame, on: date, months: int = 24) -> pd.DataFrame:
    """The commitments in force that fall due from `on` until `months` later, soonest first.

    Only what a party or a bloc has undertaken is due: demands, proposals and refusals are left out.
    Adds `due_on` (datetime, the last day of the deadline) and `days_left` (whole days from `on`).
    """
    today = pd.Timestamp(on)
    due = upcoming(in_force(commitments, on))
    due = due[due["due_on"] <= today + pd.DateOffset(months=months)]
    return due.assign(days_left=(due["due_on"] - today).dt.days).reset_index(drop=True)


def upcoming(standing: pd.DataFrame) -> pd.DataFrame:
    """Of commitments in force the undertakings with a deadline, soonest first; adds `due_on`."""
    due = standing[standing["status"].isin(COMMITTED) & standing["deadline"].notna()]
    due = due.assign(due_on=deadline_end(due["deadline"]))
    return due.sort_values(["due_on", "party", "value"], kind="stable")


def newest(commitments: pd.DataFrame, n: int) -> pd.DataFrame:
    """The `n` commitments first stated last, newest first; rows without a day are left out."""
    dated = commitments[commitments["first_stated_on"].notna()]
    order = dated.sort_values(["first_stated_on", "commitment_id"], ascending=[False, True], kind="stable")
    return order.head(n).reset_index(drop=True)


def history(commitments: pd.DataFrame, party: str) -> pd.DataFrame:
    """Every commitment of one party by the day it was first stated, undated rows last.

    Adds `superseded_by` (the id of the row that replaced it; missing where nothing did). The link back,
    `supersedes`, is in the table already.
    """
    own = commitments[commitments["party"] == party]
    successors = commitments.dropna(subset=["supersedes"]).drop_duplicates("supersedes")
    successor_of = successors.set_index("supersedes")["commitment_id"]
    own = own.assign(superseded_by=own["commitment_id"].map(successor_of))
    return own.sort_values(["first_stated_on", "value", "commitment_id"], kind="stable").reset_index(
        drop=True
    )
