"""`data/notes`: one source a file, in our own words, with the records that a person made from it by hand.

A note is Markdown with a TOML front matter between two lines of `+++`; the text below it is ours, the link
is the source's. Its records are people's judgement: the extractor's reading of the text is held against them.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from pydantic import model_validator

from ingest.dataset.store import explain
from ingest.models import Article, Model, Record, Source

if TYPE_CHECKING:
    from pathlib import Path

FENCE = "+++"
_SLUG = re.compile(r"(\d{4})(?:-\d{2}){0,2}(?:-[a-z0-9]+)+")


class NoteError(ValueError):
    """A note that does not say what a note must say; the message names the file."""


class Note(Model):
    """One source, our sentence on it, and the records made from it by hand."""

    source: Source
    """The document that the note is about."""
    dated: date | None = None
    """The day a reader inferred where the page shows none; relative dates count from it.

    Without one they count from the last day that the date of publication may mean.
    """
    text: str
    """Our own account of what the source states."""
    records: tuple[Record, ...] = ()
    """What a person read in it; the evidence of each is a slice of the text."""

    @model_validator(mode="after")
    def _proves_its_records(self) -> Self:
        for record in self.records:
            if self.text[record.start : record.end] != record.evidence:
                raise ValueError(f"the text does not hold the evidence {record.evidence!r}")
        return self

    @property
    def article(self) -> Article:
        """The note as a text to be read: its id is the source's."""
        return Article(
            id=self.source.source_id,
            text=self.text,
            title=self.source.title,
            publisher=self.source.publisher,
            url=self.source.url,
            published=self.dated or last_day(self.source.published),
        )


def read(folder: Path) -> list[Note]:
    """All notes below the folder, by source id.

    Raises:
        NoteError: where there is none, one is malformed or says something unknown, or two share a name.
    """
    found = sorted(folder.rglob("*.md"), key=lambda path: path.name)
    if not found:
        raise NoteError(f"{folder}: there are no notes")
    notes = [read_one(path) for path in found]
    for path, note, following in zip(found, notes, notes[1:], strict=False):
        if note.source.source_id == following.source.source_id:
            raise NoteError(f"{path}: another note has the same name")
    return notes


def read_one(path: Path) -> Note:
    """The note in one file.

    Raises:
        NoteError: where it is malformed or says something unknown.
    """
    try:
        front, text = split(path.read_text(encoding="utf-8"))
        return _note(path.stem, tomllib.loads(front), text)
    except (ValueError, TypeError, OSError) as error:
        raise NoteError(f"{path}: {explain(error)}") from error


def split(content: str) -> tuple[str, str]:
    """The front matter of a note and the text below it.

    Raises:
        ValueError: where one of them is missing.
    """
    opening, front, text = (*content.split(FENCE + "\n", 2), "", "")[:3]
    if opening or not text.strip():
        raise ValueError("a note is a front matter between two lines of +++ and a text below it")
    return front, text.strip()


def _note(slug: str, front: dict[str, Any], text: str) -> Note:
    if _SLUG.fullmatch(slug) is None:
        raise ValueError("the name of a note is its date, publisher and title in small letters and digits")
    records = [_record(fields, text) for fields in front.pop("records", [])]
    dated = front.pop("dated", None)
    source = Source(source_id=slug, published=front.pop("published", None), **front)
    return Note(source=source, dated=dated, text=text, records=tuple(records))


def _record(fields: dict[str, Any], text: str) -> Record:
    """A record made by hand: its evidence is named or else the whole text, and its confidence is 1."""
    evidence = fields.get("evidence", text)
    start = max(text.find(evidence), 0)
    return Record(**{**fields, "evidence": evidence}, start=start, end=start + len(evidence), confidence=1)


def last_day(published: str | None) -> date | None:
    """The last day that a date may mean: a statement made in a month is no later than its end."""
    if published is None:
        return None
    parts = [int(part) for part in published.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])  # noqa: PLR2004
