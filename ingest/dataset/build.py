"""`make data`: from the notes and what people accepted to the commitments, and to all that describes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest import parties
from ingest.dataset import curate, decisions, describe, figures, notes, quotes, store
from ingest.dataset.merge import merge
from ingest.dataset.notes import NoteError
from ingest.models import (
    Action,
    Article,
    Commitment,
    Decision,
    EvidenceKind,
    Pending,
    Source,
    Spending,
    Statement,
    identify,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from ingest.dataset.notes import Note
    from ingest.dataset.quotes import Quotes


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that follows from the notes, from what was extracted from them and from people's decisions."""

    sources: list[Source]
    statements: list[Statement]
    decisions: list[Decision]
    commitments: list[Commitment]
    waiting: list[Pending]
    """What nobody has decided upon."""
    as_of: date
    """The day of the newest source: on it the commitments stand as they are told to stand."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build made, and how much of it people had to put right."""

    statements: int
    commitments: int
    countries: int
    blocs: int
    records: int
    """Records that people made from the notes."""
    needed: int
    """How many of them the extractor missed or got wrong in some field."""
    false: int
    """How many statements were extracted that no hand-made record bears out."""

    def __str__(self) -> str:
        made = (
            f"{self.statements} statements, {self.commitments} commitments\n"
            f"{self.countries} countries and {self.blocs} blocs"
        )
        if not self.records:
            return made
        return (
            f"{made}\n{self.needed} of {self.records} hand-made records needed a decision "
            f"({self.needed / self.records:.1%}); {self.false} extracted statements were false"
        )


def run(data: Path, *, read: Callable[[Article], Iterable[Statement]]) -> Summary:
    """Rebuild every generated file under `data` from the notes and the decisions.

    `read` extracts the statements of one article. Files that would not change are left alone.

    Raises:
        NoteError, TableError: where a note or a table is malformed, or nothing is there to build from.
    """
    found = sources_of_ours(data)
    with store.locked(data):
        extracted = [statement for note in found for statement in _extracted(note, read)]
        own = store.read(data, store.DECISIONS)
        dataset = derive(found, extracted, own, quotes.read(data, own), figures.spending(data))
        for path, text in files(data, dataset).items():
            store.replace(data / path, text)
    return _summary(dataset, found)


def sources_of_ours(data: Path) -> list[Note]:
    """The notes; none in a workspace that holds a queue instead.

    Raises:
        NoteError: where a note is malformed, or there are neither notes nor a queue.
    """
    folder = data / "notes"
    is_workspace = any((data / table.path).exists() for table in (store.QUEUE, store.STATEMENTS))
    return notes.read(folder) if folder.exists() or not is_workspace else []


def derive(
    found: list[Note],
    extracted: list[Statement],
    stored: list[Decision],
    quoted: Quotes,
    spending: list[Spending],
) -> Dataset:
    """What follows from the notes, the statements extracted from them, people's own decisions, and quotes.

    Raises:
        NoteError: where there is no source at all.
    """
    by_source: dict[str, list[Statement]] = {}
    for statement in extracted:
        by_source.setdefault(statement.source_id, []).append(statement)
    curated = [d for note in found for d in curate.decisions(note, by_source.get(note.source.source_id, []))]
    judgements = [*curated, *(d for d in stored if d.why != decisions.CURATED)]
    statements = [*extracted, *decisions.added(judgements), *quoted.statements]
    noted = {note.source.source_id: note.source for note in found}
    sources = [*noted.values(), *(source for source in quoted.sources if source.source_id not in noted)]
    if not sources:
        raise NoteError("there are no notes, and nothing is accepted yet")
    as_of = max(source.added_on for source in sources)
    commitments = merge(statements, judgements, sources=sources, spending=spending, as_of=as_of)
    return Dataset(sources, statements, judgements, commitments, quoted.waiting, as_of)


def files(data: Path, dataset: Dataset) -> dict[str, str]:
    """Every generated file, by its path below `data`; the queue, which gives rows away, comes last."""
    queue = {store.QUEUE.path: store.render(store.QUEUE, dataset.waiting)}
    return {
        store.SOURCES.path: store.render(store.SOURCES, dataset.sources),
        store.STATEMENTS.path: store.render(store.STATEMENTS, dataset.statements),
        store.DECISIONS.path: store.render(store.DECISIONS, dataset.decisions),
        store.COMMITMENTS.path: store.render(store.COMMITMENTS, dataset.commitments),
        "datapackage.json": describe.package(figures.editions(data), dataset.as_of),
        "README.md": describe.dictionary(figures.editions(data), dataset.as_of),
        **(queue if (data / store.QUEUE.path).exists() else {}),
    }


def _extracted(note: Note, read: Callable[[Article], Iterable[Statement]]) -> list[Statement]:
    """What the extractor reads in a note: our words, and in the dataset since the note is."""
    source = note.source
    return [
        statement.model_copy(
            update={
                "statement_id": identify(source.source_id, statement),
                "source_id": source.source_id,
                "evidence_kind": EvidenceKind.NOTE,
                "added_on": source.added_on,
            }
        )
        for statement in read(note.article)
    ]


def _summary(dataset: Dataset, found: list[Note]) -> Summary:
    bound = {commitment.party for commitment in dataset.commitments}
    blocs = sum(parties.party(code).kind is parties.PartyKind.BLOC for code in bound)
    return Summary(
        statements=len(dataset.statements),
        commitments=len(dataset.commitments),
        countries=len(bound) - blocs,
        blocs=blocs,
        records=sum(len(note.records) for note in found),
        needed=curate.needed(dataset.decisions),
        false=sum(d.action is Action.REJECT and d.why == decisions.CURATED for d in dataset.decisions),
    )
