"""What each chart shows, in a title and a sentence, computed from the very rows that it draws.

Both follow the filter and hold for no rows at all. The text is plain: no markup, names and numbers only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.dates import deadline_end
from dashboard.analysis.force import COMMITTED
from dashboard.analysis.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.analysis.rows import Row

_NO_MATCH = "No commitment matches the filter"
_NO_MEASURE = "No country here has both a target and a spending figure"
_NO_FIGURE = "No spending figure for this country"


def takeaway(chart: str, df: pd.DataFrame) -> str:
    """The sentence under a chart: finding and numbers.

    `chart` is the name of the function in `dashboard.charts` (`dumbbell`, `spending_line`, `world_map`,
    `deadline_timeline`, `status_bars`) and `df` the frame it draws; of `spending_line` the spending.

    Raises:
        KeyError: no such chart.
    """
    sentence = _TAKEAWAYS[chart]
    return f"{_NO_MATCH}." if df.empty and chart != "spending_line" else sentence(df)


def dumbbell_title(df: pd.DataFrame) -> str:
    """How many of the countries with a target and a figure are still short of it; `df` is from `pace`."""
    measured = _measured(df)
    if not measured:
        return _NO_MEASURE
    short = sum(row["verdict"] != "met" for row in measured)
    return f"{short} of {_count(len(measured), 'country', 'countries')} spend less than their standing target"


def spending_line_title(spending_of_country: pd.DataFrame, targets: pd.DataFrame) -> str:
    """What one country spent last and what its standing target asks of it; `targets` are `target_steps`."""
    last, aim = _last(spending_of_country), _standing(targets)
    if last is None:
        return _NO_FIGURE
    spent = f"{_percent(last['share_of_gdp'])} of GDP in {last['year']}{_estimate(last)}"
    if aim is None:
        return spent
    year: str = "" if pd.isna(aim["deadline_year"]) else f" by {aim['deadline_year']}"
    reached = aim["comparable_target"] <= last["share_of_gdp"]
    return f"{spent}{', past the' if reached else '; the'} target is {aim['comparable_target']:g} %{year}"


def world_map_title(df: pd.DataFrame) -> str:
    """How many countries have bound themselves; `df` is `by_country`."""
    countries = df[df["party_kind"].eq("country")]
    if countries.empty:
        return "No country matches the filter"
    bound = int(countries["status"].isin(COMMITTED).sum())
    return f"{bound} of {_count(len(countries), 'country', 'countries')} have bound themselves to a target"


def deadline_timeline_title(df: pd.DataFrame) -> str:
    """How many deadlines there are, and the year in which most of them fall."""
    years = df["deadline_year"].dropna()
    if years.empty:
        return "No commitment here names a deadline"
    counts = years.value_counts()
    busiest = min(counts[counts == counts.max()].index)
    return f"{counts.max()} of {_count(len(years), 'deadline', 'deadlines')} fall in {busiest}"


def status_bars_title(df: pd.DataFrame) -> str:
    """How many commitments are binding."""
    if df.empty:
        return _NO_MATCH
    bound = int(df["status"].isin(COMMITTED).sum())
    return f"{bound} of {_count(len(df), 'commitment', 'commitments')} are legislated, agreed or pledged"


def _dumbbell(df: pd.DataFrame) -> str:
    measured = _measured(df)
    short = [row for row in measured if row["verdict"] != "met"]
    if not measured:
        return f"{_NO_MEASURE}."
    if not short:
        return (
            f"Every country with a target and a figure has reached it ({len(measured)} of {len(measured)})."
        )
    widest = max(short, key=lambda row: row["gap_points"])
    money = sum(row["gap_usd"] for row in short if not pd.isna(row["gap_usd"]))
    together = f"; together they lack {_dollars(money)} a year" if money else ""
    behind = sum(row["verdict"] == "behind" for row in short)
    return (
        f"The widest gap is {widest['party_name']}'s, {widest['gap_points']:.2f} points of GDP{together}. "
        f"{_count(behind, 'is', 'are')} behind the pace that the deadline asks."
    )


def _spending_line(df: pd.DataFrame) -> str:
    series = rows_of(df.dropna(subset=["share_of_gdp"]).sort_values("year"))
    if not series:
        return f"{_NO_FIGURE}."
    first, last = series[0], series[-1]
    change = last["share_of_gdp"] - first["share_of_gdp"]
    spent = f"{_percent(last['share_of_gdp'])} of GDP in {last['year']}{_estimate(last)}"
    moved = f"{'up' if change > 0 else 'down'} by {abs(change):.2f} points" if change else "unchanged"
    source = f"{last['definition']} definition; source: {last['edition']}"
    return f"{spent}, {moved} since {first['year']} ({source})."


def _world_map(df: pd.DataFrame) -> str:
    countries = df[df["party_kind"].eq("country")]
    if countries.empty:
        return "Only blocs match the filter; the map shows countries."
    counts = countries["status"].value_counts()
    parts = ", ".join(f"{count} {status}" for status, count in counts.items())
    return f"Countries by their most binding record: {parts}."


def _deadline_timeline(df: pd.DataFrame) -> str:
    due = deadline_end(df["deadline"])
    if due.isna().all():
        return f"None of {_count(len(df), 'commitment', 'commitments')} names a deadline."
    first = df[due == due.min()]
    parties = first["party_name"].unique()
    who = parties[0] if len(parties) == 1 else f"{len(parties)} countries and blocs"
    undated = int(due.isna().sum())
    rest = f" {undated} more name no deadline." if undated else ""
    commitments = _count(len(first), "commitment", "commitments")
    return f"Due first, by {due.min():%Y-%m-%d}: {commitments} of {who}.{rest}"


def _status_bars(df: pd.DataFrame) -> str:
    counts = df["status"].value_counts()
    standing = int(df["standing"].eq("standing").sum())
    return f"Most often {counts.index[0]} ({counts.iloc[0]} of {len(df)}); {standing} still stand."


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


def _percent(share: float) -> str:
    return f"{share:.2f} %"


def _dollars(amount: float) -> str:
    billions = amount / 1e9
    decimals = 0 if billions >= 10 else 1  # noqa: PLR2004 - three digits at most, so that it can be read
    return f"${billions:,.{decimals}f} billion"


def _estimate(row: Row) -> str:
    return " (estimate)" if row["is_estimate"] else ""


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
