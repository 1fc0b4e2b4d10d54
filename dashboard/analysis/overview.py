"""The dataset at a glance: its key figures, and one row for each country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.comparable import with_comparable
from dashboard.analysis.deadlines import soonest_first, with_due_day
from dashboard.analysis.force import is_in_force, is_undertaken
from dashboard.analysis.progress import latest_spending
from dashboard.analysis.targets import memberships_on, shares_of_gdp

if TYPE_CHECKING:
    from datetime import date

THE_HAGUE_CORE = 3.5
"""Per cent of GDP: the core spending that NATO's allies agreed on in June 2025."""

STRENGTH = ("legislated", "agreed", "pledged", "proposed", "demanded", "rejected")
"""All statuses, from the most to the least binding."""

_COUNTRY = ["party", "party_name", "party_kind", "status", "commitment_id", "metric", "value", "value_high"]
_COUNTRY += ["currency", "deadline", "last_stated_on", "publisher"]


@dataclass(frozen=True)
class KeyFigures:
    """What the Overview page shows first; all counts are whole numbers."""

    commitments: int
    """Rows of the table."""
    countries: int
    """Countries with at least one row."""
    blocs: int
    """Blocs with at least one row."""
    allies: int
    """NATO's members on the day."""
    allies_with_own_year: int
    """Of them, those that named a year of their own for at least 3.5 % of GDP."""
    allies_at_core: int
    """Of them, those whose latest spending is at least 3.5 % of GDP."""
    next_deadlines: pd.DataFrame
    """The rows that share the nearest deadline; empty where none is ahead."""


def key_figures(
    commitments: pd.DataFrame, spending: pd.DataFrame, memberships: pd.DataFrame, on: date
) -> KeyFigures:
    """Counts of what the rows hold on `on`; see `KeyFigures` for each."""
    is_bloc = commitments["party_kind"].eq("bloc")
    members = memberships_on(memberships, on)
    allies = set(members.loc[members["bloc"].eq("NATO"), "member"])
    latest = latest_spending(spending)
    at_core = latest["country"].isin(allies) & (latest["share_of_gdp"] >= THE_HAGUE_CORE)
    binding = commitments[is_in_force(commitments, on) & is_undertaken(commitments)]
    due = with_due_day(binding)
    return KeyFigures(
        commitments=len(commitments),
        countries=commitments.loc[~is_bloc, "party"].nunique(),
        blocs=commitments.loc[is_bloc, "party"].nunique(),
        allies=len(allies),
        allies_with_own_year=len(allies & _with_own_year(binding, members)),
        allies_at_core=int(at_core.sum()),
        next_deadlines=soonest_first(due[due["due_on"].eq(due["due_on"].min())]),
    )


def by_country(commitments: pd.DataFrame) -> pd.DataFrame:
    """One row per party: its most binding status, how many commitments, and the newest of that status.

    Columns: `party, party_name, party_kind, status, commitments` (count) and of that newest row
    `commitment_id, metric, value, value_high, currency, deadline, stated_on, publisher`.
    """
    rank = {status: place for place, status in enumerate(STRENGTH)}
    order = pd.DataFrame(
        {
            "party": commitments["party"],
            "rank": commitments["status"].map(rank),
            "stated_on": commitments["last_stated_on"],
            "commitment_id": commitments["commitment_id"],
        }
    ).sort_values(["party", "rank", "stated_on", "commitment_id"], ascending=[True, True, False, True])
    strongest = commitments.loc[order.drop_duplicates("party").index, _COUNTRY]
    count = strongest["party"].map(commitments["party"].value_counts())
    strongest.insert(4, "commitments", count.astype("int64"))
    return strongest.rename(columns={"last_stated_on": "stated_on"}).reset_index(drop=True)


def _with_own_year(binding: pd.DataFrame, members: pd.DataFrame) -> set[str]:
    """The parties that have undertaken, with a year, to spend at least 3.5 % of GDP on core defence."""
    needed = ["party", "metric", "scope", "value", "bound", "deadline", "last_stated_on"]
    own = with_comparable(shares_of_gdp(binding[needed]), members)
    return set(own.loc[own["deadline"].notna() & (own["comparable_target"] >= THE_HAGUE_CORE), "party"])
