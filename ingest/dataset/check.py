"""`make check`: whether everything under `data/` is valid, complete and up to date."""

from __future__ import annotations

import gc
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from ingest.dataset import build, decisions, figures, notes, quotes, store
from ingest.dataset.merge import by_target
from ingest.dataset.notes import Note, NoteError
from ingest.dataset.store import TableError
from ingest.models import Action, Commitment, Decision, EvidenceKind, Pending, Statement, identify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from ingest.dataset.store import Row, Table

BETWEEN = frozenset({Action.SAME, Action.DIFFERENT, Action.SUPERSEDES})
"""The decisions that are about two commitments."""


def problems(data: Path) -> list[str]:
    """Everything that is wrong with the dataset, one line each; empty where all is well."""
    with _nothing_collected():
        return _problems(data)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Rows refer to no rows: to look for circles among 100,000 of them took a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _problems(data: Path) -> list[str]:
    found, wrong_notes = _notes(data)
    tables, wrong_tables = _tables(data)
    unreadable = [*wrong_notes, *wrong_tables, *_failing(figures.editions, data)]
    alone = unreadable or _failing(figures.spending, data)
    return alone or _inconsistent(data, tables, found) or _outdated(data, tables, found)


@dataclass(frozen=True, slots=True)
class _Tables:
    """The rows of each table, read once."""

    rows: Mapping[str, list[Any]]

    def of(self, table: Table[Row]) -> list[Row]:
        return self.rows[table.name]


def _notes(data: Path) -> tuple[list[Note], list[str]]:
    """The notes, or what is wrong with each."""
    try:
        return build.sources_of_ours(data), []
    except NoteError as error:
        paths = sorted((data / "notes").rglob("*.md"))
        lines = [line for path in paths for line in _failing(notes.read_one, path)]
        return [], lines or [" ".join(str(error).split())]


def _tables(data: Path) -> tuple[_Tables, list[str]]:
    rows: dict[str, list[Any]] = {}
    wrong = []
    table: Table[Any]
    for table in (*store.TABLES, store.QUEUE):
        try:
            rows[table.name] = store.read(data, table)
        except TableError as error:
            wrong.append(" ".join(str(error).split()))
    return _Tables(rows), wrong


def _failing(step: Callable[..., Any], *arguments: Any) -> list[str]:  # noqa: ANN401 - any step that reads
    try:
        step(*arguments)
    except (NoteError, TableError) as error:
        return [" ".join(str(error).split())]
    return []


def _inconsistent(data: Path, tables: _Tables, found: list[Note]) -> list[str]:
    """What is wrong between tables that are each well formed."""
    statements = [*tables.of(store.STATEMENTS), *_not_yet_in(tables)]
    judgements = tables.of(store.DECISIONS)
    return [
        *(line for table in (*store.TABLES, store.QUEUE) for line in _repeated(table, tables.of(table))),
        *_unproven(statements, found),
        *decisions.stale(statements, judgements),
        *_dangling(statements, judgements, tables.of(store.COMMITMENTS), found),
        *_without_source(tables),
        *figures.problems(data),
    ]


def _not_yet_in(tables: _Tables) -> list[Pending]:
    """Rows of the queue that are no statements of the dataset yet."""
    known = {statement.statement_id for statement in tables.of(store.STATEMENTS)}
    return [row for row in tables.of(store.QUEUE) if row.statement_id not in known]


def _repeated(table: Table[Any], rows: Iterable[Any]) -> list[str]:
    keys = Counter(map(attrgetter(*table.key), rows))
    return [
        f"{table.path}: {' '.join(map(str, key)) if isinstance(key, tuple) else key} stands there {n} times"
        for key, n in keys.items()
        if n > 1
    ]


def _unproven(statements: Iterable[Statement], found: list[Note]) -> list[str]:
    """Evidence that a note does not hold, and quotes (whose text nobody holds) that were changed."""
    texts = {note.source.source_id: note.text for note in found}
    return [problem for statement in statements if (problem := _unproved(statement, texts)) is not None]


def _unproved(statement: Statement, texts: Mapping[str, str]) -> str | None:
    if statement.evidence_kind is EvidenceKind.QUOTE:
        same = statement.statement_id == identify(statement.source_id, statement)
        return None if same else f"statement {statement.statement_id}: it does not say what it said"
    held = texts.get(statement.source_id, "")[statement.start : statement.end]
    if held == statement.evidence:
        return None
    return f"statement {statement.statement_id}: its source does not hold the evidence at {statement.start}"


def _without_source(tables: _Tables) -> list[str]:
    known = {source.source_id for source in tables.of(store.SOURCES)}
    return [
        f"statement {statement.statement_id}: no source {statement.source_id}"
        for statement in tables.of(store.STATEMENTS)
        if statement.evidence_kind is EvidenceKind.QUOTE and statement.source_id not in known
    ]


def _dangling(
    statements: list[Statement], judgements: list[Decision], commitments: list[Commitment], found: list[Note]
) -> list[str]:
    """References to rows that do not exist."""
    known_statements = {statement.statement_id for statement in statements}
    known_commitments = {commitment.commitment_id for commitment in commitments}
    known_sources = {note.source.source_id for note in found}
    return [
        *(
            f"commitment {commitment.commitment_id}: no {kind} {name}"
            for commitment in commitments
            for kind, names, known in (
                ("statement", commitment.statement_ids, known_statements),
                ("commitment", [commitment.supersedes] if commitment.supersedes else [], known_commitments),
                ("commitment", commitment.rival_ids, known_commitments),
            )
            for name in names
            if name not in known
        ),
        *_about_nothing(statements, judgements),
        *(
            f"decision {judgement.decision_id}: no source {judgement.subject}"
            for judgement in judgements
            if judgement.action is Action.ADD and judgement.subject not in known_sources
        ),
    ]


def _about_nothing(statements: list[Statement], judgements: list[Decision]) -> list[str]:
    """Decisions between commitments of which one is not stated, or not in the expected words."""
    between = [judgement for judgement in judgements if judgement.action in BETWEEN]
    if not between:
        return []
    stated = by_target(decisions.apply(statements, judgements))
    return [
        *(
            f"decision {judgement.decision_id}: no commitment {name}"
            for judgement in between
            for name in (judgement.subject, judgement.old)
            if name not in stated
        ),
        *(
            f"decision {judgement.decision_id} on {judgement.subject}: nobody says {judgement.expect!r} now"
            for judgement in between
            if judgement.expect is not None
            and judgement.subject in stated
            and judgement.expect not in {statement.evidence for statement in stated[judgement.subject]}
        ),
    ]


def _outdated(data: Path, tables: _Tables, found: list[Note]) -> list[str]:
    """Generated files that do not say what follows from the notes, the statements and the decisions."""
    stored, judgements = tables.of(store.STATEMENTS), tables.of(store.DECISIONS)
    extracted = [
        statement
        for statement in stored
        if statement.evidence_kind is EvidenceKind.NOTE and statement.extractor != decisions.HAND
    ]
    quoted = quotes.settle(stored, tables.of(store.SOURCES), tables.of(store.QUEUE), judgements)
    if not found and not quoted.sources:
        return []
    dataset = build.derive(found, extracted, judgements, quoted, tables.of(store.SPENDING))
    return [
        f"{data / path} is not up to date: run `make data`"
        for path, text in build.files(data, dataset).items()
        if not (data / path).exists() or (data / path).read_bytes() != text.encode()
    ]
