"""What happened to commitments between two days, and how much of it in which month.

A frame of changes has a row a change, the latest first: `kind` (a text of `ingest.dataset.changes.Kind`, or
`CORRECTED`),
`day` (datetime), `party`, `party_name` and `commitment_id`, with whatever else proves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import words
from dashboard.language import count, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

NEWS = "added"
"""The kind of a change that brings a commitment which was not known before."""

CORRECTED = "corrected"
"""The kind of a change that puts right what was published otherwise."""


def changes_between(
    changes: pd.DataFrame, *, since: date | None, until: date | None, kinds: Sequence[str] = ()
) -> pd.DataFrame:
    """The changes after the day `since` and until `until` at the latest; an open end is None.

    No `kinds` are all of them.
    """
    keep = pd.Series(data=True, index=changes.index)
    if since is not None:
        keep &= changes["day"] > pd.Timestamp(since)
    if until is not None:
        keep &= changes["day"] <= pd.Timestamp(until)
    if kinds:
        keep &= changes["kind"].isin(kinds)
    return changes[keep].reset_index(drop=True)


def changes_of(changes: pd.DataFrame, commitment_ids: Iterable[str]) -> pd.DataFrame:
    """The changes of these commitments."""
    return changes[changes["commitment_id"].isin(set(commitment_ids))]


def monthly_changes(changes: pd.DataFrame) -> pd.DataFrame:
    """How many changes of each kind each month saw: `kind`, `month` (its first day), `changes`."""
    month = changes["day"].dt.to_period("M").dt.to_timestamp()
    counts = changes.assign(month=month).groupby(["kind", "month"], sort=True).size()
    return counts.rename("changes").reset_index()


def changes_title(changes: pd.DataFrame) -> str:
    """How much happened, and how much of it is new."""
    if changes.empty:
        return say("Nothing changed between these days")
    new = int(changes["kind"].eq(NEWS).sum())
    parties = changes["party"].nunique()
    if parties == 1:
        return count(
            len(changes),
            "{n} change of {party}, {new} of it a new commitment",
            "{n} changes of {party}, {new} of them new commitments",
            party=changes["party_name"].iloc[0],
            new=new,
        )
    return say(
        "{n} changes of {parties} countries and alliances, {new} of them new commitments",
        n=len(changes),
        parties=parties,
        new=new,
    )


def changes_takeaway(changes: pd.DataFrame) -> str:
    """The month and the party with the most changes, and the latest day."""
    if changes.empty:
        return say("Choose an earlier first day, or fewer filters.")
    months = changes["day"].dt.to_period("M").value_counts()
    month = min(months[months == months.max()].index)
    parties = changes["party_name"].value_counts()
    party = min(parties[parties == parties.max()].index)
    return say(
        "Most in {month} ({in_month}), and most often of {party} ({of_party}). The latest is of {day}.",
        month=words.deadline(str(month)),
        in_month=months.max(),
        party=party,
        of_party=parties.max(),
        day=words.day(changes["day"].max()),
    )
