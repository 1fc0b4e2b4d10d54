"""The standing target: what a party on a given day is to reach, by its own word or its alliance's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.comparable import with_comparable
from dashboard.analysis.dates import deadline_end, deadline_year
from dashboard.analysis.force import COMMITTED, in_force

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


def standing_target(commitments: pd.DataFrame, memberships: pd.DataFrame, on: date) -> pd.DataFrame:
    """One row per country and bloc with the target that stands on `on`, in per cent of GDP.

    Its own if it has one; else the target of a bloc of which it is a member on `on`, unless it has refused
    it; a party that refused and has no own target keeps a row with `refused` and no target. Of several own
    targets in force the highest comparable one stands, then the one due first, then the strongest status;
    lower ones due earlier are its milestones. A ceiling ('no more than') stands only where nothing else does.

    A refusal counts from the day the bloc adopted the target: allies that had spoken against it before and
    then joined the consensus are bound by it. `comparable_target` is what spending tables can be compared
    with, and `basis` says why: see `comparable.with_comparable`. Pass all commitments, not a filtered view:
    a country inherits from its bloc's rows.
    """
    members = memberships_on(memberships, on)
    shares = commitments[commitments["metric"].eq("gdp_share") & commitments["scope"].isin(["total", "core"])]
    standing = in_force(shares, on)
    best = _best(with_comparable(standing[standing["status"].isin(COMMITTED)], members))
    refusals = _refusals(standing[standing["status"].eq("rejected")], best, members)
    offered = _offered(best, members)
    inherited = _best(offered[~_is_refused(offered, refusals) & ~offered["party"].isin(best["party"])])
    left_out = refusals[~refusals["party"].isin([*best["party"], *inherited["party"]])]
    rows = pd.concat([best.assign(origin="own"), inherited.assign(origin="inherited"), left_out])
    return _finished(rows, refusals, commitments, memberships)


def memberships_on(memberships: pd.DataFrame, on: date) -> pd.DataFrame:
    """The memberships that hold on `on`: joined by then (or since ever) and not yet left."""
    today = pd.Timestamp(on)
    joined = memberships["joined"].isna() | (memberships["joined"] <= today)
    left = memberships["left"] < today
    return memberships[joined & ~left]


def _best(targets: pd.DataFrame) -> pd.DataFrame:
    ranked = targets.assign(
        _ceiling=targets["bound"].eq("at_most"),
        _incomparable=targets["comparable_target"].isna(),
        _due=deadline_end(targets["deadline"]),
        _strength=targets["status"].map({status: rank for rank, status in enumerate(COMMITTED)}),
    )
    order = ["party", "_ceiling", "_incomparable", "comparable_target", "_due", "_strength", "last_stated_on"]
    ascending = [True, True, True, False, True, True, False]
    ranked = ranked.sort_values([*order, "commitment_id"], ascending=[*ascending, True], kind="stable")
    return ranked.drop_duplicates("party")[[*targets.columns]]


def _offered(best: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """The blocs' targets, once for each member."""
    blocs = best[best["party"].isin(members["bloc"])]
    offered = members[["bloc", "member"]].merge(
        blocs, left_on="bloc", right_on="party", suffixes=("", "_bloc")
    )
    return offered.assign(party=offered["member"], inherited_from=offered["bloc"]).drop(
        columns=["bloc", "member"]
    )


def _refusals(rejected: pd.DataFrame, best: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Each member's refusals of its blocs' targets: `party` and `inherited_from`, the bloc whose target it is."""
    offered = _offered(best, members)[
        ["party", "inherited_from", "comparable_target", "value", "first_stated_on"]
    ]
    pairs = offered.merge(
        rejected[["party", "value", "last_stated_on"]].rename(columns={"value": "refused_value"}), on="party"
    )
    since = pairs["first_stated_on"].isna() | (pairs["last_stated_on"] >= pairs["first_stated_on"])
    pairs = pairs[since & (pairs["refused_value"] >= pairs["comparable_target"])]
    return pairs[["party", "inherited_from"]].drop_duplicates()


def _is_refused(offered: pd.DataFrame, refusals: pd.DataFrame) -> pd.Series:
    refused = set(zip(refusals["party"], refusals["inherited_from"], strict=True))
    pairs = zip(offered["party"], offered["inherited_from"], strict=True)
    return pd.Series([pair in refused for pair in pairs], index=offered.index, dtype=bool)


def _finished(
    rows: pd.DataFrame, refusals: pd.DataFrame, commitments: pd.DataFrame, memberships: pd.DataFrame
) -> pd.DataFrame:
    names = _names(commitments, memberships)
    kinds = dict(zip(commitments["party"], commitments["party_kind"], strict=True))
    refused_bloc = rows["inherited_from"].map(names).astype("str")
    finished = rows.assign(
        party_name=rows["party"].map(names),
        party_kind=rows["party"].map(kinds).fillna("country"),
        deadline_year=deadline_year(rows["deadline"]),
        refused=rows["party"].isin(refusals["party"]),
        basis=rows["basis"].mask(rows["origin"].isna(), "refused the target of " + refused_bloc),
    ).rename(columns={"value": "target", "value_high": "target_high", "last_stated_on": "stated_on"})
    return finished.sort_values("party", kind="stable")[[*COLUMNS]].reset_index(drop=True)


def _names(commitments: pd.DataFrame, memberships: pd.DataFrame) -> dict[str, str]:
    """Names by code; a member that inherits may have no commitment to take its name from."""
    names = dict(zip(memberships["member"], memberships["member_name"], strict=True))
    return names | dict(zip(commitments["party"], commitments["party_name"], strict=True))
