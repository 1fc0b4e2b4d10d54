"""One country's targets as steps in time, for the chart of its spending."""

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
    """The party's undertakings as shares of GDP, and its standing target, own or inherited.

    Each row is a commitment with `comparable_target` and `basis` (see `with_comparable`), `stated_year` and
    `deadline_year` (Int64), `in_force` (on `on`), `is_standing` (exactly one row, if there is a standing
    target) and `inherited_from` (the bloc whose row it is; missing for its own). Targets that cannot be
    compared with spending are left out. Ordered by the day they were first stated.
    """
    members = memberships_on(memberships, on)
    blocs = members.loc[members["member"].eq(party), "bloc"]
    shares = shares_of_gdp(commitments[commitments["party"].isin([party, *blocs])])
    standing = standing_target(shares, memberships, on)
    standing = standing[standing["party"].eq(party)].dropna(subset=["commitment_id"])
    known = shares["first_stated_on"].isna() | (shares["first_stated_on"] <= pd.Timestamp(on))
    shown = known & (shares["party"].eq(party) & is_undertaken(shares))
    shown |= shares["commitment_id"].isin(standing["commitment_id"])
    steps = with_comparable(shares[shown], members).dropna(subset=["comparable_target"])
    bloc = steps["party"].mask(steps["party"].eq(party))
    steps = steps.assign(
        stated_year=steps["first_stated_on"].dt.year.astype("Int64"),
        deadline_year=deadline_year(steps["deadline"]),
        in_force=is_in_force(shares, on).loc[steps.index],
        is_standing=steps["commitment_id"].isin(standing["commitment_id"]),
        inherited_from=bloc,
    )
    return steps.sort_values(["first_stated_on", "commitment_id"], kind="stable").reset_index(drop=True)
