"""People's judgement on statements: how a decision is written, and what is left once all are applied."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ingest.dataset.store import cell, explain
from ingest.models import Action, Decision, EvidenceKind, Record, Statement, identify

if TYPE_CHECKING:
    from collections.abc import Iterable

CURATED = "curated"
"""Why a decision exists that is made anew from the notes at every build; all others are people's own."""

HAND = "hand"
"""The extractor of a statement that a person added."""


_JUDGING = frozenset({Action.ACCEPT, Action.REJECT, Action.CORRECT})
"""The decisions that are about one statement."""


def decide(**fields: Any) -> Decision:  # noqa: ANN401 - the fields of the model, without the id
    """A decision with its id, which is a hash of all other fields."""
    unnamed = Decision(decision_id="", **fields)
    text = unnamed.model_dump_json(exclude={"decision_id"})
    return unnamed.model_copy(update={"decision_id": hashlib.sha256(text.encode()).hexdigest()[:12]})


def added(decisions: Iterable[Decision]) -> list[Statement]:
    """The statements that people added to a source because no reading of it found them.

    Raises:
        ValueError: where a decision holds no record; the message names it.
    """
    return [_statement(decision) for decision in decisions if decision.action is Action.ADD]


def apply(statements: Iterable[Statement], decisions: Iterable[Decision]) -> list[Statement]:
    """The statements as people hold them to be: false ones gone, wrong fields put right.

    Corrections from the notes come first, then people's own in the order of their days. A decision that
    does not hold any more (see `stale`) changes nothing.
    """
    by_subject = _by_subject(decisions)
    judged = (_judged(statement, by_subject.get(statement.statement_id, []))[0] for statement in statements)
    return [statement for statement in judged if statement is not None]


def different(decisions: Iterable[Decision]) -> set[frozenset[str]]:
    """The pairs of commitments that people judged to be different things."""
    return {
        frozenset((decision.subject, decision.old or ""))
        for decision in decisions
        if decision.action is Action.DIFFERENT
    }


def stale(statements: Iterable[Statement], decisions: Iterable[Decision]) -> list[str]:
    """Which decisions judge a statement that is not there any more or add no record, one line each."""
    decisions = list(decisions)
    known = {statement.statement_id: statement for statement in statements}
    problems = [problem for decision in decisions if (problem := _no_record(decision)) is not None]
    for subject, judging in _by_subject(decisions).items():
        if subject in known:
            problems += _judged(known[subject], judging)[1]
        else:
            problems += [f"decision {decision.decision_id}: no statement {subject}" for decision in judging]
    return problems


def _by_subject(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.action in _JUDGING:
            found.setdefault(decision.subject, []).append(decision)
    for judging in found.values():
        if len(judging) > 1:
            judging.sort(key=lambda d: (d.why != CURATED, d.decided_on, d.decision_id))
    return dict(sorted(found.items()))


def _judged(statement: Statement, decisions: list[Decision]) -> tuple[Statement | None, list[str]]:
    """The statement after all decisions on it, and what is wrong with those that do not hold."""
    corrections: dict[str, Any] = {}
    problems = []
    for decision in decisions:
        problem = _problem(statement, corrections, decision)
        if problem is not None:
            problems.append(f"decision {decision.decision_id} on {statement.statement_id}: {problem}")
        elif decision.action is Action.REJECT:
            return None, problems
        elif decision.action is Action.CORRECT:
            corrections[str(decision.field)] = decision.new
    return _corrected(statement, corrections, problems)


def _problem(statement: Statement, corrections: dict[str, Any], decision: Decision) -> str | None:
    """Why the decision does not hold for the statement as corrected so far; None where it does."""
    if decision.expect is not None and decision.expect != statement.evidence:
        return f"the evidence is not {decision.expect!r} any more"
    if decision.action is not Action.CORRECT:
        return None
    field = str(decision.field)
    if field not in Record.model_fields:
        return f"a statement has no {field!r} to correct"
    if cell(corrections.get(field, getattr(statement, field))) != cell(decision.old):
        return f"{field} is not {decision.old!r} any more"
    return None


def _corrected(
    statement: Statement, corrections: dict[str, Any], problems: list[str]
) -> tuple[Statement, list[str]]:
    """Fields are checked once all are put right: a sum of money needs its value and its currency."""
    if not corrections:
        return statement, problems
    try:
        return type(statement).model_validate(statement.model_dump() | corrections), problems
    except ValidationError as error:
        return statement, [*problems, f"decisions on {statement.statement_id}: {explain(error)}"]


def _no_record(decision: Decision) -> str | None:
    if decision.action is Action.ADD:
        try:
            _statement(decision)
        except ValueError as error:
            return str(error)
    return None


def _statement(decision: Decision) -> Statement:
    try:
        record = Record.model_validate_json(decision.new or "")
    except ValidationError as error:
        raise ValueError(f"decision {decision.decision_id}: no record to add: {explain(error)}") from error
    return Statement(
        **record.model_dump(),
        statement_id=identify(decision.subject, record),
        source_id=decision.subject,
        evidence_kind=EvidenceKind.NOTE,
        extractor=HAND,
        added_on=decision.decided_on,
    )
