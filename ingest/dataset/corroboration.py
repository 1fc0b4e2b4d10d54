"""Where sources disagree about what is plainly one act, all that they say stays and is marked contested."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from ingest.models import Action, Bound, Commitment, Corroboration, Decision, Metric, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ONE_ACT = timedelta(days=10)
"""Statements about one act are made within this time. Ten days is the shortest that finds the disagreements
which the notes of 2026-11-24 name; thirty days would add only pairs in which the later one is news."""

ROUNDING = 0.005
"""Values within half a per cent of each other are one value, rounded: 153 and 152.8 billion."""

ABOUT = 0.1
"""How far from the value 'about' reaches."""

ONE_SUM = 1.5
"""Sums that differ by more than this factor are different sums: extra money, a year's, a decade's."""


class Claim(NamedTuple):
    """One statement of one commitment."""

    commitment: Commitment
    statement: Statement


def weigh(
    commitments: Iterable[Commitment],
    statements: Mapping[str, Sequence[Statement]],
    judgements: Iterable[Decision] = (),
) -> list[Commitment]:
    """The commitments, with those marked contested on which two sources disagree.

    `statements` gives those behind each commitment, by its id; pairs that people judged `different` pass.
    """
    commitments = list(commitments)
    stated = defaultdict(set)
    for commitment in commitments:
        for statement in statements[commitment.commitment_id]:
            stated[statement.source_id].add(commitment.commitment_id)
    contested = set()
    for one, other in _close_claims(commitments, statements):
        if _contradict(one, other) and not _share_a_source(one, other, stated):
            contested.add(frozenset((one.commitment.commitment_id, other.commitment.commitment_id)))
    contested -= different(judgements)
    return [_marked(commitment, frozenset().union(*contested)) for commitment in commitments]


def different(judgements: Iterable[Decision]) -> set[frozenset[str]]:
    """The pairs of commitments that people judged to be different things."""
    return {
        frozenset((judgement.subject, judgement.old or ""))
        for judgement in judgements
        if judgement.action is Action.DIFFERENT
    }


def compatible(one: str, other: str) -> bool:
    """Whether two deadlines can be one, more or less exactly told: 2027 and 2027-04."""
    return one.startswith(other) or other.startswith(one)


def agree(one: Commitment, other: Commitment) -> bool:
    """Whether two targets can both be right: rounded, approximate, or within a floor, ceiling or range."""
    (low, high), (other_low, other_high) = _interval(one), _interval(other)
    return low <= other_high and other_low <= high


def _close_claims(
    commitments: list[Commitment], statements: Mapping[str, Sequence[Statement]]
) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims by the same kind of act, close in time, that share the deadline or the value."""
    buckets = defaultdict(list)
    for commitment in commitments:
        act = tuple(
            getattr(commitment, field) for field in ("party", "metric", "scope", "currency", "status")
        )
        for statement in statements[commitment.commitment_id]:
            claim = Claim(commitment, statement)
            buckets[(*act, commitment.requested_by, "by", commitment.deadline)].append(claim)
            buckets[(*act, commitment.requested_by, "to", commitment.value)].append(claim)
    for claims in buckets.values():
        dated = sorted((c for c in claims if c.statement.stated_on), key=lambda c: str(c.statement.stated_on))
        yield from _within(dated)


def _within(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for i, one in enumerate(claims):
        for other in claims[i + 1 :]:
            if other.statement.stated_on - one.statement.stated_on > ONE_ACT:  # type: ignore[operator]
                break
            yield one, other


def _contradict(one: Claim, other: Claim) -> bool:
    """The same deadline with another value, or the same value with another deadline."""
    a, b = one.commitment, other.commitment
    if a.deadline is None or b.deadline is None:
        return False
    if a.deadline == b.deadline:
        return not agree(a, b) and not _are_different_sums(a, b)
    return (a.value, a.value_high) == (b.value, b.value_high) and not compatible(a.deadline, b.deadline)


def _share_a_source(one: Claim, other: Claim, stated: Mapping[str, set[str]]) -> bool:
    """Milestones that one source tells together are no contest."""
    both = {one.commitment.commitment_id, other.commitment.commitment_id}
    return any(both <= stated[claim.statement.source_id] for claim in (one, other))


def _are_different_sums(one: Commitment, other: Commitment) -> bool:
    low, high = sorted((one.value, other.value))
    return one.metric is Metric.AMOUNT and high > ONE_SUM * low


def _interval(commitment: Commitment) -> tuple[float, float]:
    low, high = commitment.value, commitment.value_high or commitment.value
    slack = abs(high) * (ABOUT if commitment.bound is Bound.ABOUT else ROUNDING / 2)
    if commitment.bound is Bound.AT_LEAST:
        return low - slack, float("inf")
    if commitment.bound is Bound.AT_MOST:
        return float("-inf"), high + slack
    return low - slack, high + slack


def _marked(commitment: Commitment, contested: frozenset[str]) -> Commitment:
    if commitment.commitment_id not in contested:
        return commitment
    return commitment.model_copy(update={"corroboration": Corroboration.CONTESTED})
