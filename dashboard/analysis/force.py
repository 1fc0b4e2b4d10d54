"""Which commitments are in force on a day, and which are undertakings at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.rows import cells

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
    return commitments[is_in_force(commitments, on)]


def is_in_force(commitments: pd.DataFrame, on: date) -> pd.Series:
    """For each row whether it is in force on `on`: see `in_force`."""
    stated = commitments["first_stated_on"]
    known = stated.isna() | (stated <= pd.Timestamp(on))
    replaced_by_then = set(commitments.loc[known, "supersedes"])
    replaced_ever = set(commitments["supersedes"])
    holds = [
        not (
            standing == "withdrawn"
            or own in replaced_by_then
            or (standing == "superseded" and own not in replaced_ever)
            or _is_past(deadline, on)
        )
        for own, standing, deadline in cells(commitments, "commitment_id", "standing", "deadline")
    ]
    return known & pd.Series(holds, index=commitments.index, dtype=bool)


def undertaken(commitments: pd.DataFrame, on: date) -> pd.DataFrame:
    """The rows in force on `on` to which a party or a bloc has bound itself."""
    return commitments[is_in_force(commitments, on) & is_undertaken(commitments)]


def is_undertaken(commitments: pd.DataFrame) -> pd.Series:
    """For each row whether a party or a bloc has bound itself to it."""
    return commitments["status"].isin(COMMITTED)


def _is_past(deadline: str | float, on: date) -> bool:
    """Whether the last day of an EDTF deadline is over: its text is compared with as much of the day's."""
    return isinstance(deadline, str) and deadline < on.isoformat()[: len(deadline)]
