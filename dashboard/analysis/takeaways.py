"""What each chart shows, in a title and a sentence, computed from the very rows that it draws.

Both follow the filter and hold for no rows at all. The text is plain: no markup, names and numbers only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.force import COMMITTED

if TYPE_CHECKING:
    from collections.abc import Callable

NOTHING = "No commitment matches the filter"


def takeaway(chart: str, df: pd.DataFrame) -> str:
    """The sentence under a chart: finding and numbers.

    `chart` is the name of the function in `dashboard.charts` (`dumbbell`, `spending_line`, `world_map`,
    `deadline_timeline`, `status_bars`) and `df` the frame it draws.

    Raises:
        KeyError: no such chart.
    """
    sentence = _TAKEAWAYS[chart]
    return f"{NOTHING}." if df.empty else sentence(df)


def dumbbell_title(df: pd.DataFrame) -> str:
    """How many of the countries with a target and a figure are still short of it."""
    measured = _measured(df)
    if measured.empty:
        return "No country here has both a target and a spending figure"
    short = int((measured["verdict"] != "met").sum())
    return f"{short} of {_count(len(measured), 'country', 'countries')} spend less than their standing target"


def spending_line_title(df: pd.DataFrame) -> str:
    """What one country spent last: `df` is its spending."""
    last = _last(df)
    if last is None:
        return "No spending figure for this country"
    return f"{_percent(last['share_of_gdp'])} of GDP in {last['year']}{_estimate(last)}"


def world_map_title(df: pd.DataFrame) -> str:
    """How many countries have bound themselves: `df` is `by_country`."""
    countries = df[df["party_kind"].eq("country")]
    if countries.empty:
        return "No country matches the filter"
    bound = int(countries["status"].isin(COMMITTED).sum())
    return (
        f"{bound} of {_count(len(countries), 'country', 'countries')} here have bound themselves to a target"
    )


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
        return NOTHING
    bound = int(df["status"].isin(COMMITTED).sum())
    return f"{bound} of {_count(len(df), 'commitment', 'commitments')} are legislated, agreed or pledged"


def _dumbbell(df: pd.DataFrame) -> str:
    measured = _measured(df)
    short = measured[measured["verdict"] != "met"]
    if measured.empty:
        return "No country here has both a target and a spending figure."
    if short.empty:
        return f"All {len(measured)} countries with a target and a figure have reached it."
    widest = short.loc[short["gap_points"].idxmax()]
    money = short["gap_usd"].sum(min_count=1)
    together = f"; together they lack {_dollars(money)} a year" if pd.notna(money) else ""
    gap = f"{widest['gap_points']:.2f} points"
    return f"The widest gap is {widest['party_name']}'s, {gap} of GDP{together}."


def _spending_line(df: pd.DataFrame) -> str:
    series = df.dropna(subset=["share_of_gdp"]).sort_values("year")
    if series.empty:
        return "No spending figure for this country."
    first, last = series.iloc[0], series.iloc[-1]
    change = last["share_of_gdp"] - first["share_of_gdp"]
    direction = "up" if change > 0 else "down" if change < 0 else "unchanged"
    by = f" by {abs(change):.2f} points" if change else ""
    where = f"{_percent(last['share_of_gdp'])} of GDP in {last['year']}{_estimate(last)}"
    return f"{where}, {direction}{by} since {first['year']} (definition: {last['definition']})."


def _world_map(df: pd.DataFrame) -> str:
    countries = df[df["party_kind"].eq("country")]
    if countries.empty:
        return "Only blocs match the filter; the map shows countries."
    counts = countries["status"].value_counts()
    parts = [f"{count} {status}" for status, count in counts.items()]
    return f"By their most binding record: {', '.join(parts)}."


def _deadline_timeline(df: pd.DataFrame) -> str:
    dated = df.dropna(subset=["deadline_year"]).sort_values(["deadline", "party"])
    if dated.empty:
        return f"None of the {len(df)} commitments names a deadline."
    first = dated.iloc[0]
    undated = len(df) - len(dated)
    rest = f"; {undated} more name none" if undated else ""
    return f"The earliest is {first['party_name']}'s, {first['deadline']}{rest}."


def _status_bars(df: pd.DataFrame) -> str:
    counts = df["status"].value_counts()
    standing = int(df["standing"].eq("standing").sum())
    return f"Most are {counts.index[0]} ({counts.iloc[0]} of {len(df)}); {standing} still stand."


_TAKEAWAYS: dict[str, Callable[[pd.DataFrame], str]] = {
    "dumbbell": _dumbbell,
    "spending_line": _spending_line,
    "world_map": _world_map,
    "deadline_timeline": _deadline_timeline,
    "status_bars": _status_bars,
}


def _measured(df: pd.DataFrame) -> pd.DataFrame:
    return df.dropna(subset=["comparable_target", "share_of_gdp"])


def _last(df: pd.DataFrame) -> pd.Series | None:
    series = df.dropna(subset=["share_of_gdp"]).sort_values("year")
    return None if series.empty else series.iloc[-1]


def _percent(share: float) -> str:
    return f"{share:.2f} %"


def _dollars(amount: float) -> str:
    billions = amount / 1e9
    return f"${billions:,.0f} billion" if billions >= 10 else f"${billions:,.1f} billion"


def _estimate(row: pd.Series) -> str:
    return " (estimate)" if row["is_estimate"] else ""


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
