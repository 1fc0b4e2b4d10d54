"""From the day a commitment was first stated to its deadline: which are still open, and what is due first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import words
from dashboard.analysis.deadlines import next_deadlines
from dashboard.language import count, say
from ingest.models import Metric

if TYPE_CHECKING:
    from datetime import date


def due_by(commitments: pd.DataFrame, on: date, months: int) -> pd.DataFrame:
    """`next_deadlines`; of one day, shares of GDP before what is measured otherwise."""
    due = next_deadlines(commitments, on, months)
    other = due["metric"].ne(Metric.GDP_SHARE.value)
    keys = due.assign(other=other)[["due_on", "other"]]
    return due.loc[keys.sort_values(["due_on", "other"], kind="stable").index].reset_index(drop=True)


def spans_title(due: pd.DataFrame, on: date, months: int) -> str:
    """How much falls due in so many months from `on`, and for how many."""
    last = words.day(pd.Timestamp(on) + pd.DateOffset(months=months))
    if due.empty:
        return say("No commitment here falls due by {day}", day=last)
    parties = due["party"].nunique()
    if parties == 1:
        return count(
            len(due),
            "{n} commitment of {party} falls due by {day}",
            "{n} commitments of {party} fall due by {day}",
            party=due["party_name"].iloc[0],
            day=last,
        )
    return say(
        "{n} commitments of {parties} countries and alliances fall due by {day}",
        n=len(due),
        parties=parties,
        day=last,
    )


def spans_takeaway(due: pd.DataFrame) -> str:
    """What is due first, how many of all are shares of GDP, in law or under a condition."""
    if due.empty:
        return say(
            "Demands, proposals and refusals bind nobody and are left out; so is what names no deadline."
        )
    first = due["due_on"].min()
    return say(
        "Due first, by {day}: {soon}. Of all {n}, {shares} are shares of GDP, {lawful} stand in law or a "
        "budget, {under} carry a condition.",
        day=words.day(first),
        soon=int(due["due_on"].eq(first).sum()),
        n=len(due),
        shares=int(due["metric"].eq(Metric.GDP_SHARE.value).sum()),
        lawful=int(due["status"].eq("legislated").sum()),
        under=int(due["condition"].notna().sum()),
    )
