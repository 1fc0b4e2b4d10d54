"""What people accepted or rejected of sources outside the notes: it moves from the queue into the dataset.

No text of such a source is kept but the sentence that proves the statement, so it is not read again: its
statements stay as they are from build to build, and decisions say what holds of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.dataset import queue, store
from ingest.models import EvidenceKind, Pending, Source, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ingest.models import Decision

CHECKED = "one"
"""How many readers held a statement of the queue against its sentence."""

_OWN = set(Statement.model_fields)


@dataclass(frozen=True, slots=True)
class Quotes:
    """The statements that are quoted from their sources, those sources, and what still waits."""

    statements: list[Statement]
    sources: list[Source]
    waiting: list[Pending]


def read(data: Path, decisions: Iterable[Decision]) -> Quotes:
    """What the tables hold, once the decisions on the queue are carried out; nothing is written.

    Raises:
        TableError: where a table is malformed.
    """
    return settle(
        store.read(data, store.STATEMENTS),
        store.read(data, store.SOURCES),
        store.read(data, store.QUEUE),
        decisions,
    )


def settle(
    statements: Iterable[Statement],
    sources: Iterable[Source],
    queued: Iterable[Pending],
    decisions: Iterable[Decision],
) -> Quotes:
    """The quoted statements there are and those that were decided upon, with their sources.

    Doing it again changes nothing: what has moved already is known by its id.
    """
    queued = list(queued)
    gone = queue.settled(decisions)
    quoted = {row.statement_id: row for row in statements if row.evidence_kind is EvidenceKind.QUOTE}
    named = {source.source_id: source for source in sources}
    for row in queued:
        if row.statement_id in gone:
            quoted.setdefault(row.statement_id, _statement(row, gone[row.statement_id]))
            named.setdefault(row.source_id, _source(row))
    behind = {row.source_id for row in quoted.values()}
    return Quotes(
        statements=list(quoted.values()),
        sources=[source for name, source in named.items() if name in behind],
        waiting=[row for row in queued if row.statement_id not in gone],
    )


def _statement(row: Pending, decision: Decision) -> Statement:
    return Statement(**row.model_dump(include=_OWN) | {"added_on": decision.decided_on})


def _source(row: Pending) -> Source:
    return Source(
        source_id=row.source_id,
        title=row.title,
        publisher=row.publisher,
        url=row.url,
        published=str(row.published) if row.published else None,
        added_on=row.queued_on,
        checked=CHECKED,
    )
