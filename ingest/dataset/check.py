"""`make check`: whether everything under `data/` is valid, complete and up to date."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ingest.dataset import build, decisions, figures, notes, store
from ingest.dataset.notes import Note, NoteError
from ingest.dataset.store import TableError
from ingest.models import Action, Commitment, Decision, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from ingest.dataset.store import Table


def problems(data: Path) -> list[str]:
    """Everything that is wrong with the dataset, one line each; empty where all is well."""
    unreadable = [
        *(line for path in sorted((data / "notes").rglob("*.md")) for line in _failing(notes.read_one, path)),
        *(line for table in store.TABLES for line in _failing(store.read, data, table)),
        *_failing(figures.editions, data),
    ]
    alone = [*_failing(notes.read, data / "notes"), *_failing(figures.spending, data)]
    return unreadable or alone or _inconsistent(data) or _outdated(data)


def _failing(step: Callable[..., Any], *arguments: Any) -> list[str]:  # noqa: ANN401 - any step that reads
    try:
        step(*arguments)
    except (NoteError, TableError) as error:
        return [" ".join(str(error).split())]
    return []


def _inconsistent(data: Path) -> list[str]:
    """What is wrong between tables that are each well formed."""
    found = notes.read(data / "notes")
    statements = store.read(data, store.STATEMENTS)
    judgements = store.read(data, store.DECISIONS)
    commitments = store.read(data, store.COMMITMENTS)
    return [
        *(line for table in store.TABLES for line in _repeated(table, store.read(data, table))),
        *_unproven(statements, found),
        *decisions.stale(statements, judgements),
        *_dangling(statements, judgements, commitments, found),
        *figures.problems(data),
    ]


def _repeated(table: Table[Any], rows: Iterable[Any]) -> list[str]:
    keys = Counter(tuple(getattr(row, field) for field in table.key) for row in rows)
    return [
        f"{table.path}: {' '.join(map(str, key))} stands there {n} times" for key, n in keys.items() if n > 1
    ]


def _unproven(statements: list[Statement], found: list[Note]) -> list[str]:
    texts = {note.source.source_id: note.text for note in found}
    return [
        f"statement {statement.statement_id}: its source does not hold the evidence at {statement.start}"
        for statement in statements
        if texts.get(statement.source_id, "")[statement.start : statement.end] != statement.evidence
    ]


def _dangling(
    statements: list[Statement], judgements: list[Decision], commitments: list[Commitment], found: list[Note]
) -> list[str]:
    """References to rows that do not exist."""
    known_statements = {statement.statement_id for statement in statements}
    known_commitments = {commitment.commitment_id for commitment in commitments}
    known_sources = {note.source.source_id for note in found}
    between = {Action.SAME, Action.DIFFERENT, Action.SUPERSEDES}
    return [
        *(
            f"commitment {commitment.commitment_id}: no {kind} {name}"
            for commitment in commitments
            for kind, names, known in (
                ("statement", commitment.statement_ids, known_statements),
                ("commitment", [commitment.supersedes] if commitment.supersedes else [], known_commitments),
            )
            for name in names
            if name not in known
        ),
        *(
            f"decision {judgement.decision_id}: no commitment {name}"
            for judgement in judgements
            if judgement.action in between
            for name in (judgement.subject, judgement.old)
            if name not in known_commitments
        ),
        *(
            f"decision {judgement.decision_id}: no source {judgement.subject}"
            for judgement in judgements
            if judgement.action is Action.ADD and judgement.subject not in known_sources
        ),
    ]


def _outdated(data: Path) -> list[str]:
    """Generated files that do not say what follows from the notes, the statements and the decisions."""
    statements = store.read(data, store.STATEMENTS)
    extracted = [statement for statement in statements if statement.extractor != decisions.HAND]
    expected = build.files(data, build.derive(data, notes.read(data / "notes"), extracted))
    return [
        f"{data / path} is not up to date: run `make data`"
        for path, text in expected.items()
        if not (data / path).exists() or (data / path).read_bytes() != text.encode()
    ]
