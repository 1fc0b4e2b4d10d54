"""What became of promises: when targets come within reach, which pledges were kept, how high they now are."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from statistics import median

import numpy as np
import pandas as pd

from dashboard.analysis.comparable import with_comparable
from dashboard.analysis.dates import deadline_end
from dashboard.analysis.force import is_undertaken
from dashboard.analysis.progress import one_definition
from dashboard.analysis.rows import cells
from dashboard.analysis.targets import memberships_on, shares_of_gdp

_AS_PUBLISHED = 0.005
"""Shares are published with two decimals; a smaller difference is none."""

_YEAR_END = (12, 31)

_OUTCOME = ["commitment_id", "party", "party_name", "party_kind", "promised_by", "scope", "value", "bound"]
_OUTCOME += ["deadline", "status", "first_stated_on", "publisher", "source_url", "evidence"]


def arrival(progress: pd.DataFrame, spending: pd.DataFrame) -> pd.DataFrame:
    """When each country that is short reaches its target if its share goes on to change as in the last year.

    `progress` comes from `pace`; blocs and parties without a gap are left out. Adds `last_pace` (points of
    GDP, between the latest figure and that of the year before, of one definition) and `arrival_year` (float;
    missing where the share did not rise, or where there is no figure of the year before).
    """
    short = progress[progress["party_kind"].eq("country") & (progress["gap_points"] > _AS_PUBLISHED)]
    last_pace = short["party"].map(_last_change(spending)).astype("float64")
    years = np.ceil((short["gap_points"] / last_pace.where(last_pace > 0)).round(4))
    return short.assign(last_pace=last_pace, arrival_year=short["year"] + years)


def outcomes(commitments: pd.DataFrame, spending: pd.DataFrame, memberships: pd.DataFrame) -> pd.DataFrame:
    """Each undertaking as a share of GDP whose day has passed, once for each country that it bound.

    Those are the commitments whose standing is met or lapsed; a bloc's binds its members of the last day of
    the deadline's year. `promised_by` is the party of the commitment. Adds `judged_year` (the last full year
    until the deadline), `share_of_gdp` in it, `definition`, and `outcome`: met, missed or no figures. A
    bloc's 5 per cent holds related spending, which no table shows, and is left to its core part.
    """
    past = shares_of_gdp(commitments[is_undertaken(commitments)])
    past = past[past["standing"].isin(["met", "lapsed"]) & past["deadline"].notna()]
    bound = _bound(past.assign(promised_by=past["party"])[_OUTCOME], memberships)
    end = deadline_end(bound["deadline"])
    whole = (end.dt.month == _YEAR_END[0]) & (end.dt.day == _YEAR_END[1])
    bound = bound.assign(judged_year=end.dt.year - (~whole).astype("int64"))
    figures = one_definition(spending)[["country", "year", "share_of_gdp", "definition"]]
    figures = figures.rename(columns={"country": "party", "year": "judged_year"})
    judged = bound.merge(figures, on=["party", "judged_year"], how="left")
    standing = judged["commitment_id"].map(commitments.set_index("commitment_id")["standing"])
    return judged.assign(outcome=_outcome(judged, standing))


def kept(outcomes: pd.DataFrame, bloc: str, deadline: str) -> pd.DataFrame:
    """The rows of one promise of a bloc, the country that spent most first; those without a figure last."""
    of_bloc = outcomes["promised_by"].eq(bloc) & outcomes["party"].ne(bloc)
    rows = outcomes[of_bloc & outcomes["deadline"].eq(deadline)]
    return rows.sort_values(["share_of_gdp", "party"], ascending=[False, True], kind="stable")


def own_outcomes(outcomes: pd.DataFrame) -> pd.DataFrame:
    """The rows of what countries promised themselves, what fell due last first."""
    own = outcomes[outcomes["promised_by"].eq(outcomes["party"])]
    order = ["judged_year", "party_name", "commitment_id"]
    return own.sort_values(order, ascending=[False, True, True], kind="stable").reset_index(drop=True)


def promised(commitments: pd.DataFrame, memberships: pd.DataFrame, on: date) -> pd.DataFrame:
    """The countries' undertakings as shares of GDP by the year of the first statement, highest first.

    Adds `comparable_target` and `basis` (see `with_comparable`: 3.5 and not 5 for an ally of NATO), and
    `stated_year` (int).
    """
    shares = shares_of_gdp(commitments[is_undertaken(commitments) & commitments["party_kind"].eq("country")])
    stated = with_comparable(shares, memberships_on(memberships, on))
    stated = stated.dropna(subset=["comparable_target", "first_stated_on"])
    stated = stated.assign(stated_year=stated["first_stated_on"].dt.year)
    order = ["stated_year", "party", "comparable_target", "commitment_id"]
    return stated.sort_values(order, ascending=[True, True, False, True], kind="stable")


def inflation(promised: pd.DataFrame) -> pd.DataFrame:
    """Each country's highest promise of a year, of the rows of `promised`; its milestones are left out.

    Adds `median_target`, that of the year.
    """
    highest = promised.drop_duplicates(["stated_year", "party"])
    targets: dict[int, list[float]] = defaultdict(list)
    for year, target in cells(highest, "stated_year", "comparable_target"):
        targets[year].append(target)
    medians = {year: median(of_year) for year, of_year in targets.items()}
    median_target = highest["stated_year"].map(medians).astype("float64")
    return highest.assign(median_target=median_target).reset_index(drop=True)


def _last_change(spending: pd.DataFrame) -> pd.Series:
    """Per country the change of the share from the year before to the latest; missing without both."""
    series = one_definition(spending).dropna(subset=["share_of_gdp"]).sort_values("year", kind="stable")
    by_country = series.groupby("country")
    change = by_country["share_of_gdp"].diff().where(by_country["year"].diff().eq(1))
    latest = series.assign(change=change).drop_duplicates("country", keep="last")
    return latest.set_index("country")["change"]


def _bound(past: pd.DataFrame, memberships: pd.DataFrame) -> pd.DataFrame:
    """A country's promise once for itself; a bloc's once for each member on the last day of its year."""
    parts = [past[past["party_kind"].eq("country")]]
    for _, promise in past[past["party_kind"].eq("bloc")].groupby("commitment_id"):
        bloc, deadline = promise["party"].iloc[0], promise["deadline"].iloc[0]
        then = memberships_on(memberships, date(int(deadline[:4]), *_YEAR_END))
        members = then[then["bloc"].eq(bloc)][["member", "member_name"]]
        members = members.set_axis(["party", "party_name"], axis="columns")
        others = promise.drop(columns=["party", "party_name"]).assign(party_kind="country")
        parts.append(others.merge(members, how="cross")[_OUTCOME])
    return pd.concat(parts, ignore_index=True)


def _outcome(judged: pd.DataFrame, standing: pd.Series) -> pd.Series:
    """Own promises as the dataset holds them; a bloc's by what each member spent."""
    own = judged["promised_by"].eq(judged["party"])
    reached = judged["share_of_gdp"] >= judged["value"] - _AS_PUBLISHED
    met = reached.mask(own, standing.eq("met"))
    named = pd.Series("missed", index=judged.index, dtype="object").mask(met, "met")
    return named.mask(judged["share_of_gdp"].isna() & ~met, "no figures").astype("str")
