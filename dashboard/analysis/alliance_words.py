"""What each chart of a bloc shows, in a title and a sentence, computed from the rows that it draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.analysis.instruments import INSTRUMENTS
from dashboard.analysis.rows import rows_of
from dashboard.language import count, number, phrase, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    from dashboard.analysis.comparable import SplitTarget
    from dashboard.analysis.rows import Row

_MANY = 6


def heat_title(cells: pd.DataFrame, aim: Row | None) -> str:
    """How many members are at the aim by their latest figure, and how many were in the first year."""
    if cells.empty:
        return say("No spending figure for any member")
    first, last = int(cells["year"].min()), int(cells["year"].max())
    if cells["part"].isna().all():
        return say("What the members spent, {first}–{last}", first=first, last=last)
    latest = _latest(cells)
    now, everybody = _reached(latest), len(latest)
    if aim is None:
        return count(
            now,
            "{n} of {all} members is at its own target",
            "{n} of {all} members are at their own targets",
            all=everybody,
        )
    return count(
        now,
        "{n} of {all} members spends {aim}; {then} did in {first}",
        "{n} of {all} members spend {aim}; {then} did in {first}",
        all=everybody,
        aim=words.per_cent(aim["comparable_target"]),
        then=_reached(cells[cells["year"].eq(first)]),
        first=first,
    )


def heat_sentence(cells: pd.DataFrame) -> str:
    """What the figures are, how far the middle member is, and what is estimated."""
    if cells.empty:
        return say("Neither NATO nor SIPRI publishes a figure for these countries.")
    mixed = len(cells["definition"].unique()) > 1
    middle = _latest(cells)["share_of_gdp"].median()
    median = say(
        "By the latest figures the middle member spends {share} of GDP.",
        share=words.per_cent(middle, spec=".2f"),
    )
    guessed = sorted(cells.loc[cells["is_estimate"], "year"].unique())
    estimate = say("Estimates: {years}.", years=", ".join(str(year) for year in guessed)) if guessed else ""
    core = say("Core defence spending, % of GDP.")
    named = say(
        "Members named with SIPRI are counted by its definition, the others by NATO’s; compare within one."
    )
    return " ".join(part for part in (core, estimate, named if mixed else median) if part)


def words_title(stood: pd.DataFrame, aim: Row | None) -> str:
    """How many members named a year for the aim, and how many of them the bloc's; see `alliances.stances`."""
    if stood.empty:
        return say("No member on this day")
    if aim is None:
        own = int(stood["origin"].eq("own").sum())
        return count(
            own,
            "{n} of {all} members has a target of its own",
            "{n} of {all} members have a target of their own",
            all=len(stood),
        )
    same, other = (int(stood["stance"].eq(stance).sum()) for stance in ("the same", "more or sooner"))
    named = count(
        same + other,
        "{n} of {all} members has named a year for {aim} itself",
        "{n} of {all} members have named a year for {aim} themselves",
        all=len(stood),
        aim=words.per_cent(aim["comparable_target"]),
    )
    year = words.deadline(aim["deadline"])
    return (
        say("{named}, {same} of them the agreed {year}", named=named, same=same, year=year) if same else named
    )


def words_sentence(stood: pd.DataFrame) -> str:
    """Who put its target in law or a budget, how many only in words, and who refused or only repeats."""
    own = stood[stood["origin"].eq("own")]
    law, budget, plan, word = (own[own["instrument"].eq(name)] for name in INSTRUMENTS)
    alone, refused, none = (stood[stood["stance"].eq(name)] for name in ("alliance only", "refused", "none"))
    told: tuple[tuple[pd.DataFrame, Callable[[str], str]], ...] = (
        (law, lambda who: say("In law: {who}.", who=who)),
        (budget, lambda who: say("In an adopted budget: {who}.", who=who)),
        (plan, lambda who: say("In another approved plan: {who}.", who=who)),
        (word, lambda who: say("Announced, not adopted: {who}.", who=who)),
        (alone, lambda who: say("Only their alliance’s word: {who}.", who=who)),
        (refused, lambda who: say("Refused what their alliance agreed on: {who}.", who=who)),
        (none, lambda who: say("No target: {who}.", who=who)),
    )
    return " ".join(sentence(_names(rows)) for rows, sentence in told if len(rows))


def parts_title(parts: pd.DataFrame, split: SplitTarget) -> str:
    """How many members named the related part themselves; `parts` from `alliance_parts`."""
    own = int(parts["related_word"].eq("own").sum())
    return count(
        own,
        "The {total} is {core} core and {related} related; {n} of {all} members says so itself",
        "The {total} is {core} core and {related} related; {n} of {all} members say so themselves",
        total=words.per_cent(split.total),
        core=number(split.core, "g"),
        related=number(split.total - split.core, "g"),
        all=len(parts),
    )


def parts_sentence(parts: pd.DataFrame) -> str:
    """Who has no related part, and what of it can be measured."""
    without = parts[parts["related_word"].eq("none")]
    none = say("No related part: {who}.", who=_names(without)) if len(without) else ""
    rest = say(
        "Related spending (resilience, infrastructure, cyber) is in no published table, so only core "
        "spending is compared."
    )
    return " ".join(part for part in (none, rest) if part)


def map_title(stood: pd.DataFrame) -> str:
    """How many members are bound by a word of their own."""
    own = int(stood["origin"].eq("own").sum())
    refused = int(stood["stance"].eq("refused").sum())
    return (
        say(
            "{own} of {all} members have a target of their own; {refused} refused their alliance’s",
            own=own,
            all=len(stood),
            refused=refused,
        )
        if refused
        else say("{own} of {all} members have a target of their own", own=own, all=len(stood))
    )


def map_sentence(stood: pd.DataFrame, beyond: pd.DataFrame) -> str:
    """Who stands how against the target, in counts, and which members (`beyond`) the map does not reach."""
    counts = stood["verdict"].value_counts()
    verdicts = ", ".join(say(_STANDS[str(verdict)], n=number(members)) for verdict, members in counts.items())
    against = say("Against the standing target of each: {verdicts}.", verdicts=verdicts)
    outside = say("Beyond the map: {who}.", who=_names(beyond)) if len(beyond) else ""
    return " ".join(part for part in (against, outside) if part)


_STANDS = {
    "met": phrase("{n} met"),
    "on track": phrase("{n} on track"),
    "behind": phrase("{n} behind"),
    "lapsed": phrase("{n} lapsed"),
    "no deadline": phrase("{n} no deadline"),
    "no target": phrase("{n} no target"),
    "no figures": phrase("{n} no figures"),
}


def multiples_title(members: pd.DataFrame) -> str:
    """How many of the countries with a year ahead rise fast enough."""
    timed = members[members["verdict"].isin(["on track", "behind"])]
    if timed.empty:
        return say("Spending and targets, country by country")
    return say(
        "{n} of {all} with a year ahead rise fast enough",
        n=int(timed["verdict"].eq("on track").sum()),
        all=len(timed),
    )


def multiples_sentence() -> str:
    """How to read the panels."""
    return say(
        "Grey: core defence spending, % of GDP (hollow: estimate). Steps: targets from the year they were "
        "stated to the year they are due (■ legislated, ◆ agreed, ● pledged; pale: past). Dash-dotted: the "
        "required path. All panels share their axes; each shows one definition, named where it is not NATO’s."
    )


def _latest(cells: pd.DataFrame) -> pd.DataFrame:
    """The last row of each member."""
    return cells.sort_values("year", kind="stable").drop_duplicates("party", keep="last")


def _reached(cells: pd.DataFrame) -> int:
    return int((cells["part"] >= 1).sum())


def _names(rows: pd.DataFrame) -> str:
    """The names; of many, how many they are."""
    if len(rows) > _MANY:
        return count(len(rows), "{n} country", "{n} countries")
    return ", ".join(sorted(str(name) for name in rows["party_name"]))


def country_names(rows: pd.DataFrame) -> str:
    """Names as one reads them in a heading: 'France, Germany and Poland'."""
    return _joined([str(name) for name in rows["party_name"]])


def _joined(names: Sequence[str]) -> str:
    if len(names) < 2:  # noqa: PLR2004 - two are joined
        return "".join(names)
    return say("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])


def comparison_title(progress: pd.DataFrame) -> str:
    """Who of the compared is furthest from its target; `progress` are their rows of `pace`."""
    short = progress[progress["gap_points"].notna()].sort_values("gap_points")
    if short.empty:
        return say("No country here has both a target and a spending figure")
    widest = rows_of(short)[-1]
    if widest["gap_points"] <= 0:
        return say("All that have a target and a figure have reached it")
    return say(
        "{party} has furthest to go: {points} points of GDP",
        party=widest["party_name"],
        points=number(widest["gap_points"], ".2f"),
    )


def comparison_sentence(progress: pd.DataFrame) -> str:
    """What definitions are beside each other, and how to read the panels."""
    kinds = sorted(progress["definition"].dropna().unique())
    mixed = (
        say("{kinds} count differently: compare within one.", kinds=_joined(kinds)) if len(kinds) > 1 else ""
    )
    return " ".join(part for part in (mixed, multiples_sentence()) if part)
