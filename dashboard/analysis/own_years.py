"""Whose year it is: who has named a year for 3.5 % and 5 % by its own word, and who has NATO's only.

A frame of years has a row for each country and aim (`AIMS`): `whose` (one of `WHOSE`), `deadline` and `year`
of the country's own earliest word or else of its alliance's, and the sentence that says so.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from dashboard import words
from dashboard.analysis.comparable import SPLIT_TARGETS, with_comparable
from dashboard.analysis.dates import deadline_end, deadline_year
from dashboard.analysis.force import undertaken
from dashboard.analysis.rows import cells, rows_of
from dashboard.analysis.targets import memberships_on, shares_of_gdp, standing_target
from dashboard.language import count, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dashboard.analysis.rows import Row

HAGUE = SPLIT_TARGETS[0]

WHOSE = ("own", "repeated", "no year", "alliance", "refused")
"""A year of its own; the alliance's year in its own words; its own word without a year; no word of its own;
turned down."""

COLUMNS = (
    *(
        "party",
        "party_name",
        "goal",
        "whose",
        "value",
        "scope",
        "deadline",
        "year",
        "status",
        "first_stated_on",
    ),
    *("evidence", "speaker", "publisher", "source_url", "commitment_id"),
)


class Aim(NamedTuple):
    """A share of GDP that a year can be named for."""

    label: str
    column: str
    """What is compared with `least`: the stated total, or what it means in core spending."""
    least: float


AIMS = (
    Aim(f"{HAGUE.core:g} %", "comparable_target", HAGUE.core),
    Aim(f"{HAGUE.total:g} %", "value", HAGUE.total),
)


def own_years(commitments: pd.DataFrame, memberships: pd.DataFrame, on: date) -> pd.DataFrame:
    """Each member of NATO on `on`, and whoever else has promised as much; two rows a country.

    Counted is what a country has bound itself to and what is in force, of defence as a whole or its core. A
    total that repeats the 5 % of The Hague names its year for the 3.5 % too: see `comparable`. Of several
    years the earliest counts. Pass all commitments, not a filtered view.
    """
    members = memberships_on(memberships, on)
    of_nato = members[members["bloc"].eq(HAGUE.bloc)]
    allies = dict(cells(of_nato, "member", "member_name"))
    shares = with_comparable(undertaken(shares_of_gdp(commitments), on), members)
    countries = shares[shares["party_kind"].eq("country")]
    targets = standing_target(commitments, memberships, on)
    refused = set(targets.loc[targets["refused"], "party"])
    found = [
        row
        for aim in AIMS
        for row in _years(
            countries[_reaches(countries, aim)], shares[shares["party"].eq(HAGUE.bloc)], aim, allies, refused
        )
    ]
    return _ordered(pd.DataFrame(found, columns=COLUMNS))


def own_years_title(years: pd.DataFrame) -> str:
    """How many have named a year of their own, and how many more NATO's: nobody is counted twice."""
    if years.empty:
        return say("Nobody here is bound to 3.5 % or 5 %")
    own, repeated = (_whose_is(years, whose) for whose in ("own", "repeated"))
    named = count(
        years["party"].nunique(),
        "{named} of {n} country has named a year of its own for 3.5 % or 5 %",
        "{named} of {n} countries have named a year of their own for 3.5 % or 5 %",
        named=len(own),
    )
    more = len(repeated - own)
    return say("{named}, and {more} more NATO’s", named=named, more=more) if more else named


def own_years_takeaway(years: pd.DataFrame) -> str:
    """For each aim, how many name a year, repeat the alliance's, name none or leave it to the alliance."""
    counts = Counter((goal, whose) for goal, whose, _ in {*cells(years, "goal", "whose", "party")})
    return " ".join(
        say(
            "{aim}: {own} name a year of their own, {repeated} repeat NATO’s, {no_year} promise it without a "
            "year, {alliance} are bound by NATO’s word only, {refused} turned it down.",
            aim=words.per_cent(aim.least),
            **{whose.replace(" ", "_"): counts[aim.label, whose] for whose in WHOSE},
        )
        for aim in AIMS
        if any(goal == aim.label for goal, _ in counts)
    )


def _reaches(shares: pd.DataFrame, aim: Aim) -> pd.Series:
    enough = shares[aim.column].ge(aim.least) & shares["bound"].ne("at_most")
    return enough & (shares["scope"].eq("total") if aim.column == "value" else True)


def _years(
    own: pd.DataFrame, blocs: pd.DataFrame, aim: Aim, allies: dict[str, str], refused: set[str]
) -> Iterator[Row]:
    agreed = _earliest(blocs[blocs["value"].ge(aim.least) & _is_of(blocs, aim)])
    words = {row["party"]: row for row in rows_of(_earliest(own))}
    common = next(iter(rows_of(agreed)), None)
    names = allies | {party: row["party_name"] for party, row in words.items()}
    for party, name in names.items():
        if party in words:
            row = words[party]
            whose = _whose(row, common if party in allies else None)
            yield {**row, "whose": whose, "goal": aim.label}
        elif common is not None:
            whose = "refused" if party in refused else "alliance"
            yield {**common, "party": party, "party_name": name, "whose": whose, "goal": aim.label}


def _is_of(blocs: pd.DataFrame, aim: Aim) -> pd.Series:
    return blocs["scope"].eq("total" if aim.column == "value" else "core")


def _earliest(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each party the row that is due first, one without a year last."""
    placed = rows.assign(due_on=deadline_end(rows["deadline"]), year=deadline_year(rows["deadline"]))
    first = placed.sort_values(["party", "due_on", "first_stated_on", "commitment_id"], kind="stable")
    return first.drop_duplicates("party")


def _whose(row: Row, common: Row | None) -> str:
    if pd.isna(row["year"]):
        return "no year"
    return "repeated" if common is not None and row["year"] == common["year"] else "own"


def _ordered(years: pd.DataFrame) -> pd.DataFrame:
    """Those with the strongest word and the earliest year first, a country's two rows together."""
    rank = years["whose"].map({whose: place for place, whose in enumerate(WHOSE)})
    years = years.assign(year=years["year"].astype("Int64"), _rank=rank)
    best = years.groupby("party").agg(_best=("_rank", "min"))
    own = years[years["whose"].eq("own")].groupby("party").agg(_first=("year", "min"))
    years = years.join(best, on="party").join(own, on="party")
    ordered = years.sort_values(["_best", "_first", "party_name", "party", "goal"], kind="stable")
    return ordered[[*COLUMNS]].reset_index(drop=True)


def _whose_is(years: pd.DataFrame, whose: str) -> set[str]:
    return {*years.loc[years["whose"].eq(whose), "party"]}
