"""What each chart of promises and delivery shows, in a title and a sentence; both follow the filter."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from dashboard import words
from dashboard.analysis.rows import cells, rows_of
from dashboard.language import count, number, phrase, say

if TYPE_CHECKING:
    import pandas as pd


def pace_title(progress: pd.DataFrame) -> str:
    """How many of the countries that must still rise by a year do so fast enough; `progress`: see `pace`."""
    timed = _timed(progress)
    if timed.empty:
        return say("No country here has a target ahead with a year")
    return count(
        len(timed),
        "{fast} of {n} country with a year ahead rise fast enough",
        "{fast} of {n} countries with a year ahead rise fast enough",
        fast=int(timed["verdict"].eq("on track").sum()),
    )


def pace_sentence(progress: pd.DataFrame) -> str:
    """Who would have to speed up most."""
    behind = _timed(progress).dropna(subset=["recent_pace"])
    behind = behind[behind["verdict"].eq("behind")]
    if behind.empty:
        return say("Nobody with a year ahead is behind. Recent pace: over the last three years.")
    rows = rows_of(behind[["party_name", "required_pace", "recent_pace"]])
    last = max(rows, key=lambda row: row["required_pace"] - row["recent_pace"])
    return say(
        "Furthest behind: {party}, which needs {needed} points of GDP a year and has moved by {recent} a "
        "year over the last three.",
        party=last["party_name"],
        needed=number(last["required_pace"], "+.2f"),
        recent=number(last["recent_pace"], "+.2f"),
    )


def arrival_title(arrivals: pd.DataFrame) -> str:
    """How many reach the target by their year if the last year repeats itself; `arrivals` from `arrival`."""
    dated = arrivals.dropna(subset=["deadline_year"])
    if dated.empty:
        return say("No country here is short of a target that has a year")
    return count(
        len(dated),
        "At last year’s pace, {timely} of {n} country arrive in time",
        "At last year’s pace, {timely} of {n} countries arrive in time",
        timely=int((dated["arrival_year"] <= dated["deadline_year"]).sum()),
    )


def arrival_sentence(arrivals: pd.DataFrame) -> str:
    """How many never arrive, and what the reckoning is worth."""
    told = count(
        len(arrivals),
        "{never} of {n} country that are short did not rise last year, and so never arrive.",
        "{never} of {n} countries that are short did not rise last year, and so never arrive.",
        never=int(arrivals["arrival_year"].isna().sum()),
    )
    return f"{told} {say('A projection of one year’s change, not a forecast.')}"


def shortfall_title(arrivals: pd.DataFrame) -> str:
    """How much is missing in all."""
    if arrivals.empty:
        return say("No country here is short of its target")
    together = arrivals["gap_usd"].sum()
    if not together:
        return count(
            len(arrivals),
            "{n} country is short of their target",
            "{n} countries are short of their target",
        )
    return count(
        len(arrivals),
        "{n} country is short of their target, by {money} a year",
        "{n} countries are short of their target, by {money} a year",
        money=words.dollars_in_full(together),
    )


def shortfall_sentence(arrivals: pd.DataFrame) -> str:
    """Who lacks most points, and who most dollars."""
    if arrivals.empty:
        return say("Nothing is missing.")
    rows = rows_of(arrivals[["party_name", "gap_points", "gap_usd"]])
    points = max(rows, key=lambda row: row["gap_points"])
    most = {"party": points["party_name"], "points": number(points["gap_points"], ".2f")}
    priced = [row for row in rows if not math.isnan(row["gap_usd"])]
    if not priced:
        return say("Most in points: {party}, {points} of GDP.", **most)
    dear = max(priced, key=lambda row: row["gap_usd"])
    return say(
        "Most in points: {party}, {points} of GDP; most in money: {dearest}, {money} a year.",
        dearest=dear["party_name"],
        money=words.dollars_in_full(dear["gap_usd"]),
        **most,
    )


def kept_title(kept: pd.DataFrame) -> str:
    """How many allies spent what the alliance had agreed; `kept` from `kept`, the rows of one promise."""
    judged = kept[kept["outcome"].ne("no figures")]
    if judged.empty:
        return say("No ally of the 2014 pledge is in view")
    first = judged.iloc[0]
    return count(
        len(judged),
        "{met} of {n} ally spent {share} in {year}, as agreed in {then}",
        "{met} of {n} allies spent {share} in {year}, as agreed in {then}",
        met=int(judged["outcome"].eq("met").sum()),
        share=words.per_cent(first["value"]),
        year=first["judged_year"],
        then=first["first_stated_on"].year,
    )


def kept_sentence(kept: pd.DataFrame) -> str:
    """Who stayed furthest below, and who counts."""
    missed = kept[kept["outcome"].eq("missed")].dropna(subset=["share_of_gdp"])
    who = say("Allies are the members at the end of that year, later ones included.")
    if missed.empty:
        return f"{say('Nobody with a figure missed it.')} {who}"
    last = min(rows_of(missed[["party_name", "share_of_gdp"]]), key=lambda row: row["share_of_gdp"])
    share = words.per_cent(last["share_of_gdp"], spec=".2f")
    return f"{say('Furthest below: {party} with {share}.', party=last['party_name'], share=share)} {who}"


def own_title(own: pd.DataFrame) -> str:
    """How many of the countries' own pledges that have fallen due were kept; `own` from `own_outcomes`."""
    if own.empty:
        return say("No national pledge here has fallen due")
    return count(
        len(own),
        "{met} of {n} national pledge that fell due were met",
        "{met} of {n} national pledges that fell due were met",
        met=int(own["outcome"].eq("met").sum()),
    )


def own_sentence(own: pd.DataFrame) -> str:
    """What is counted."""
    if own.empty:
        return say("Nothing to count.")
    latest = own[own["judged_year"].eq(own["judged_year"].max())]
    return say(
        "Of those due in {year}: {met} of {all}. Counted are shares of GDP that a country itself pledged or "
        "put into law, judged by its last full year until the day.",
        year=latest["judged_year"].iloc[0],
        met=int(latest["outcome"].eq("met").sum()),
        all=len(latest),
    )


def inflation_title(inflated: pd.DataFrame) -> str:
    """What the median promise was and is, in years with at least three countries."""
    medians = _medians(inflated)
    if not medians:
        return say("Too few promises here to compare the years")
    first, last = min(medians), max(medians)
    then, now = medians[first], medians[last]
    if first == last:
        return say("The median target promised in {first} was {then}", first=first, then=words.per_cent(then))
    moved = _ROSE if now > then else _FELL if now < then else _STAYED
    return say(moved, then=words.per_cent(then), first=first, now=words.per_cent(now), last=last)


_ROSE = phrase("The median target rose from {then} in {first} to {now} in {last}")
_FELL = phrase("The median target fell from {then} in {first} to {now} in {last}")
_STAYED = phrase("The median target stayed from {then} in {first} to {now} in {last}")


def inflation_sentence(inflated: pd.DataFrame) -> str:
    """When it was highest, and what is counted."""
    medians = _medians(inflated)
    counted = say("Each country’s highest promise of a year, core spending: 3.5 where an ally says 5 %.")
    if not medians:
        return counted
    highest = max(medians, key=lambda year: medians[year])
    peak = say("Highest in {year}: {share}.", year=highest, share=words.per_cent(medians[highest]))
    return f"{peak} {counted}"


_ENOUGH = 3
"""Countries that a year needs for its median to be named."""


def _medians(inflated: pd.DataFrame) -> dict[int, float]:
    """The median of each year, the earliest first."""
    counts = Counter(inflated["stated_year"].tolist())
    medians = dict(cells(inflated, "stated_year", "median_target"))
    return {year: medians[year] for year in sorted(counts) if counts[year] >= _ENOUGH}


def _timed(progress: pd.DataFrame) -> pd.DataFrame:
    return progress[progress["party_kind"].eq("country") & progress["required_pace"].notna()]
