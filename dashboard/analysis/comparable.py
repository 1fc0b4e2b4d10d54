"""What a target means in the terms of the spending tables.

NATO's and SIPRI's tables show core defence spending. A target of that kind is compared as it stands; the
5 % of The Hague is not, because up to 1.5 points of it are related spending that no table shows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd

from dashboard import words
from dashboard.analysis.rows import cells
from dashboard.language import phrase, say


@dataclass(frozen=True)
class SplitTarget:
    """A bloc's total that is made of a core part, which tables measure, and a related part."""

    bloc: str
    total: float
    core: float
    tabled_on: date
    earliest_deadline: int
    name: str


SPLIT_TARGETS = (
    # Agreed in The Hague on 25 June 2025; the Secretary General had put the split to allies by 9 May 2025,
    # then with 2032 as its year, so that a 5 % named for 2026 or 2027 is another, undivided 5 %.
    SplitTarget(
        "NATO",
        total=5.0,
        core=3.5,
        tabled_on=date(2025, 5, 9),
        earliest_deadline=2032,
        name=phrase("The Hague"),
    ),
)


def with_comparable(targets: pd.DataFrame, memberships: pd.DataFrame) -> pd.DataFrame:
    """Adds `comparable_target` (per cent of GDP, core spending) and `basis` (why, in words).

    `targets` are shares of GDP of scope core or total. In this order:

    1. A ceiling ('no more than 4 %') is no target to reach: not compared (missing).
    2. A core target is compared as it stands.
    3. A total above the same party's own core target includes related spending; the core row stands for it,
       and the total itself is not compared.
    4. A total that repeats a bloc's split target (an ally's 5 % for 2032 or later, or without a year, stated
       since the split was on the table) is compared with the bloc's core part, 3.5.
    5. Any other total is compared as it stands.
    """
    rows = [_Target(*row) for row in cells(targets, *_Target._fields)]
    own_core: dict[str, float] = {}
    for row in rows:
        if row.scope == "core":
            own_core[row.party] = max(row.value, own_core.get(row.party, row.value))
    splits = [(split, _bound_by(split, memberships), _part(split)) for split in SPLIT_TARGETS]
    judged = [_compared(row, own_core.get(row.party), splits) for row in rows]
    return targets.assign(
        comparable_target=pd.Series([value for value, _ in judged], index=targets.index, dtype="float64"),
        basis=pd.Series([basis for _, basis in judged], index=targets.index, dtype="str"),
    )


class _Target(NamedTuple):
    party: str
    scope: str
    value: float
    bound: str
    deadline: str | float
    last_stated_on: pd.Timestamp


def _compared(
    row: _Target, own_core: float | None, splits: list[tuple[SplitTarget, set[str], str]]
) -> tuple[float, str]:
    if row.bound == "at_most":
        return math.nan, say("a ceiling, not a target to reach")
    if row.scope == "core":
        return row.value, say("core defence spending as stated")
    if own_core is not None and row.value > own_core:
        return math.nan, say("a total with related spending; its own core target stands for it")
    for split, bound, part in splits:
        if row.party in bound and _repeats(row, split):
            return split.core, part
    return row.value, say("defence spending as stated")


def _part(split: SplitTarget) -> str:
    core, total = words.per_cent(split.core), words.per_cent(split.total)
    return say("the {core} core part of {summit}'s {total}", core=core, summit=say(split.name), total=total)


def _repeats(row: _Target, split: SplitTarget) -> bool:
    late = not isinstance(row.deadline, str) or int(row.deadline[:4]) >= split.earliest_deadline
    since = pd.isna(row.last_stated_on) or row.last_stated_on.date() >= split.tabled_on
    return row.value == split.total and late and since


def _bound_by(split: SplitTarget, memberships: pd.DataFrame) -> set[str]:
    return {split.bloc, *memberships.loc[memberships["bloc"].eq(split.bloc), "member"]}
