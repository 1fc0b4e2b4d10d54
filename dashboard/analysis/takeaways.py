"""What each chart shows, in a title and a sentence, computed from the very rows that it draws.

Both follow the filter and hold for no rows at all. The text is plain: no markup, names and numbers only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard import words
from dashboard.analysis.dates import deadline_end
from dashboard.analysis.force import COMMITTED
from dashboard.analysis.rows import rows_of
from dashboard.language import count, number, phrase, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.analysis.rows import Row

_NO_MATCH = phrase("No commitment matches the filter")
_NO_MEASURE = phrase("No country here has both a target and a spending figure")
_NO_FIGURE = phrase("No spending figure for this country")


def takeaway(chart: str, df: pd.DataFrame) -> str:
    """The sentence under a chart: finding and numbers.

    `chart` is the name of the function in `dashboard.charts` (`dumbbell`, `spending_line`, `world_map`,
    `deadline_timeline`, `status_bars`) and `df` the frame it draws; of `spending_line` the spending.

    Raises:
        KeyError: no such chart.
    """
    sentence = _TAKEAWAYS[chart]
    if df.empty and chart != "spending_line":
        return say("No commitment matches the filter.")
    return sentence(df)


def dumbbell_title(df: pd.DataFrame) -> str:
    """How many of the countries with a target and a figure are still short of it; `df` is from `pace`."""
    measured = _measured(df)
    if not measured:
        return say(_NO_MEASURE)
    return count(
        len(measured),
        "{short} of {n} country spend less than their standing target",
        "{short} of {n} countries spend less than their standing target",
        short=sum(row["verdict"] != "met" for row in measured),
    )


def spending_line_title(spending_of_country: pd.DataFrame, targets: pd.DataFrame) -> str:
    """What one country spent last and what its standing target asks of it; `targets` are `target_steps`."""
    last, aim = _last(spending_of_country), _standing(targets)
    if last is None:
        return say(_NO_FIGURE)
    spent = _spent(last)
    if aim is None:
        return spent
    target = words.per_cent(aim["comparable_target"])
    reached = aim["comparable_target"] <= last["share_of_gdp"]
    if pd.isna(aim["deadline_year"]):
        if reached:
            return say("{spent}, past the target is {target}", spent=spent, target=target)
        return say("{spent}; the target is {target}", spent=spent, target=target)
    year = aim["deadline_year"]
    if reached:
        return say("{spent}, past the target is {target} by {year}", spent=spent, target=target, year=year)
    return say("{spent}; the target is {target} by {year}", spent=spent, target=target, year=year)


def world_map_title(df: pd.DataFrame) -> str:
    """How many countries have bound themselves; `df` is `by_country`."""
    countries = df[df["party_kind"].eq("country")]
    if countries.empty:
        return say("No country matches the filter")
    return count(
        len(countries),
        "{bound} of {n} country have bound themselves to a target",
        "{bound} of {n} countries have bound themselves to a target",
        bound=int(countries["status"].isin(COMMITTED).sum()),
    )


def deadline_timeline_title(df: pd.DataFrame) -> str:
    """How many deadlines there are, and the year in which most of them fall."""
    years = df["deadline_year"].dropna()
    if years.empty:
        return say("No commitment here names a deadline")
    counts = years.value_counts()
    return count(
        len(years),
        "{most} of {n} deadline fall in {year}",
        "{most} of {n} deadlines fall in {year}",
        most=number(counts.max()),
        year=min(counts[counts == counts.max()].index),
    )


def status_bars_title(df: pd.DataFrame) -> str:
    """How many commitments are binding."""
    if df.empty:
        return say(_NO_MATCH)
    return count(
        len(df),
        "{bound} of {n} commitment are legislated, agreed or pledged",
        "{bound} of {n} commitments are legislated, agreed or pledged",
        bound=number(int(df["status"].isin(COMMITTED).sum())),
    )


def _dumbbell(df: pd.DataFrame) -> str:
    measured = _measured(df)
    short = [row for row in measured if row["verdict"] != "met"]
    if not measured:
        return say("No country here has both a target and a spending figure.")
    if not short:
        return say(
            "Every country with a target and a figure has reached it ({n} of {all}).",
            n=len(measured),
            all=len(measured),
        )
    return f"{_widest(short)} {_behind(short)}"


def _widest(short: list[Row]) -> str:
    widest = max(short, key=lambda row: row["gap_points"])
    gap = {"party": widest["party_name"], "points": number(widest["gap_points"], ".2f")}
    money = sum(row["gap_usd"] for row in short if not pd.isna(row["gap_usd"]))
    if not money:
        return say("The widest gap is {party}'s, {points} points of GDP.", **gap)
    return say(
        "The widest gap is {party}'s, {points} points of GDP; together they lack {money} a year.",
        money=words.dollars_in_full(money),
        **gap,
    )


def _behind(short: list[Row]) -> str:
    behind = sum(row["verdict"] == "behind" for row in short)
    return count(
        behind,
        "{n} is behind the pace that the deadline asks.",
        "{n} are behind the pace that the deadline asks.",
    )


def _spending_line(df: pd.DataFrame) -> str:
    series = rows_of(df.dropna(subset=["share_of_gdp"]).sort_values("year"))
    if not series:
        return say("No spending figure for this country.")
    first, last = series[0], series[-1]
    change = last["share_of_gdp"] - first["share_of_gdp"]
    told = (
        phrase("{spent}, up by {points} points since {year} ({definition} definition; source: {edition}).")
        if change > 0
        else phrase(
            "{spent}, down by {points} points since {year} ({definition} definition; source: {edition})."
        )
        if change
        else phrase("{spent}, unchanged since {year} ({definition} definition; source: {edition}).")
    )
    return say(
        told,
        spent=_spent(last),
        points=number(abs(change), ".2f"),
        year=first["year"],
        definition=last["definition"],
        edition=last["edition"],
    )


def _world_map(df: pd.DataFrame) -> str:
    countries = df[df["party_kind"].eq("country")]
    if countries.empty:
        return say("Only blocs match the filter; the map shows countries.")
    counts = countries["status"].value_counts()
    parts = ", ".join(say(_OF_STATUS[str(status)], n=number(n)) for status, n in counts.items())
    return say("Countries by their most binding record: {parts}.", parts=parts)


_OF_STATUS = {
    "legislated": phrase("{n} legislated"),
    "agreed": phrase("{n} agreed"),
    "pledged": phrase("{n} pledged"),
    "proposed": phrase("{n} proposed"),
    "demanded": phrase("{n} demanded"),
    "rejected": phrase("{n} rejected"),
}


def _deadline_timeline(df: pd.DataFrame) -> str:
    due = deadline_end(df["deadline"])
    if due.isna().all():
        return count(
            len(df), "None of {n} commitment names a deadline.", "None of {n} commitments names a deadline."
        )
    first = df[due == due.min()]
    parties = first["party_name"].unique()
    who = parties[0] if len(parties) == 1 else say("{n} countries and blocs", n=number(len(parties)))
    told = count(
        len(first),
        "Due first, by {day}: {n} commitment of {who}.",
        "Due first, by {day}: {n} commitments of {who}.",
        day=words.day(due.min()),
        who=who,
    )
    undated = int(due.isna().sum())
    return f"{told} {say('{n} more name no deadline.', n=number(undated))}" if undated else told


def _status_bars(df: pd.DataFrame) -> str:
    counts = df["status"].value_counts()
    return say(
        "Most often {status} ({n} of {all}); {standing} still stand.",
        status=words.plain(counts.index[0]),
        n=number(counts.iloc[0]),
        all=number(len(df)),
        standing=number(int(df["standing"].eq("standing").sum())),
    )


_TAKEAWAYS: dict[str, Callable[[pd.DataFrame], str]] = {
    "dumbbell": _dumbbell,
    "spending_line": _spending_line,
    "world_map": _world_map,
    "deadline_timeline": _deadline_timeline,
    "status_bars": _status_bars,
}


def _measured(df: pd.DataFrame) -> list[Row]:
    """Countries with a gap; a bloc's figure would count its members' money once more."""
    needed = df[["party_name", "party_kind", "gap_points", "gap_usd", "verdict"]]
    return [
        row for row in rows_of(needed) if row["party_kind"] == "country" and not pd.isna(row["gap_points"])
    ]


def _last(spending_of_country: pd.DataFrame) -> Row | None:
    series = rows_of(spending_of_country.dropna(subset=["share_of_gdp"]).sort_values("year"))
    return series[-1] if series else None


def _standing(targets: pd.DataFrame) -> Row | None:
    standing = rows_of(targets[targets["is_standing"].eq(True)])
    return standing[0] if standing else None


def _spent(last: Row) -> str:
    share, year = words.per_cent(last["share_of_gdp"], spec=".2f"), last["year"]
    if last["is_estimate"]:
        return say("{share} of GDP in {year} (estimate)", share=share, year=year)
    return say("{share} of GDP in {year}", share=share, year=year)
