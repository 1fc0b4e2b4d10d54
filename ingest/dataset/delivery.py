"""What became of a target whose day has passed, by what was really spent.

NATO's figures judge its members, SIPRI's everybody else. NATO's tables show core defence spending: they
judge a core target, and a total one from before the alliance split its 5 per cent, but never the 5 itself.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ingest import parties
from ingest.dataset.targets import ABOUT, due
from ingest.models import Bound, Commitment, Metric, Scope, Spending, Standing, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NATO = "NATO"

SPLIT_TARGET = 5.0
"""From here on a total target of an ally holds the related 1.5 per cent, which no table shows."""

PRECISION = 0.005
"""Published shares have two decimals: 1.995 per cent is a 2 that was met."""

_JUDGED = {Metric.GDP_SHARE: "share_of_gdp", Metric.EQUIPMENT_SHARE: "equipment_share"}


def judge(commitments: Iterable[Commitment], spending: Iterable[Spending], as_of: date) -> list[Commitment]:
    """The commitments, with standing ones marked met or lapsed where their deadline has passed on `as_of`.

    Lapsed means that no figure shows that it was met: also where there is none to judge by, as for money.
    A refusal has nothing to be met.
    """
    figures = {
        (row.country, row.year): row for row in sorted(spending, key=lambda row: row.definition == NATO)
    }
    return [_judged(commitment, figures, as_of) for commitment in commitments]


def _judged(commitment: Commitment, figures: Mapping[tuple[str, int], Spending], as_of: date) -> Commitment:
    if commitment.standing is not Standing.STANDING or commitment.status is Status.REJECTED:
        return commitment
    if commitment.deadline is None or due(commitment.deadline) >= as_of:
        return commitment
    spent = _spent(commitment, figures)
    is_met = bool(spent) and all(share is not None and _meets(commitment, share) for share in spent)
    return commitment.model_copy(update={"standing": Standing.MET if is_met else Standing.LAPSED})


def _spent(commitment: Commitment, figures: Mapping[tuple[str, int], Spending]) -> list[float | None]:
    """What the party spent in the last full year before the deadline, in the target's unit.

    What a bloc sets itself is set for each of its members: their average says nothing. Members without
    any armed forces have no figures and no part.
    """
    column = _JUDGED.get(commitment.metric)
    if column is None or commitment.scope not in {Scope.TOTAL, Scope.CORE}:
        return []
    end = due(str(commitment.deadline))
    year = end.year if (end.month, end.day) == (12, 31) else end.year - 1
    bound = _bound(commitment.party, on=date(year, 12, 31))
    rows = [figures[country, year] for country in bound if (country, year) in figures]
    return [getattr(row, column) for row in rows if not _shows_only_core(row, commitment)]


def _bound(party: str, *, on: date) -> frozenset[str]:
    if parties.party(party).kind is parties.PartyKind.BLOC:
        return parties.members(party, on=on)
    return frozenset({party})


def _shows_only_core(row: Spending, commitment: Commitment) -> bool:
    is_whole = commitment.metric is Metric.GDP_SHARE and commitment.scope is Scope.TOTAL
    return row.definition == NATO and is_whole and commitment.value >= SPLIT_TARGET


def _meets(commitment: Commitment, spent: float) -> bool:
    if commitment.bound is Bound.AT_MOST:
        return spent <= commitment.value + PRECISION
    target = commitment.value * (1 - ABOUT) if commitment.bound is Bound.ABOUT else commitment.value
    return spent >= target - PRECISION
