"""The standing target: what a party on a given day is to reach, by its own word or its alliance's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.comparable import with_comparable
from dashboard.analysis.dates import deadline_end, deadline_year
from dashboard.analysis.force import COMMITTED, in_force, is_undertaken
from dashboard.language import say

if TYPE_CHECKING:
    from datetime import date

COLUMNS = (
    "party",
    "party_name",
    "party_kind",
    "commitment_id",
    "scope",
    "target",
    "target_high",
    "bound",
    "deadline",
    "deadline_year",
    "status",
    "origin",
    "inherited_from",
    "refused",
    "comparable_target",
    "basis",
    "stated_on",
    "speaker",
    "evidence",
    "publisher",
    "source_url",
)

_NEEDED = ["commitment_id", "party", "scope", "value", "value_high", "bound", "deadline", "status", "speaker"]
_NEEDED += [
    "first_stated_on",
    "last_stated_on",
    "standing",
    "supersedes",
    "evidence",
    "publisher",
    "source_url",
]


def standing_target(commitments: pd.DataFrame, memberships: pd.DataFrame, on: date) -> pd.DataFrame:
    """One row per country and bloc with the target that stands on `on`, in per cent of GDP.

    Its own if it has one; else the target of a bloc of which it is a member on `on`, unless it has refused
    it; a party that refused and has no own target keeps a row with `refused` and no target. Of several own
    targets in force the highest comparable one stands, then the one due first, then the strongest status;
    lower ones due earlier are its milestones. A ceiling ('no more than') is no target to reach, and stands
    only where nothing else does, not comparable.

    A refusal counts from the day the bloc adopted the target: allies that had spoken against it before and
    then joined the consensus are bound by it. `comparable_target` is what spending tables can be compared
    with, and `basis` says why: see `comparable.with_comparable`. Pass all commitments, not a filtered view:
    a country inherits from its bloc's rows.
    """
    members = memberships_on(memberships, on)
    standing = in_force(shares_of_gdp(commitments)[_NEEDED], on)
    best = _best(with_comparable(standing[is_undertaken(standing)], members))
    offered = _offered(best, members)
    refusals = _refusals(standing[standing["status"].eq("rejected")], offered)
    inherited = _best(offered[~_is_refused(offered, refusals) & ~offered["party"].isin(best["party"])])
    left_out = refusals[~refusals["party"].isin([*best["party"], *inherited["party"]])]
    rows = pd.concat([best.assign(origin="own"), inherited.assign(origin="inherited"), left_out])
    return _finished(rows, refusals, commitments, memberships)


def shares_of_gdp(commitments: pd.DataFrame) -> pd.DataFrame:
    """The rows that spending tables can speak to: shares of GDP, of all defence spending or its core."""
    return commitments[commitments["metric"].eq("gdp_share") & commitments["scope"].isin(["total", "core"])]


def memberships_on(memberships: pd.DataFrame, on: date) -> pd.DataFrame:
    """The memberships that hold on `on`: joined by then (or since ever) and not yet left."""
    today = pd.Timestamp(on)
    joined = memberships["joined"].isna() | (memberships["joined"] <= today)
    return memberships[joined & ~(memberships["left"] < today)]


def _best(targets: pd.DataFrame) -> pd.DataFrame:
    ranked = targets.assign(
        _due=deadline_end(targets["deadline"]),
        _strength=targets["status"].map({status: rank for rank, status in enumerate(COMMITTED)}),
    )
    ranked = ranked.sort_values(
        ["party", "comparable_target", "_due", "_strength", "last_stated_on", "commitment_id"],
        ascending=[True, False, True, True, False, True],
        kind="stable",
    )
    return ranked.drop_duplicates("party")[[*targets.columns]]


def _offered(best: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """The blocs' targets, once for each member."""
    offered = members[["bloc", "member"]].merge(best, left_on="bloc", right_on="party")
    offered = offered.drop(columns="party").rename(columns={"member": "party", "bloc": "inherited_from"})
    return offered[[*best.columns, "inherited_from"]]


def _refusals(rejected: pd.DataFrame, offered: pd.DataFrame) -> pd.DataFrame:
    """Who refused which bloc's target: `party` and `inherited_from`, the bloc, once each."""
    said = rejected[["party", "value", "last_stated_on"]]
    said = said.rename(columns={"value": "refused_value", "last_stated_on": "refused_on"})
    pairs = offered.merge(said, on="party")
    since = pairs["first_stated_on"].isna() | (pairs["refused_on"] >= pairs["first_stated_on"])
    refused = since & (pairs["refused_value"] >= pairs["comparable_target"])
    return pairs.loc[refused, ["party", "inherited_from"]].drop_duplicates()


def _is_refused(offered: pd.DataFrame, refusals: pd.DataFrame) -> pd.Series:
    refused = set(zip(refusals["party"], refusals["inherited_from"], strict=True))
    pairs = zip(offered["party"], offered["inherited_from"], strict=True)
    return pd.Series([pair in refused for pair in pairs], index=offered.index, dtype=bool)


def _finished(
    rows: pd.DataFrame, refusals: pd.DataFrame, commitments: pd.DataFrame, memberships: pd.DataFrame
) -> pd.DataFrame:
    names = _names(commitments, memberships)
    kinds = dict(zip(commitments["party"], commitments["party_kind"], strict=True))
    bloc = rows["inherited_from"].map(names).astype("str")
    refusal = pd.Series(
        [say("has refused the target of {bloc}", bloc=name) for name in bloc], index=rows.index, dtype="str"
    )
    finished = rows.assign(
        party_name=rows["party"].map(names),
        party_kind=rows["party"].map(kinds).fillna("country"),
        deadline_year=deadline_year(rows["deadline"]),
        refused=rows["party"].isin(refusals["party"]),
        basis=rows["basis"].mask(rows["origin"].isna(), refusal),
    ).rename(columns={"value": "target", "value_high": "target_high", "first_stated_on": "stated_on"})
    return finished.sort_values("party", kind="stable")[[*COLUMNS]].reset_index(drop=True)


def _names(commitments: pd.DataFrame, memberships: pd.DataFrame) -> dict[str, str]:
    """Names by code; a member that inherits may have no commitment to take its name from."""
    names = dict(zip(memberships["member"], memberships["member_name"], strict=True))
    return names | dict(zip(commitments["party"], commitments["party_name"], strict=True))
