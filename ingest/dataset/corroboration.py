"""Where sources disagree about what is plainly one act, all that they say stays and is marked contested."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from ingest.dataset.decisions import different
from ingest.dataset.targets import agree, compatible, due, first_day, last_day, same_sum, same_value
from ingest.models import Commitment, Corroboration, Decision, Metric, Statement, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ONE_ACT = timedelta(days=10)
"""Statements about one act are made within this time: Canada's 2 per cent, due in 2025 on one page and in
2026 on another, were told eight days apart, the widest gap of a real disagreement in the notes."""

ONE_SUM = 1.5
"""Two sums that sources give for one act differ by no more than this factor: Finland's extra 3 billion are
3.6 elsewhere, but 10 billion are another sum."""


class Claim(NamedTuple):
    """What one page says of one commitment, and when."""

    commitment: Commitment
    page: str
    stated_on: date


def weigh(
    commitments: Iterable[Commitment],
    statements: Mapping[str, Sequence[Statement]],
    pages: Mapping[str, str],
    judgements: Iterable[Decision] = (),
) -> list[Commitment]:
    """The commitments; those on which two sources disagree are marked contested, and name each other.

    `statements` gives those behind each commitment by its id, `pages` the address behind each source:
    two notes on one page are one source. Pairs that people judged `different` pass.
    """
    commitments = list(commitments)
    claims = {
        commitment.commitment_id: [
            Claim(commitment, pages[statement.source_id], statement.stated_on or date.min)
            for statement in statements[commitment.commitment_id]
        ]
        for commitment in commitments
    }
    pairs = {*_told_at_once(claims), *_told_in_between(commitments)} - different(judgements)
    rivals: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if not _share_a_page(pair, claims):
            for name in pair:
                rivals[name] |= pair - {name}
    return [
        _contested(commitment, rivals[commitment.commitment_id])
        if commitment.commitment_id in rivals
        else commitment
        for commitment in commitments
    ]


def _contested(commitment: Commitment, rivals: set[str]) -> Commitment:
    marks = {"corroboration": Corroboration.CONTESTED, "rival_ids": tuple(sorted(rivals))}
    return commitment.model_copy(update=marks)


def _told_at_once(claims: Mapping[str, list[Claim]]) -> Iterator[frozenset[str]]:
    """Pairs told within the days of one act: two values, two deadlines, or a promise and its refusal."""
    buckets: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for group in claims.values():
        dated = [claim for claim in group if claim.stated_on != date.min]
        if dated:
            commitment = dated[0].commitment
            buckets[_act(commitment), commitment.deadline] += dated
            buckets[_act(commitment), "to", commitment.value] += dated
    for bucket in buckets.values():
        for one, other in _close(sorted(bucket, key=lambda claim: claim.stated_on)):
            if _contradict(one, other):
                yield _pair(one.commitment, other.commitment)


def _told_in_between(commitments: list[Commitment]) -> Iterator[frozenset[str]]:
    """Pairs of one value with two deadlines, one told both before and after the other: neither is newer."""
    buckets = defaultdict(list)
    for commitment in commitments:
        if commitment.deadline and commitment.metric is Metric.GDP_SHARE:
            buckets[_act(commitment), commitment.value, commitment.value_high].append(commitment)
    for bucket in buckets.values():
        for one, other in combinations(sorted(bucket, key=first_day), 2):
            apart = not compatible(str(one.deadline), str(other.deadline))
            if (
                apart
                and one.status is other.status
                and first_day(one) < first_day(other)
                and last_day(other) < last_day(one)
            ):
                yield _pair(one, other)


def _act(commitment: Commitment) -> tuple[str | None, ...]:
    """What kind of act it is; to promise and to refuse are two sides of one."""
    status = Status.PLEDGED if commitment.status is Status.REJECTED else commitment.status
    kind = (commitment.party, commitment.metric, commitment.scope, commitment.currency)
    return (*kind, status, commitment.requested_by)


def _close(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for i, one in enumerate(claims):
        for other in claims[i + 1 :]:
            if other.stated_on - one.stated_on > ONE_ACT:
                break
            yield one, other


def _contradict(one: Claim, other: Claim) -> bool:
    a, b = one.commitment, other.commitment
    if a.status is not b.status:
        return same_value(a, b) and compatible(a.deadline or "", b.deadline or "")
    if a.deadline is None or b.deadline is None or a.status is Status.REJECTED:
        return False
    if a.deadline == b.deadline:
        return not agree(a, b) and same_sum(a, b, factor=ONE_SUM)
    return same_value(a, b) and not compatible(a.deadline, b.deadline) and not _hold(one, other)


def _hold(one: Claim, other: Claim) -> bool:
    """Whether one reaches in the year of speaking what the other holds to a later year."""
    first, last = sorted((one, other), key=lambda claim: due(str(claim.commitment.deadline)))
    years = due(str(last.commitment.deadline)).year - due(str(first.commitment.deadline)).year
    return due(str(first.commitment.deadline)).year == first.stated_on.year and years > 1


def _share_a_page(pair: frozenset[str], claims: Mapping[str, list[Claim]]) -> bool:
    """Milestones that one page tells together are no contest."""
    pages = [{claim.page for claim in claims[name]} for name in pair]
    return bool(set.intersection(*pages))


def _pair(one: Commitment, other: Commitment) -> frozenset[str]:
    return frozenset((one.commitment_id, other.commitment_id))
