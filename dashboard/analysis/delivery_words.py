"""What each chart of promises and delivery shows, in a title and a sentence; both follow the filter."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from dashboard.analysis.rows import cells, rows_of

if TYPE_CHECKING:
    import pandas as pd


def pace_title(progress: pd.DataFrame) -> str:
    """How many of the countries that must still rise by a year do so fast enough; `progress`: see `pace`."""
    timed = _timed(progress)
    on_track = int(timed["verdict"].eq("on track").sum())
    if timed.empty:
        return "No country here has a target ahead with a year"
    return f"{on_track} of {_count(len(timed), 'country', 'countries')} with a year ahead rise fast enough"


def pace_sentence(progress: pd.DataFrame) -> str:
    """Who would have to speed up most."""
    behind = _timed(progress).dropna(subset=["recent_pace"])
    behind = behind[behind["verdict"].eq("behind")]
    if behind.empty:
        return "Nobody with a year ahead is behind. Recent pace: over the last three years."
    rows = rows_of(behind[["party_name", "required_pace", "recent_pace"]])
    last = max(rows, key=lambda row: row["required_pace"] - row["recent_pace"])
    return (
        f"Furthest behind: {last['party_name']}, which needs {last['required_pace']:+.2f} points of GDP "
        f"a year and has moved by {last['recent_pace']:+.2f} a year over the last three."
    )


def arrival_title(arrivals: pd.DataFrame) -> str:
    """How many reach the target by their year if the last year repeats itself; `arrivals` from `arrival`."""
    dated = arrivals.dropna(subset=["deadline_year"])
    if dated.empty:
        return "No country here is short of a target that has a year"
    timely = int((dated["arrival_year"] <= dated["deadline_year"]).sum())
    return f"At last year’s pace, {timely} of {_count(len(dated), 'country', 'countries')} arrive in time"


def arrival_sentence(arrivals: pd.DataFrame) -> str:
    """How many never arrive, and what the reckoning is worth."""
    never = int(arrivals["arrival_year"].isna().sum())
    return (
        f"{never} of {_count(len(arrivals), 'country', 'countries')} that are short did not rise last year, "
        "and so never arrive. A projection of one year’s change, not a forecast."
    )


def shortfall_title(arrivals: pd.DataFrame) -> str:
    """How much is missing in all."""
    if arrivals.empty:
        return "No country here is short of its target"
    together = arrivals["gap_usd"].sum()
    are = f"{_count(len(arrivals), 'country is', 'countries are')} short of their target"
    return f"{are}, by ${together / 1e9:,.0f} billion a year" if together else are


def shortfall_sentence(arrivals: pd.DataFrame) -> str:
    """Who lacks most points, and who most dollars."""
    if arrivals.empty:
        return "Nothing is missing."
    rows = rows_of(arrivals[["party_name", "gap_points", "gap_usd"]])
    points = max(rows, key=lambda row: row["gap_points"])
    most = f"Most in points: {points['party_name']}, {points['gap_points']:.2f} of GDP"
    priced = [row for row in rows if not math.isnan(row["gap_usd"])]
    if not priced:
        return f"{most}."
    dear = max(priced, key=lambda row: row["gap_usd"])
    return f"{most}; most in money: {dear['party_name']}, ${dear['gap_usd'] / 1e9:,.0f} billion a year."


def kept_title(kept: pd.DataFrame) -> str:
    """How many allies spent what the alliance had agreed; `kept` from `kept`, the rows of one promise."""
    judged = kept[kept["outcome"].ne("no figures")]
    if judged.empty:
        return "No ally of the 2014 pledge is in view"
    first = judged.iloc[0]
    met = int(judged["outcome"].eq("met").sum())
    year, value = first["judged_year"], first["value"]
    allies = _count(len(judged), "ally", "allies")
    return f"{met} of {allies} spent {value:g} % in {year}, as agreed in {first['first_stated_on'].year}"


def kept_sentence(kept: pd.DataFrame) -> str:
    """Who stayed furthest below, and who counts."""
    missed = kept[kept["outcome"].eq("missed")].dropna(subset=["share_of_gdp"])
    who = "Allies are the members at the end of that year, later ones included."
    if missed.empty:
        return f"Nobody with a figure missed it. {who}"
    last = min(rows_of(missed[["party_name", "share_of_gdp"]]), key=lambda row: row["share_of_gdp"])
    return f"Furthest below: {last['party_name']} with {last['share_of_gdp']:.2f} %. {who}"


def own_title(own: pd.DataFrame) -> str:
    """How many of the countries' own pledges that have fallen due were kept; `own` from `own_outcomes`."""
    if own.empty:
        return "No national pledge here has fallen due"
    met = int(own["outcome"].eq("met").sum())
    return f"{met} of {_count(len(own), 'national pledge', 'national pledges')} that fell due were met"


def own_sentence(own: pd.DataFrame) -> str:
    """What is counted."""
    if own.empty:
        return "Nothing to count."
    latest = own[own["judged_year"].eq(own["judged_year"].max())]
    met = int(latest["outcome"].eq("met").sum())
    return (
        f"Of those due in {latest['judged_year'].iloc[0]}: {met} of {len(latest)}. Counted are shares of GDP "
        "that a country itself pledged or put into law, judged by its last full year until the day."
    )


def inflation_title(inflated: pd.DataFrame) -> str:
    """What the median promise was and is, in years with at least three countries."""
    medians = _medians(inflated)
    if not medians:
        return "Too few promises here to compare the years"
    first, last = min(medians), max(medians)
    then, now = medians[first], medians[last]
    if first == last:
        return f"The median target promised in {first} was {then:g} %"
    moved = "rose" if now > then else "fell" if now < then else "stayed"
    return f"The median target {moved} from {then:g} % in {first} to {now:g} % in {last}"


def inflation_sentence(inflated: pd.DataFrame) -> str:
    """When it was highest, and what is counted."""
    medians = _medians(inflated)
    highest = max(medians, key=lambda year: medians[year], default=None)
    peak = f"Highest in {highest}: {medians[highest]:g} %. " if highest else ""
    return f"{peak}Each country’s highest promise of a year, core spending: 3.5 where an ally says 5 %."


_ENOUGH = 3
"""Countries that a year needs for its median to be named."""


def _medians(inflated: pd.DataFrame) -> dict[int, float]:
    """The median of each year, the earliest first."""
    counts = Counter(inflated["stated_year"].tolist())
    medians = dict(cells(inflated, "stated_year", "median_target"))
    return {year: medians[year] for year in sorted(counts) if counts[year] >= _ENOUGH}


def _timed(progress: pd.DataFrame) -> pd.DataFrame:
    return progress[progress["party_kind"].eq("country") & progress["required_pace"].notna()]


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
