"""What comes in: bytes with what is known of them, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.models import DatedBy

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be read, and why, in one line."""

    name: str
    reason: str
    passing: bool = False
    """Whether the reason may be gone next time: a server that is busy, a network that is down."""

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one document, and what its surroundings say about it."""

    name: str
    """What a refusal calls it: a file's name, a line of a file, an address."""
    content: bytes
    ending: str = ""
    """The ending of its file name, in small letters with the dot; empty where there is none."""
    charset: str | None = None
    """The encoding that the server names."""
    id: str | None = None
    """What its article is called; the name where None."""
    url: str | None = None
    """Where it was fetched from; goes before what the document says of itself."""
    published: date | None = None
    """The day of publication, for a document that gives none."""
    dated_by: DatedBy = DatedBy.GIVEN
    """Who says that day."""
