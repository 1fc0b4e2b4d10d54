"""Which commitment of a party took the place of which: its newer self, its firmer twin, or a refusal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import product
from math import log
from typing import TYPE_CHECKING, NamedTuple

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
    from collections.abc import Callable, Hashable, Iterable, Iterator

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
    traced = {
        name: {
            "supersedes": _latest(replaced[name]) if name in replaced else None,
            "standing": standings.get(name, Standing.STANDING),
        }
        for name in replaced.keys() | standings.keys()
    }
    return [
        commitment.model_copy(update=traced[name]) if name in traced else commitment
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
    """Pairs of which the first took the place of the second.

    By each rule, for each commitment the latest one that it replaced, and one that replaced it: all that
    `trace` tells follows from these.
    """
    parted = different(judgements)
    pairs = [
        (known[judgement.subject], known[judgement.old or ""])
        for judgement in judgements
        if judgement.action is Action.SUPERSEDES and {judgement.subject, judgement.old} <= known.keys()
    ]
    pairs = [pair for pair in pairs if _pair(*pair) not in parted]
    in_order = sorted(known.values(), key=lambda c: (last_day(c), c.commitment_id))
    for buckets, rules in _RULES.items():
        pairs += _held(rules, _bucketed(in_order, buckets), parted)
    gone = {older.commitment_id for _, older in pairs}
    left = [commitment for commitment in in_order if commitment.commitment_id not in gone]
    return [*pairs, *_held(_OVERTAKING, _bucketed(left, _dated_share), parted)]


def _pair(one: Commitment, other: Commitment) -> frozenset[str]:
    return frozenset((one.commitment_id, other.commitment_id))


class Rule(NamedTuple):
    """When one commitment takes the place of another, and between which statuses (newer, older) it can."""

    holds: Callable[[Commitment, Commitment], bool]
    forces: frozenset[tuple[Status, Status]]


def _bucketed(
    commitments: Iterable[Commitment], buckets: Callable[[Commitment], Iterable[Hashable]]
) -> Iterator[dict[Status, list[Commitment]]]:
    """Those that can replace each other, by status; the order stays."""
    together: dict[Hashable, list[Commitment]] = defaultdict(list)
    for commitment in commitments:
        for bucket in buckets(commitment):
            together[bucket].append(commitment)
    for bucketed in together.values():
        if len(bucketed) > 1:
            by_status = defaultdict(list)
            for commitment in bucketed:
                by_status[commitment.status].append(commitment)
            yield by_status


def _held(
    rules: Iterable[Rule],
    buckets: Iterable[dict[Status, list[Commitment]]],
    parted: set[frozenset[str]],
) -> Iterator[tuple[Commitment, Commitment]]:
    """The pairs for which one of the rules holds."""
    for bucket in buckets:
        for newer, older in product(bucket, bucket):
            for rule in rules:
                if (newer, older) in rule.forces:
                    yield from _first_held(rule, bucket[newer], bucket[older], parted)


def _first_held(
    rule: Rule, newer: list[Commitment], older: list[Commitment], parted: set[frozenset[str]]
) -> Iterator[tuple[Commitment, Commitment]]:
    """For each the latest that it replaced, and the latest that replaced it; both lists by their last days.

    No rule lets a commitment replace one that was told later. Sought from the latest backwards a hit comes
    soon, so that no list is gone through.
    """
    for one in newer:
        for i in range(bisect_right(older, last_day(one), key=last_day) - 1, -1, -1):
            if rule.holds(one, older[i]) and _pair(one, older[i]) not in parted:
                yield one, older[i]
                break
    for other in older:
        for i in range(len(newer) - 1, bisect_left(newer, last_day(other), key=last_day) - 1, -1):
            if rule.holds(newer[i], other) and _pair(newer[i], other) not in parted:
                yield newer[i], other
                break


def _to_one_value(commitment: Commitment) -> Iterator[Hashable]:
    yield _kind(commitment), commitment.value, commitment.value_high


def _by_one_day(commitment: Commitment) -> Iterator[Hashable]:
    """What is due on one day; sums only with those of their size: any two that `ONE_SUM` joins meet."""
    if commitment.metric is not Metric.AMOUNT:
        yield _kind(commitment), commitment.deadline
    elif commitment.value > 0:
        size = int(log(commitment.value, ONE_SUM + 0.01) // 1)
        yield from ((_kind(commitment), commitment.deadline, around) for around in (size, size + 1))


def _dated_share(commitment: Commitment) -> Iterator[Hashable]:
    if commitment.metric is Metric.GDP_SHARE and commitment.deadline is not None:
        yield _kind(commitment)


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


_FIRM = frozenset((one, other) for one, other in product(FORCE, FORCE) if FORCE[one] >= FORCE[other])
_REFUSING = frozenset((Status.REJECTED, other) for other in FORCE)
_PROMISING = frozenset((one, Status.REJECTED) for one in FORCE)
_RULES = {
    _to_one_value: (
        Rule(_is_firmer_twin, _FIRM),
        Rule(_has_new_deadline, _FIRM),
        Rule(_withdraws, _REFUSING),
        Rule(_takes_back_a_refusal, _PROMISING),
    ),
    _by_one_day: (Rule(_has_new_value, _FIRM),),
}
"""By what two commitments must share for them to hold."""
_OVERTAKING = (Rule(_overtakes, _FIRM),)
"""Held against what is left when twins and changed targets are gone."""


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
