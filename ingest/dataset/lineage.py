"""Which commitment of a party took the place of which: its newer self, its firmer twin, or a refusal."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations
from typing import TYPE_CHECKING

from ingest.dataset.decisions import different
from ingest.dataset.targets import (
    are_whole_and_core,
    compatible,
    due,
    first_day,
    last_day,
    same_sum,
    same_value,
)
from ingest.models import Action, Bound, Commitment, Decision, Metric, Standing, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORCE = {Status.PROPOSED: 1, Status.PLEDGED: 2, Status.AGREED: 2, Status.LEGISLATED: 3}
"""The statuses by which a party binds itself, by force. A demand is another's and takes no part."""

YEARLY = frozenset({Metric.GROWTH, Metric.BUDGET_SHARE})
"""What each year's budget sets anew: the same figure for another year is no changed date."""

ONE_SUM = 1.25
"""A sum that replaces another one for the same year differs by no more than this factor (a draft budget and
the adopted one by a fifth at most in the notes); others are extra money, or another part of the budget."""


def trace(commitments: Iterable[Commitment], judgements: Iterable[Decision] = ()) -> list[Commitment]:
    """The commitments, with `supersedes` set and those replaced marked superseded or withdrawn.

    Where one replaced several, `supersedes` names the one stated last. People's `supersedes` decisions
    (subject, and in `old` what it replaced) are added, and their `different` ones parted.
    """
    known = {commitment.commitment_id: commitment for commitment in commitments}
    replaced = defaultdict(list)
    standings: dict[str, Standing] = {}
    for newer, older in _replacements(known, list(judgements)):
        replaced[newer.commitment_id].append(older)
        refused = newer.status is Status.REJECTED
        if standings.get(older.commitment_id) is not Standing.WITHDRAWN:
            standings[older.commitment_id] = Standing.WITHDRAWN if refused else Standing.SUPERSEDED
    return [
        commitment.model_copy(
            update={
                "supersedes": _latest(replaced[name]) if name in replaced else None,
                "standing": standings.get(name, Standing.STANDING),
            }
        )
        for name, commitment in known.items()
    ]


def successors(
    commitments: Iterable[Commitment], judgements: Iterable[Decision] = ()
) -> dict[str, Commitment]:
    """For each commitment that another replaced, by its id: the first one that took its place."""
    known = {commitment.commitment_id: commitment for commitment in commitments}
    pairs = _replacements(known, list(judgements))
    latest_first = sorted(pairs, key=lambda pair: (first_day(pair[0]), pair[0].commitment_id), reverse=True)
    return {older.commitment_id: newer for newer, older in latest_first}


def _replacements(
    known: dict[str, Commitment], judgements: list[Decision]
) -> list[tuple[Commitment, Commitment]]:
    """All pairs of which the first took the place of the second."""
    parted = different(judgements)
    pairs = [
        (known[judgement.subject], known[judgement.old or ""])
        for judgement in judgements
        if judgement.action is Action.SUPERSEDES and {judgement.subject, judgement.old} <= known.keys()
    ]
    pairs += [pair for pair in _candidates(known.values()) if any(rule(*pair) for rule in _RULES)]
    gone = {older.commitment_id for newer, older in pairs if _pair(newer, older) not in parted}
    left = [commitment for name, commitment in known.items() if name not in gone]
    pairs += [pair for pair in _of_a_kind(left) if _overtakes(*pair)]
    return [pair for pair in pairs if _pair(*pair) not in parted]


def _pair(one: Commitment, other: Commitment) -> frozenset[str]:
    return frozenset((one.commitment_id, other.commitment_id))


def _candidates(commitments: Iterable[Commitment]) -> Iterator[tuple[Commitment, Commitment]]:
    """Ordered pairs that share the deadline or the value: only these can replace each other directly."""
    buckets = defaultdict(list)
    for commitment in commitments:
        if commitment.status in FORCE or commitment.status is Status.REJECTED:
            buckets[*_kind(commitment), "to", commitment.value, commitment.value_high].append(commitment)
            buckets[*_kind(commitment), "by", commitment.deadline].append(commitment)
    for bucket in buckets.values():
        yield from permutations(bucket, 2)


def _of_a_kind(commitments: Iterable[Commitment]) -> Iterator[tuple[Commitment, Commitment]]:
    """Ordered pairs of dated shares of GDP of one party and scope; few are left when twins are gone."""
    buckets = defaultdict(list)
    for commitment in commitments:
        if commitment.metric is Metric.GDP_SHARE and commitment.deadline is not None:
            buckets[_kind(commitment)].append(commitment)
    for bucket in buckets.values():
        yield from permutations(bucket, 2)


def _kind(commitment: Commitment) -> tuple[str | None, ...]:
    return (commitment.party, commitment.metric, commitment.scope, commitment.currency)


def _is_firmer_twin(one: Commitment, other: Commitment) -> bool:
    """The same target, told as exactly and with as much force or more, and not only before the other."""
    if not (_bind(one, other) and same_value(one, other)):
        return False
    if not (one.deadline or "").startswith(other.deadline or ""):
        return False
    gained = (FORCE[one.status] - FORCE[other.status], len(one.deadline or "") - len(other.deadline or ""))
    return min(gained) >= 0 and max(gained) > 0 and last_day(one) >= last_day(other)


def _has_new_value(one: Commitment, other: Commitment) -> bool:
    """Another value for the same deadline; a sum only where it is plainly the same sum."""
    return (
        one.deadline == other.deadline
        and not same_value(one, other)
        and not are_whole_and_core(one, other)
        and _is_newer(one, other)
        and not _are_rival_ideas(one, other)
        and same_sum(one, other, factor=ONE_SUM)
    )


def _are_rival_ideas(one: Commitment, other: Commitment) -> bool:
    """Two proposals stand beside each other, and an undated one beside a promise."""
    proposed = Status.PROPOSED is other.status
    return proposed and (one.status is Status.PROPOSED or one.deadline is None)


def _has_new_deadline(one: Commitment, other: Commitment) -> bool:
    """The same value for another deadline, set while the older one was still ahead."""
    if one.metric in YEARLY or one.deadline is None or other.deadline is None:
        return False
    return (
        same_value(one, other)
        and not compatible(one.deadline, other.deadline)
        and _is_newer(one, other)
        and str(one.first_stated_on)[:4] < other.deadline[:4]
    )


def _overtakes(one: Commitment, other: Commitment) -> bool:
    """More, and no later, than a target that was still ahead: who keeps the one keeps the other."""
    return (
        one.status is not Status.PROPOSED
        and _is_newer(one, other)
        and one.value > (other.value_high or other.value)
        and Bound.AT_MOST not in {one.bound, other.bound}
        and not are_whole_and_core(one, other)
        and due(str(one.deadline)) <= due(str(other.deadline))
        and first_day(one) <= due(str(other.deadline))
    )


def _withdraws(one: Commitment, other: Commitment) -> bool:
    """A refusal of what the party had undertaken before."""
    return (
        one.status is Status.REJECTED
        and other.status in FORCE
        and _same_target(one, other)
        and first_day(one) > last_day(other)
    )


def _takes_back_a_refusal(one: Commitment, other: Commitment) -> bool:
    """A promise of what the party had refused before; somebody's proposal is not enough."""
    return (
        other.status is Status.REJECTED
        and FORCE.get(one.status, 0) > FORCE[Status.PROPOSED]
        and _same_target(one, other)
        and first_day(one) > last_day(other)
    )


_RULES = (_is_firmer_twin, _has_new_value, _has_new_deadline, _withdraws, _takes_back_a_refusal)


def _is_newer(one: Commitment, other: Commitment) -> bool:
    """Begun later, not outlived, and with as much force: what is in law only a law replaces."""
    return (
        _bind(one, other)
        and None not in {one.first_stated_on, other.first_stated_on}
        and first_day(one) > first_day(other)
        and last_day(one) >= last_day(other)
        and FORCE[one.status] >= FORCE[other.status]
    )


def _bind(one: Commitment, other: Commitment) -> bool:
    return one.status in FORCE and other.status in FORCE


def _same_target(one: Commitment, other: Commitment) -> bool:
    return same_value(one, other) and compatible(one.deadline or "", other.deadline or "")


def _latest(commitments: list[Commitment]) -> str:
    return max(commitments, key=lambda c: (last_day(c), c.commitment_id)).commitment_id
