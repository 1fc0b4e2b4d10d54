"""Which commitments are in force on a day, and which are undertakings at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.dates import deadline_end

if TYPE_CHECKING:
    from datetime import date

COMMITTED = ("legislated", "agreed", "pledged")
"""By which a party binds itself, strongest first; a proposal, a demand or a refusal binds nobody."""


def in_force(commitments: pd.DataFrame, on: date) -> pd.DataFrame:
    """The rows in force on `on`: known by then, not yet replaced or withdrawn, deadline not past.

    `standing` says how things stood when the dataset was built. For an earlier day a replaced row counts
    until the day its successor was first stated; a day of withdrawal is not recorded, so a withdrawn row
    never counts. A row without a first day counts as always known.
    """
    today = pd.Timestamp(on)
    known = commitments["first_stated_on"].isna() | (commitments["first_stated_on"] <= today)
    gone = commitments["standing"].eq("withdrawn") | _replaced(commitments, known=known)
    due = deadline_end(commitments["deadline"])
    return commitments[known & ~gone & (due.isna() | (due >= today))]


def _replaced(commitments: pd.DataFrame, *, known: pd.Series) -> pd.Series:
    ids = commitments["commitment_id"]
    replaced_by_then = ids.isin(commitments.loc[known, "supersedes"].dropna())
    successor_absent = ~ids.isin(commitments["supersedes"].dropna())
    return replaced_by_then | (commitments["standing"].eq("superseded") & successor_absent)
