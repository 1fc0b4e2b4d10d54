"""The dataset at a glance: its key figures, and one row for each country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.analysis.comparable import with_comparable
from dashboard.analysis.deadlines import soonest_first, with_due_day
from dashboard.analysis.force import is_in_force, is_undertaken
from dashboard.analysis.rows import cells
from dashboard.analysis.targets import memberships_on, shares_of_gdp

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd

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
    next_deadlines: pd.DataFrame
    """The rows that share the nearest deadline; empty where none is ahead."""


@dataclass(frozen=True, eq=False)
class Undertakings:
    """What binds on a day, whatever is in view: worked out once, and looked up for each filter."""

    rows: pd.DataFrame
    """The undertakings in force, what falls due first on top, with `due_on` and `names_year`: whether it has
    a year for at least 3.5 % of GDP."""
    allies: frozenset[str]
    """NATO's members on the day."""


def undertakings(commitments: pd.DataFrame, memberships: pd.DataFrame, on: date) -> Undertakings:
    """Those of all commitments on `on`."""
    members = memberships_on(memberships, on)
    binding = commitments[is_in_force(commitments, on) & is_undertaken(commitments)]
    due = soonest_first(with_due_day(binding))
    return Undertakings(
        rows=due.assign(names_year=due["commitment_id"].isin(_with_year(binding, members))),
        allies=frozenset(members.loc[members["bloc"].eq("NATO"), "member"]),
    )


def key_figures(commitments: pd.DataFrame, binding: Undertakings) -> KeyFigures:
    """Counts of what the rows hold; see `KeyFigures` for each."""
    kinds = dict(cells(commitments, "party", "party_kind"))
    blocs = sum(kind == "bloc" for kind in kinds.values())
    due = binding.rows[binding.rows["commitment_id"].isin(commitments["commitment_id"])]
    return KeyFigures(
        commitments=len(commitments),
        countries=len(kinds) - blocs,
        blocs=blocs,
        allies=len(binding.allies),
        allies_with_own_year=len(binding.allies & {*due.loc[due["names_year"], "party"]}),
        next_deadlines=due[due["due_on"].eq(due["due_on"].min())],
    )


def by_country(commitments: pd.DataFrame) -> pd.DataFrame:
    """One row per party: its most binding status, how many commitments, and the newest of that status.

    Columns: `party, party_name, party_kind, status, commitments` (count) and of that newest row
    `commitment_id, metric, value, value_high, currency, deadline, stated_on, publisher`.
    """
    rank = {status: place for place, status in enumerate(STRENGTH)}
    best: dict[str, tuple[tuple[int, int, str], int]] = {}
    rows = cells(commitments, "party", "status", "last_stated_on", "commitment_id")
    for place, (party, status, stated_on, commitment_id) in enumerate(rows):
        this = ((rank[status], -stated_on.value, commitment_id), place)
        best[party] = min(best.get(party, this), this)
    strongest = commitments[_COUNTRY].take([place for _, (_, place) in sorted(best.items())])
    count = strongest["party"].map(commitments["party"].value_counts())
    strongest.insert(4, "commitments", count.astype("int64"))
    return strongest.rename(columns={"last_stated_on": "stated_on"}).reset_index(drop=True)


def _with_year(binding: pd.DataFrame, members: pd.DataFrame) -> set[str]:
    """Those by which a party undertakes, with a year, to spend at least 3.5 % of GDP on core defence."""
    needed = ["commitment_id", "party", "metric", "scope", "value", "bound", "deadline", "last_stated_on"]
    own = with_comparable(shares_of_gdp(binding[needed]), members)
    dated = own["deadline"].notna() & (own["comparable_target"] >= THE_HAGUE_CORE)
    return set(own.loc[dated, "commitment_id"])
