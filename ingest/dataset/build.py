"""`make data`: from the notes to the commitments, and to everything that describes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest import parties
from ingest.dataset import curate, decisions, describe, figures, notes, store
from ingest.dataset.merge import merge
from ingest.models import Action, Article, Commitment, Decision, EvidenceKind, Source, Statement, identify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from ingest.dataset.notes import Note


@dataclass(frozen=True, slots=True)
class Dataset:
    """All that follows from the notes, from what was extracted from them and from people's decisions."""

    sources: list[Source]
    statements: list[Statement]
    decisions: list[Decision]
    commitments: list[Commitment]
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
        share = self.needed / self.records if self.records else 0
        return (
            f"{self.statements} statements, {self.commitments} commitments\n"
            f"{self.countries} countries and {self.blocs} blocs\n"
            f"{self.needed} of {self.records} hand-made records needed a decision ({share:.1%}); "
            f"{self.false} extracted statements were false"
        )


def run(data: Path, *, read: Callable[[Article], Iterable[Statement]]) -> Summary:
    """Rebuild every generated file under `data` from the notes and the decisions.

    `read` extracts the statements of one article. Files that would not change are left alone.

    Raises:
        NoteError, TableError: where a note, a table or the list of editions is malformed.
    """
    found = notes.read(data / "notes")
    with store.locked(data):
        extracted = [statement for note in found for statement in _extracted(note, read)]
        dataset = derive(data, found, extracted)
        for path, text in files(data, dataset).items():
            store.replace(data / path, text)
    return _summary(dataset, found)


def derive(data: Path, found: list[Note], extracted: list[Statement]) -> Dataset:
    """What follows from the notes, the statements extracted from them, and people's own decisions."""
    by_source: dict[str, list[Statement]] = {}
    for statement in extracted:
        by_source.setdefault(statement.source_id, []).append(statement)
    curated = [d for note in found for d in curate.decisions(note, by_source.get(note.source.source_id, []))]
    own = [d for d in store.read(data, store.DECISIONS) if d.why != decisions.CURATED]
    judgements = [*curated, *own]
    statements = [*extracted, *decisions.added(judgements)]
    sources = [note.source for note in found]
    as_of = max(source.added_on for source in sources)
    commitments = merge(statements, judgements, sources=sources, spending=figures.spending(data), as_of=as_of)
    return Dataset(sources, statements, judgements, commitments, as_of)


def files(data: Path, dataset: Dataset) -> dict[str, str]:
    """Every generated file, by its path below `data`."""
    return {
        store.SOURCES.path: store.render(store.SOURCES, dataset.sources),
        store.STATEMENTS.path: store.render(store.STATEMENTS, dataset.statements),
        store.DECISIONS.path: store.render(store.DECISIONS, dataset.decisions),
        store.COMMITMENTS.path: store.render(store.COMMITMENTS, dataset.commitments),
        "datapackage.json": describe.package(figures.editions(data), dataset.as_of),
        "README.md": describe.dictionary(figures.editions(data), dataset.as_of),
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
