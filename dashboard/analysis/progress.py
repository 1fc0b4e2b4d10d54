"""Targets against what is really spent: the latest figure, the gap, and the pace it takes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.dates import deadline_end
from dashboard.analysis.rows import cells

if TYPE_CHECKING:
    from datetime import date

VERDICTS = ("met", "on track", "behind", "lapsed", "no deadline", "no target", "no figures")
"""How a party stands against its target, in the order in which charts and tables list them."""

_AS_PUBLISHED = 0.005
"""Shares are published with two decimals; a smaller difference is none."""

_RECENT_YEARS = 3


def latest_spending(spending: pd.DataFrame) -> pd.DataFrame:
    """Per country the latest share of GDP: `country, year, share_of_gdp, definition, is_estimate, edition`.

    Where both NATO and SIPRI have the country, NATO's series is taken whole, even if SIPRI's is longer.
    """
    with_nato = _with_nato(spending)
    latest: dict[str, tuple[int, int]] = {}
    rows = cells(spending, "country", "year", "share_of_gdp", "definition")
    for place, (country, year, share, definition) in enumerate(rows):
        if not math.isnan(share) and (definition == "NATO" or country not in with_nato):
            latest[country] = max(latest.get(country, (year, place)), (year, place))
    places = [place for _, (_, place) in sorted(latest.items())]
    columns = ["country", "year", "share_of_gdp", "usd", "definition", "is_estimate", "edition"]
    return spending[columns].take(places).reset_index(drop=True)


def one_definition(spending: pd.DataFrame) -> pd.DataFrame:
    """The rows of one definition per country, NATO's where there is one: the two are never mixed."""
    return spending[spending["definition"].eq("NATO") | ~spending["country"].isin(_with_nato(spending))]


def _with_nato(spending: pd.DataFrame) -> set[str]:
    return set(spending.loc[spending["definition"].eq("NATO"), "country"])


def gaps(targets: pd.DataFrame, spending: pd.DataFrame, gdp: pd.DataFrame) -> pd.DataFrame:
    """Joins each target to the country's latest spending and says how much is missing.

    Adds `year`, `share_of_gdp`, `definition`, `is_estimate`, `edition`, `gdp_usd` (of that year),
    `gap_points` (percentage points of GDP) and `gap_usd` (that share of the year's GDP, US dollars). Both
    gaps are positive where money is missing and negative where the target is exceeded; missing where there
    is no figure (blocs, countries without a series) or no target.
    """
    latest = latest_spending(spending).drop(columns="usd").rename(columns={"country": "party"})
    joined = targets.merge(latest, on="party", how="left")
    sizes = gdp[["country", "year", "usd"]].rename(columns={"country": "party", "usd": "gdp_usd"})
    joined = joined.merge(sizes, on=["party", "year"], how="left")
    short = (joined["comparable_target"] - joined["share_of_gdp"]).round(4)
    return joined.assign(gap_points=short, gap_usd=short / 100 * joined["gdp_usd"])


def pace(gaps: pd.DataFrame, spending: pd.DataFrame, on: date) -> pd.DataFrame:
    """How fast the share must grow until the deadline, against how fast it grew in the last three years.

    Adds `years_left` (from the latest figure to the deadline's year), `required_pace` and `recent_pace`
    (percentage points of GDP a year) and `verdict`, one of `VERDICTS`. Where the latest figure is that of the
    deadline's year and falls short, no year is left: no pace is required and the country is behind. The
    recent pace needs a figure of the same definition at least two years back; without one it is missing, and
    a country that must still grow counts as behind.
    """
    years_left = gaps["deadline_year"].astype("float64") - gaps["year"].astype("float64")
    ahead = (gaps["gap_points"] > _AS_PUBLISHED) & (years_left > 0)
    timed = gaps.assign(
        years_left=years_left,
        required_pace=(gaps["gap_points"] / years_left).where(ahead),
        recent_pace=gaps["party"].map(_recent_pace(spending)).astype("float64"),
    )
    return timed.assign(verdict=_verdicts(timed, on))


def _recent_pace(spending: pd.DataFrame) -> pd.Series:
    series = one_definition(spending).dropna(subset=["share_of_gdp"]).sort_values("year", kind="stable")
    last = series.groupby("country")["year"].transform("max")
    window = series[series["year"] >= last - _RECENT_YEARS].groupby("country")[["year", "share_of_gdp"]]
    change = window.last() - window.first()
    return (change["share_of_gdp"] / change["year"]).where(change["year"] >= _RECENT_YEARS - 1)


def _verdicts(timed: pd.DataFrame, on: date) -> pd.Series:
    due = deadline_end(timed["deadline"])
    rules = [
        ("no target", timed["comparable_target"].isna()),
        ("no figures", timed["share_of_gdp"].isna()),
        ("met", timed["gap_points"] <= _AS_PUBLISHED),
        ("no deadline", due.isna()),
        ("lapsed", due < pd.Timestamp(on)),
        ("on track", timed["recent_pace"] >= timed["required_pace"]),
    ]
    verdict = pd.Series("behind", index=timed.index, dtype="object")
    for name, holds in reversed(rules):
        verdict = verdict.mask(holds, name)
    return verdict.astype("str")
