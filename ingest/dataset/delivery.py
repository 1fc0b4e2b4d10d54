"""What became of a target whose day has passed, by what was really spent.

NATO's figures judge its members, SIPRI's everybody else. NATO's tables show core defence spending: they
judge a core target, and a total one from before the alliance split its 5 per cent, but never the 5 itself.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ingest.dataset.corroboration import ABOUT
from ingest.models import Bound, Commitment, Metric, Scope, Spending, Standing, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def due(deadline: str) -> date:
    """The last day of a deadline: of 2026 the 31 December, of 2026-03 the 31 March."""
    year, month, day = (*(int(part) for part in deadline.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    return date(year + (month in {0, 12}), month % 12 + 1, 1) - date.resolution


def _judged(commitment: Commitment, figures: dict[tuple[str, int], Spending], as_of: date) -> Commitment:
    if commitment.standing is not Standing.STANDING or commitment.status is Status.REJECTED:
        return commitment
    if commitment.deadline is None or due(commitment.deadline) >= as_of:
        return commitment
    spent = _spent(commitment, figures)
    is_met = spent is not None and _meets(commitment, spent)
    return commitment.model_copy(update={"standing": Standing.MET if is_met else Standing.LAPSED})


def _spent(commitment: Commitment, figures: dict[tuple[str, int], Spending]) -> float | None:
    """What was spent in the last full year before the deadline, in the target's unit."""
    end = due(str(commitment.deadline))
    year = end.year if (end.month, end.day) == (12, 31) else end.year - 1
    row = figures.get((commitment.party, year))
    column = _JUDGED.get(commitment.metric)
    if row is None or column is None or commitment.scope not in {Scope.TOTAL, Scope.CORE}:
        return None
    if row.definition == NATO and commitment.scope is Scope.TOTAL and commitment.value >= SPLIT_TARGET:
        return None
    spent: float | None = getattr(row, column)
    return spent


def _meets(commitment: Commitment, spent: float) -> bool:
    if commitment.bound is Bound.AT_MOST:
        return spent <= commitment.value + PRECISION
    target = commitment.value * (1 - ABOUT) if commitment.bound is Bound.ABOUT else commitment.value
    return spent >= target - PRECISION
