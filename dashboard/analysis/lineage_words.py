"""What the charts of moved promises show, in a title and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.analysis.lineage import parties_by_moves
from dashboard.language import count, say

if TYPE_CHECKING:
    import pandas as pd


def strip_title(strip: pd.DataFrame, moved: pd.DataFrame) -> str:
    """How many targets one party has had, and how often they moved: `moved`, of `lineage.most_moved`."""
    targets = int(strip["status"].ne("rejected").sum())
    first = int(strip["first_stated_on"].dt.year.min())
    if moved.empty:
        return count(
            targets,
            "{n} target since {year}, not moved",
            "{n} targets since {year}, none moved",
            year=first,
        )
    return count(
        len(moved),
        "{all} targets since {year}, moved once",
        "{all} targets since {year}, moved {n} times",
        all=targets,
        year=first,
    )


def strip_sentence(strip: pd.DataFrame, moved: pd.DataFrame) -> str:
    """What the last move was, and what stands."""
    targets = strip[strip["status"].ne("rejected")]
    standing = int(targets["standing"].eq("standing").sum())
    stand = count(standing, "{n} target of {all} stands.", "{n} targets of {all} stand.", all=len(targets))
    if moved.empty:
        return stand
    last = moved.iloc[moved["first_stated_on"].argmax()]
    told = say(
        "The last move, on {day}: from {old} to {new}.",
        day=words.day(last["first_stated_on"]),
        old=_due(last["old_value"], last["old_deadline"]),
        new=_due(last["value"], last["deadline"]),
    )
    return f"{told} {stand}"


def _due(value: float, deadline: object) -> str:
    """'2 % by 2029'; without a deadline the figure alone."""
    year = words.deadline(deadline)
    share = words.per_cent(value)
    return say("{target} by {due}", target=share, due=year) if year else share


def moves_title(ranked: pd.DataFrame) -> str:
    """Whose promise moved most often; `ranked` is from `lineage.most_moved`."""
    if ranked.empty:
        return say("No promise here was moved")
    parties = parties_by_moves(ranked)
    most = parties[0][1]
    names = [name for name, times in parties if times == most]
    if most == 1:
        return count(
            len(parties), "{n} party moved a promise, once", "{n} parties moved a promise, once each"
        )
    who = ", ".join(names)
    return say("Moved most often, {n} times: {who}", n=most, who=who)


def moves_sentence(ranked: pd.DataFrame) -> str:
    """How many moves went which way."""
    if ranked.empty:
        return say("A promise has moved where a newer figure or date took its place.")
    counts = ranked["move"].value_counts()
    further = int(counts.reindex(["raised", "sooner", "taken up"]).fillna(0).sum())
    return say(
        "{further} of {all} moves went up or forward, {back} down or back. A promise has moved where a newer "
        "figure, date or refusal took its place; the same target put more firmly is no move.",
        further=further,
        all=len(ranked),
        back=len(ranked) - further,
    )
