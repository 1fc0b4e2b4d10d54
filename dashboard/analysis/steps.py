"""Targets as steps in time, for charts of spending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.comparable import with_comparable
from dashboard.analysis.dates import deadline_year
from dashboard.analysis.force import is_in_force, is_undertaken
from dashboard.analysis.targets import memberships_on, shares_of_gdp, standing_target

if TYPE_CHECKING:
    from datetime import date


def target_steps(commitments: pd.DataFrame, memberships: pd.DataFrame, party: str, on: date) -> pd.DataFrame:
    """One party's rows of `all_steps`."""
    members = memberships_on(memberships, on)
    blocs = members.loc[members["member"].eq(party), "bloc"]
    known = commitments[commitments["party"].isin([party, *blocs])]
    steps = all_steps(known, memberships, standing_target(known, memberships, on), on)
    return steps[steps["binds"].eq(party)].reset_index(drop=True)


def all_steps(
    commitments: pd.DataFrame, memberships: pd.DataFrame, standing: pd.DataFrame, on: date
) -> pd.DataFrame:
    """Each party's undertakings as shares of GDP, and its standing target, own or inherited.

    `standing` is `targets.standing_target` of the same day, or what follows from it. Each row is a commitment
    with `binds` (the party whose step it is), `comparable_target` and `basis` (see `with_comparable`),
    `stated_year` and `deadline_year` (Int64), `in_force` (on `on`), `is_standing` (exactly one row of a party
    that has a standing target) and `inherited_from` (the bloc whose row it is; missing for its own). Targets
    that cannot be compared with spending are left out. In the order in which they were first stated.
    """
    members = memberships_on(memberships, on)
    shares = shares_of_gdp(commitments)
    known = shares["first_stated_on"].isna() | (shares["first_stated_on"] <= pd.Timestamp(on))
    stands = shares["commitment_id"].isin(standing["commitment_id"])
    steps = with_comparable(shares[(known & is_undertaken(shares)) | stands], members)
    steps = steps.dropna(subset=["comparable_target"])
    steps = steps.assign(
        stated_year=steps["first_stated_on"].dt.year.astype("Int64"),
        deadline_year=deadline_year(steps["deadline"]),
        in_force=is_in_force(shares, on).loc[steps.index],
        is_standing=steps["commitment_id"].isin(standing["commitment_id"]),
    )
    own = steps.assign(binds=steps["party"], inherited_from=pd.Series(index=steps.index, dtype="str"))
    heirs = standing.loc[standing["origin"].eq("inherited"), ["party", "commitment_id"]]
    inherited = steps.merge(heirs.rename(columns={"party": "binds"}), on="commitment_id")
    inherited = inherited.assign(inherited_from=inherited["party"])
    both = pd.concat([own, inherited[[*own.columns]]]) if len(inherited) else own
    return both.sort_values(["first_stated_on", "commitment_id"], kind="stable").reset_index(drop=True)
