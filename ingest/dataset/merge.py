"""Statements and decisions become commitments: one for each target that one party has with one force.

Pure and independent of order: the same statements, decisions, sources and figures always give the same
commitments, and the id of a commitment depends on nothing but what it says.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from ingest.dataset import copies, corroboration, decisions, delivery, lineage
from ingest.dataset.store import number
from ingest.models import (
    Action,
    Bound,
    Commitment,
    Corroboration,
    Decision,
    Metric,
    Scope,
    Source,
    Spending,
    Standing,
    Statement,
    Status,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Key(NamedTuple):
    """What makes two statements speak of one commitment; nothing is joined across different keys."""

    party: str
    metric: Metric
    scope: Scope
    value: float
    value_high: float | None
    currency: str | None
    deadline: str | None
    status: Status
    requested_by: str | None


_TARGET = attrgetter(*Key._fields)


def merge(
    statements: Iterable[Statement],
    judgements: Iterable[Decision],
    *,
    sources: Iterable[Source],
    spending: Iterable[Spending],
    as_of: date,
) -> list[Commitment]:
    """The commitments that the statements amount to, as they stand on the day `as_of`.

    Statements count as people decided on them; spending (per cent of GDP) tells which past targets were met.
    """
    judgements = list(judgements)
    known = {source.source_id: source for source in sources}
    touched = {judgement.subject for judgement in judgements if judgement.action is not Action.REJECT}
    groups = _grouped(decisions.apply(_distinct(statements), judgements), judgements)
    commitments = [_commitment(name, group, known, touched) for name, group in groups.items()]
    pages = {source.source_id: source.url for source in known.values()}
    commitments = corroboration.weigh(commitments, groups, pages, judgements)
    commitments = lineage.trace(commitments, judgements)
    commitments = delivery.judge(commitments, spending, as_of)
    return sorted(commitments, key=attrgetter("commitment_id"))


def key(statement: Statement) -> Key:
    """What the statement is about, and with what force."""
    return Key._make(_TARGET(statement))


def slug(key: Key) -> str:
    """A readable id that no other key has: `kor-gdp-share-5-demanded-by-usa`."""
    return "-".join(
        part.lower().replace("_", "-")
        for part in (
            key.party,
            key.metric,
            "" if key.scope is Scope.TOTAL else key.scope,
            key.currency or "",
            _value(key),
            key.deadline or "",
            key.status,
            f"by-{key.requested_by}" if key.requested_by else "",
        )
        if part
    )


def _value(key: Key) -> str:
    low, high = (_short(value) for value in (key.value, key.value_high))
    return f"{low}-to-{high}" if high else low


def _short(value: float | None) -> str:
    """A number without loss, large ones in the largest unit that leaves something before the point."""
    if value is None:
        return ""
    if value < 0:
        return f"minus-{_short(-value)}"
    for exponent, unit in ((12, "tn"), (9, "bn"), (6, "m")):
        if value >= 10**exponent:
            return number(value, shifted=exponent) + unit
    return number(value)


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    """One statement for each id: of those that differ in words beside the target, the clearest."""
    kept: dict[str, Statement] = {}
    for statement in statements:
        other = kept.setdefault(statement.statement_id, statement)
        if statement is not other and statement != other:
            kept[statement.statement_id] = min(
                statement, other, key=lambda s: (_clarity(s), s.model_dump_json())
            )
    return list(kept.values())


def by_target(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """The statements by the name of what they are about, the clearest first."""
    groups = defaultdict(list)
    for statement in sorted(statements, key=_clarity):
        groups[key(statement)].append(statement)
    return {slug(target): together for target, together in groups.items()}


def _grouped(statements: list[Statement], judgements: list[Decision]) -> dict[str, list[Statement]]:
    """The statements behind each commitment, by its id, the clearest first; those judged the same together.

    A chain of judgements (a is b, b is c) leads to its end; one that leads back to its start joins nothing.
    """
    same = {judgement.old: judgement.subject for judgement in judgements if judgement.action is Action.SAME}
    groups = by_target(statements)
    for joining in sorted(groups.keys() & same.keys()):
        into = _end(joining, same)
        if into in groups and into != joining:
            groups[into] = groups[into] + groups.pop(joining)
    return groups


def _end(name: str, same: Mapping[str | None, str]) -> str:
    start, seen = name, {name}
    while (following := same.get(name)) is not None:
        if following in seen:
            return start
        seen.add(following)
        name = following
    return name


def _commitment(
    name: str, statements: list[Statement], sources: Mapping[str, Source], touched: set[str]
) -> Commitment:
    clearest = statements[0]
    days = sorted(statement.stated_on for statement in statements if statement.stated_on)
    n_sources = copies.independent(statements, sources)
    commitment = Commitment(
        **key(clearest)._asdict(),
        commitment_id=name,
        bound=clearest.bound,
        deadline_text=_first(statement.deadline_text for statement in statements),
        speaker=_first(statement.speaker for statement in statements),
        condition=_first(statement.condition for statement in statements),
        first_stated_on=days[0] if days else None,
        last_stated_on=days[-1] if days else None,
        standing=Standing.STANDING,
        supersedes=None,
        n_sources=n_sources,
        corroboration=Corroboration.SINGLE if n_sources == 1 else Corroboration.CORROBORATED,
        rival_ids=(),
        specificity=0,
        confidence=max(1.0 if _is_decided(s, touched) else s.confidence for s in statements),
        evidence=clearest.evidence,
        source_url=sources[clearest.source_id].url,
        publisher=sources[clearest.source_id].publisher,
        statement_ids=tuple(sorted(statement.statement_id for statement in statements)),
    )
    return commitment.model_copy(update={"specificity": specificity(commitment)})


def specificity(commitment: Commitment) -> int:
    """How many of eight things are pinned down; see `Commitment.specificity`."""
    return sum(
        (
            commitment.deadline is not None,
            commitment.bound in {Bound.EXACT, Bound.AT_LEAST},
            commitment.speaker is not None,
            commitment.status is Status.LEGISLATED,
            commitment.condition is None,
            commitment.metric is Metric.GDP_SHARE,
            commitment.scope is not Scope.OTHER,
            commitment.n_sources > 1,
        )
    )


def _clarity(statement: Statement) -> tuple[date, int, str, int, str]:
    """The clearest statement sorts first: the earliest, and of one day the most complete."""
    stated = (statement.speaker, statement.deadline_text, statement.condition)
    completeness = sum(part is not None for part in stated)
    day = statement.stated_on or date.max
    return day, -completeness, statement.source_id, statement.start, statement.statement_id


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def _is_decided(statement: Statement, touched: set[str]) -> bool:
    return statement.extractor == decisions.HAND or statement.statement_id in touched
