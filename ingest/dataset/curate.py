"""The records that people made from the notes, held against what was extracted from the same notes.

Each difference becomes a decision with the reason `curated`: a wrong field is corrected, a false statement
rejected, a missed record added. They are made anew at every build, so their number falls as reading improves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.dataset.decisions import CURATED, decide
from ingest.dataset.store import cell
from ingest.models import Action, Decision, Record, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.dataset.notes import Note

WHO = "curators"

FIELDS = (
    *("party", "metric", "scope", "value", "value_high", "currency", "bound"),
    *("deadline", "status", "requested_by", "speaker", "stated_on"),
)
"""What must be equal for an extracted statement to need no decision: the contract, but for wordings."""

_TOGETHER = {"deadline": "deadline_text"}
"""A wording that is put right together with the value that was read from it."""


def decisions(note: Note, statements: Iterable[Statement]) -> list[Decision]:
    """What turns the statements extracted from the note into the records that people made from it."""
    pairs, false, missed = _matched(list(statements), list(note.records))
    return [
        *(decision for statement, record in pairs for decision in _corrections(note, statement, record)),
        *(_decide(note, Action.REJECT, statement.statement_id) for statement in false),
        *(_decide(note, Action.ADD, note.source.source_id, new=_as_json(record)) for record in missed),
    ]


def needed(decisions: Iterable[Decision]) -> int:
    """How many of the hand-made records were missed or wrong in a field, by the decisions on them."""
    touched = {
        (decision.subject, decision.new if decision.action is Action.ADD else None)
        for decision in decisions
        if decision.why == CURATED and decision.action in {Action.ADD, Action.CORRECT}
    }
    return len(touched)


def _matched(
    statements: list[Statement], records: list[Record]
) -> tuple[list[tuple[Statement, Record]], list[Statement], list[Record]]:
    """Pairs that mean the same target, the most similar first; the statements and records left over."""
    similar = sorted(
        (-_similarity(statement, record), i, j)
        for i, statement in enumerate(statements)
        for j, record in enumerate(records)
    )
    pairs: dict[int, int] = {}
    for dissimilarity, i, j in similar:
        if dissimilarity < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return (
        [(statements[i], records[j]) for i, j in sorted(pairs.items())],
        [statement for i, statement in enumerate(statements) if i not in pairs],
        [record for j, record in enumerate(records) if j not in pairs.values()],
    )


def _similarity(statement: Statement, record: Record) -> int:
    """How many fields agree; 0 where another target is meant."""
    if statement.metric is not record.metric or not (
        statement.value == record.value
        or (statement.party == record.party and statement.deadline == record.deadline is not None)
    ):
        return 0
    return sum(getattr(statement, field) == getattr(record, field) for field in FIELDS)


def _corrections(note: Note, statement: Statement, record: Record) -> list[Decision]:
    wrong = [field for field in FIELDS if getattr(statement, field) != getattr(record, field)]
    wrong += [wording for field, wording in _TOGETHER.items() if field in wrong]
    return [
        _decide(
            note,
            Action.CORRECT,
            statement.statement_id,
            field=field,
            old=cell(getattr(statement, field)) or None,
            new=cell(getattr(record, field)) or None,
        )
        for field in wrong
        if getattr(statement, field) != getattr(record, field)
    ]


def _decide(note: Note, action: Action, subject: str, **fields: str | None) -> Decision:
    return decide(
        action=action, subject=subject, who=WHO, decided_on=note.source.added_on, why=CURATED, **fields
    )


def _as_json(record: Record) -> str:
    return record.model_dump_json(exclude_none=True)
