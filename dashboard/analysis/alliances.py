"""One bloc and its members: its aim, what each spends, and each member's own word beside the bloc's."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.comparable import with_comparable
from dashboard.analysis.force import in_force, is_undertaken
from dashboard.analysis.instruments import instrument
from dashboard.analysis.progress import latest_spending, one_definition
from dashboard.analysis.rows import cells, rows_of
from dashboard.analysis.targets import memberships_on, shares_of_gdp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from dashboard.analysis.rows import Row

STANCES = ("refused", "less", "more or sooner", "the same", "no year", "alliance only", "none")
"""How a member's own word stands to its bloc's, the widest apart first."""


@dataclass(frozen=True)
class Standing:
    """How a bloc's members stand together; all counts are whole numbers."""

    members: int
    with_target: int
    """Members with a standing target that spending can be compared with."""
    with_own: int
    """Of them, those whose target is their own word."""
    measured: int
    """Of those with a target, the ones with a figure."""
    met: int
    """Of the measured, those that have reached it."""
    at_aim: int
    """Members whose latest figure is at the bloc's own aim; nought where it has none."""
    short_points: float
    """What the others lack together, in points of their own GDP."""
    short_usd: float
    """The same in US dollars a year."""


def members_on(memberships: pd.DataFrame, bloc: str, on: date) -> dict[str, str]:
    """The names of a bloc's members on a day, by code, in the order of their names."""
    today = memberships_on(memberships, on)
    today = today[today["bloc"].eq(bloc)].sort_values("member_name", kind="stable")
    return dict(cells(today, "member", "member_name"))


def rows_of_parties(progress: pd.DataFrame, spending: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The rows of `progress` (see `pace`) of these countries, in their order.

    A country without a row there has one without a target, with its latest figure.
    """
    rows = progress.set_index("party", drop=False).reindex([*names])
    latest = latest_spending(spending).set_index("country").reindex([*names])
    spent = {name: rows[name].where(rows[name].notna(), latest[name]) for name in _SPENT_ON}
    rows = rows.assign(
        **spent,
        party=rows.index,
        party_name=[*names.values()],
        party_kind="country",
        verdict=rows["verdict"].fillna("no target"),
    )
    return rows.reset_index(drop=True)


_SPENT_ON = ("year", "share_of_gdp", "definition", "is_estimate", "edition")


def standing_of(members: pd.DataFrame, aim: Row | None) -> Standing:
    """Counts and sums over the members' `rows_of_parties`; `aim` is from `aim_of`."""
    aimed = members[members["comparable_target"].notna()]
    measured = aimed[aimed["gap_points"].notna()]
    short = measured[measured["verdict"].ne("met")]
    return Standing(
        members=len(members),
        with_target=len(aimed),
        with_own=int(aimed["origin"].eq("own").sum()),
        measured=len(measured),
        met=int(measured["verdict"].eq("met").sum()),
        at_aim=0 if aim is None else int((members["share_of_gdp"] >= aim["comparable_target"]).sum()),
        short_points=float(short["gap_points"].sum()),
        short_usd=float(short["gap_usd"].sum()),
    )


def aim_of(progress: pd.DataFrame, bloc: str) -> Row | None:
    """The row of the bloc's own standing target, which spending is compared with; None where it has none."""
    rows = progress[progress["party"].eq(bloc) & progress["comparable_target"].notna()]
    return rows_of(_with_plain_years(rows))[0] if len(rows) else None


def _with_plain_years(rows: pd.DataFrame) -> pd.DataFrame:
    """Years as floats, which compare where one is missing."""
    return rows.assign(deadline_year=rows["deadline_year"].astype("float64"))


def by_year(spending: pd.DataFrame, members: pd.DataFrame, aim: float | None) -> pd.DataFrame:
    """What each member spent each year, by one definition: `party, party_name, year, share_of_gdp, …`.

    `aim` is the bloc's, in per cent of GDP of core spending; without it each member's own standing target is
    taken. Adds `aim` and `part` (share of GDP over the aim; missing without one). NATO's figures first, then
    SIPRI's; in each the member that spends most now first.
    """
    figures = one_definition(spending).dropna(subset=["share_of_gdp"])
    rows = members[["party", "party_name", "comparable_target"]]
    rows = rows.merge(figures, left_on="party", right_on="country").drop(columns="country")
    aims = rows["comparable_target"] if aim is None else pd.Series(aim, index=rows.index)
    rows = rows.assign(aim=aims, part=rows["share_of_gdp"] / aims)
    last = rows.sort_values("year").groupby("party")["share_of_gdp"].last()
    rows = rows.assign(_last=-rows["party"].map(last)).sort_values(
        ["definition", "_last", "party", "year"], kind="stable"
    )
    return rows.drop(columns=["comparable_target", "_last"]).reset_index(drop=True)


def first_and_latest(cells: pd.DataFrame, latest: int) -> pd.DataFrame:
    """Those of the first year and of so many latest ones; `cells` are from `by_year`."""
    years = sorted(cells["year"].unique())
    return cells[cells["year"].isin({*years[:1], *years[-latest:]})]


def own_words(
    commitments: pd.DataFrame, memberships: pd.DataFrame, members: pd.DataFrame, on: date
) -> pd.DataFrame:
    """What each member has itself undertaken or refused, in force on a day, as shares of GDP.

    The columns of the commitment with `comparable_target`, `basis` and `deadline_year`, and `instrument`: in
    what a legislated one stands (see `instruments`). Totals that a core target of its own stands for, and
    ceilings, are left out. By member, the soonest first.
    """
    shares = shares_of_gdp(commitments[commitments["party"].isin(members["party"])])
    words = in_force(shares, on)
    words = words[is_undertaken(words) | words["status"].eq("rejected")]
    words = with_comparable(words, memberships_on(memberships, on))
    words = words[words["comparable_target"].notna() | words["status"].eq("rejected")]
    words = words.assign(
        instrument=[instrument(*cell) for cell in cells(words, "status", "evidence")],
    )
    order = ["party_name", "deadline_year", "comparable_target", "commitment_id"]
    return words.sort_values(order, kind="stable").reset_index(drop=True)


def stances(members: pd.DataFrame, words: pd.DataFrame, aim: Row | None) -> pd.DataFrame:
    """The members with `stance` (one of `STANCES`), and `instrument` of their own standing target.

    A member that refused the bloc's target has refused, whatever else it promised. `words` are `own_words`.
    """
    says = dict(cells(words, "commitment_id", "instrument"))
    found = [_stance(row, aim) for row in rows_of(_with_plain_years(members))]
    own = members["commitment_id"].where(members["origin"].eq("own"))
    rank = {stance: place for place, stance in enumerate(STANCES)}
    rows = members.assign(stance=pd.Series(found, index=members.index, dtype="str"), instrument=own.map(says))
    rows = rows.assign(_rank=rows["stance"].map(rank)).sort_values(["_rank", "party_name"], kind="stable")
    return rows.drop(columns="_rank").reset_index(drop=True)


def _stance(row: Row, aim: Row | None) -> str:
    return next(stance for stance, holds in _STANCE_RULES if holds(row, aim))


def _falls_short(row: Row, aim: Row | None) -> bool:
    return aim is not None and bool(row["comparable_target"] < aim["comparable_target"])


def _goes_further(row: Row, aim: Row | None) -> bool:
    if aim is None:
        return False
    more = row["comparable_target"] > aim["comparable_target"]
    return bool(more or row["deadline_year"] < aim["deadline_year"])


_STANCE_RULES: tuple[tuple[str, Callable[[Row, Row | None], bool]], ...] = (
    ("refused", lambda row, _: bool(row["refused"] is True)),
    ("none", lambda row, _: isnan(row["comparable_target"])),
    ("alliance only", lambda row, _: bool(row["origin"] == "inherited")),
    ("less", _falls_short),
    ("no year", lambda row, _: isnan(row["deadline_year"])),
    ("more or sooner", _goes_further),
    ("the same", lambda _row, _aim: True),
)
"""The first that holds is a member's stance."""


def beside_the_bloc(stood: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """Each word of each member in the order of `stances`, the bloc's where it has none of its own.

    Columns: those of `own_words` with `stance` and `whose` (own, alliance or none). What was turned down
    before the bloc agreed on its target, which binds the member all the same, is left out. A member that
    neither said anything nor inherits has a row without a target.
    """
    own = words.merge(stood[["party", "stance"]], on="party").assign(whose="own")
    own = own[own["status"].ne("rejected") | own["stance"].eq("refused")]
    others = stood[~stood["party"].isin(own["party"])]
    others = others.rename(
        columns={"target": "value", "target_high": "value_high", "stated_on": "first_stated_on"}
    )
    whose = others["origin"].map({"inherited": "alliance"}).fillna("none")
    rows = pd.concat([own, others.assign(whose=whose, metric="gdp_share")])[[*own.columns]]
    place = {party: number for number, party in enumerate(stood["party"])}
    rows = rows.assign(_place=rows["party"].map(place)).sort_values("_place", kind="stable")
    return rows.drop(columns="_place").reset_index(drop=True)
