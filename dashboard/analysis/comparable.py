"""What a target means in the terms of the spending tables.

NATO's and SIPRI's tables show core defence spending. A target of that kind is compared as it stands; the
5 % of The Hague is not, because up to 1.5 points of it are related spending that no table shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard.analysis.dates import deadline_year


@dataclass(frozen=True)
class SplitTarget:
    """A bloc's total that is made of a core part, which tables measure, and a related part."""

    bloc: str
    total: float
    core: float
    tabled_on: date
    earliest_deadline: int
    name: str

    @property
    def basis(self) -> str:
        return f"the {self.core:g} % core part of {self.name}'s {self.total:g} %"


SPLIT_TARGETS = (
    # Agreed in The Hague on 25 June 2025; the Secretary General had put the split to allies by 9 May 2025,
    # then with 2032 as its year, so that a 5 % named for 2026 or 2027 is another, undivided 5 %.
    SplitTarget(
        "NATO", total=5.0, core=3.5, tabled_on=date(2025, 5, 9), earliest_deadline=2032, name="The Hague"
    ),
)

_WITH_RELATED = "a total with related spending; its own core target stands for it"


def with_comparable(targets: pd.DataFrame, memberships: pd.DataFrame) -> pd.DataFrame:
    """Adds `comparable_target` (per cent of GDP, core spending) and `basis` (why, in words).

    `targets` are shares of GDP of scope core or total. In this order:

    1. A core target is compared as it stands.
    2. A total above the same party's own core target includes related spending; the core row stands for it,
       and the total itself is not compared (missing).
    3. A total that repeats a bloc's split target (an ally's 5 % for 2032 or later, or without a year, stated
       since the split was on the table) is compared with the bloc's core part, 3.5.
    4. A ceiling ('no more than 4 %') is no target to reach: not compared.
    5. Any other total is compared as it stands.
    """
    own_core = targets.loc[targets["scope"].eq("core")].groupby("party")["value"].max()
    rules: list[tuple[pd.Series, Any, str]] = [
        (targets["scope"].eq("core"), targets["value"], "core defence spending as stated"),
        *((_repeats(targets, split, memberships), split.core, split.basis) for split in SPLIT_TARGETS),
        (targets["value"] > targets["party"].map(own_core).astype("float64"), np.nan, _WITH_RELATED),
        (targets["bound"].eq("at_most"), np.nan, "a ceiling, not a target to reach"),
    ]
    comparable = targets["value"].astype("float64")
    basis = pd.Series("defence spending as stated", index=targets.index, dtype="str")
    for holds, level, words in rules:
        comparable, basis = comparable.mask(holds, level), basis.mask(holds, words)
    return targets.assign(comparable_target=comparable, basis=basis)


def _repeats(targets: pd.DataFrame, split: SplitTarget, memberships: pd.DataFrame) -> pd.Series:
    allies = set(memberships.loc[memberships["bloc"].eq(split.bloc), "member"])
    year = deadline_year(targets["deadline"]).astype("float64")
    in_frame = targets["party"].isin({*allies, split.bloc}) & targets["scope"].eq("total")
    since = targets["last_stated_on"].isna() | (targets["last_stated_on"] >= pd.Timestamp(split.tabled_on))
    return (
        in_frame
        & targets["value"].eq(split.total)
        & since
        & (year.isna() | (year >= split.earliest_deadline))
    )
