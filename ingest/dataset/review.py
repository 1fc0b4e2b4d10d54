"""Deciding on what waits in the queue: the one way by which the terminal and the dashboard do it.

To decide is to write rows into `decisions.csv`, all at once and under the dataset's lock: a crash leaves all
of them or none, and of two people who decide on one statement the second is told so. `build` carries the
decisions out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest import parties
from ingest.dataset import queue, store
from ingest.dataset.decisions import CURATED, decide
from ingest.dataset.merge import key, slug
from ingest.models import Action, Commitment, Decision, Pending, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

FIELDS = tuple(name for name in Record.model_fields if name not in {"evidence", "start", "end", "confidence"})
"""What a person may put right: the contract, but not the words that prove it."""

USUAL = {Action.ACCEPT: "the sentence says so", Action.REJECT: "the sentence states no such commitment"}
"""The reason where a person gives none."""

RELATED = 9
"""The most commitments that are offered to be the same, or to be superseded."""


class ReviewError(ValueError):
    """A decision that can't be made; the message says why, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person holds of one statement: accepted, perhaps corrected or related to others, or rejected."""

    action: Action
    """`accept` or `reject`."""
    who: str
    """Who decides, as it is to stand in the dataset."""
    on: date
    why: str
    corrections: Mapping[str, str | None] = field(default_factory=dict)
    """The right values by field, as they stand in a table; None for 'not stated'."""
    same_as: str | None = None
    """The commitment that the statement retells in other figures."""
    supersedes: str | None = None
    """The commitment that it takes the place of."""


@dataclass(frozen=True, slots=True)
class Done:
    """A decision as it was written, so that it can be taken back."""

    pending: Pending
    decisions: tuple[Decision, ...]


def give(data: Path, statement_id: str, verdict: Verdict) -> Done:
    """Write down what a person holds of a statement in the queue.

    Raises:
        ReviewError: where somebody decided before, or the verdict makes no sense; nothing is written then.
    """
    with store.locked(data):
        decisions = store.read(data, store.DECISIONS)
        pending = _found(store.read(data, store.QUEUE), statement_id, decisions)
        done = Done(pending, tuple(_rows(pending, verdict, store.read(data, store.COMMITMENTS))))
        store.write(data, store.DECISIONS, [*decisions, *done.decisions])
    return done


def undo(data: Path, done: Done) -> None:
    """Take a decision back: the statement waits again.

    Raises:
        ReviewError: where it was taken back before, or has entered the dataset.
    """
    with store.locked(data):
        decisions = store.read(data, store.DECISIONS)
        if not {*done.decisions} <= {*decisions}:
            raise ReviewError("it was taken back already")
        if done.pending not in store.read(data, store.QUEUE):
            raise ReviewError("it is in the dataset by now: only a decision of another kind can change that")
        store.write(data, store.DECISIONS, [row for row in decisions if row not in done.decisions])


def corrected(pending: Pending, corrections: Mapping[str, str | None]) -> Pending:
    """The statement with the right values.

    Raises:
        ReviewError: where a field is none, or a value is not what the field takes.
    """
    for name, value in corrections.items():
        if name not in FIELDS:
            raise ReviewError(f"{name!r} is no field to correct; these are: {', '.join(FIELDS)}")
        if name in {"party", "requested_by"} and value is not None and value not in parties.parties():
            raise ReviewError(f"{name}: {value!r} is no code of a country or bloc")
    try:
        return Pending.model_validate(pending.model_dump() | dict(corrections))
    except ValueError as error:
        raise ReviewError(store.explain(error)) from error


def commitment_id(pending: Pending) -> str:
    """The commitment that the statement would join, or make."""
    return slug(key(pending))


def related(pending: Pending, commitments: Iterable[Commitment]) -> list[Commitment]:
    """Commitments of the same party and measure, the likeliest to be meant first.

    These share the value, then the deadline, then the force; of equals the latest comes first.
    """
    kind = (pending.party, pending.metric, pending.currency)
    found = [row for row in commitments if (row.party, row.metric, row.currency) == kind]
    found.sort(key=lambda row: (str(row.last_stated_on or ""), row.commitment_id), reverse=True)
    found.sort(key=lambda row: [getattr(row, name) != getattr(pending, name) for name in _ALIKE])
    return found[:RELATED]


_ALIKE = ("value", "deadline", "status", "scope")


def _found(queued: list[Pending], statement_id: str, decisions: list[Decision]) -> Pending:
    if (decision := queue.settled(decisions).get(statement_id)) is not None:
        raise ReviewError(f"{decision.who} decided on {decision.decided_on}: {decision.action}")
    for row in queued:
        if row.statement_id == statement_id:
            return row
    raise ReviewError(f"no statement {statement_id} waits")


def _rows(pending: Pending, verdict: Verdict, commitments: list[Commitment]) -> list[Decision]:
    """The decisions that a verdict amounts to: its corrections, itself, and what it relates to."""
    if verdict.action not in queue.SETTLING:
        raise ReviewError(f"{verdict.action} is no decision on a statement that waits")
    if not verdict.who.strip() or not verdict.why.strip() or verdict.why == CURATED:
        raise ReviewError("a decision needs somebody who makes it, and a reason")
    if verdict.action is Action.REJECT:
        return [_decision(pending, verdict, Action.REJECT, subject=pending.statement_id)]
    right = corrected(pending, verdict.corrections)
    return [
        *_corrections(pending, right, verdict),
        _decision(pending, verdict, Action.ACCEPT, subject=pending.statement_id),
        *_relations(pending, commitment_id(right), verdict, {row.commitment_id for row in commitments}),
    ]


def _corrections(pending: Pending, right: Pending, verdict: Verdict) -> Iterable[Decision]:
    for name in verdict.corrections:
        old, new = (store.cell(getattr(row, name)) or None for row in (pending, right))
        if old != new:
            subject = pending.statement_id
            yield _decision(pending, verdict, Action.CORRECT, subject=subject, field=name, old=old, new=new)


def _relations(pending: Pending, own: str, verdict: Verdict, known: set[str]) -> Iterable[Decision]:
    for other in (verdict.same_as, verdict.supersedes):
        if other is not None and other not in known:
            raise ReviewError(f"there is no commitment {other}")
    if verdict.supersedes == own:
        raise ReviewError(f"it is {own} itself")
    if verdict.same_as not in {None, own}:
        yield _decision(pending, verdict, Action.SAME, subject=verdict.same_as, old=own, expect=None)
    if verdict.supersedes is not None:
        yield _decision(pending, verdict, Action.SUPERSEDES, subject=own, old=verdict.supersedes)


def _decision(pending: Pending, verdict: Verdict, action: Action, **fields: str | None) -> Decision:
    told = {"expect": pending.evidence, "who": verdict.who, "decided_on": verdict.on, "why": verdict.why}
    return decide(action=action, **told | fields)
