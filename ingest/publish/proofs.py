"""The sentence that proves a change, who said it, and the page that it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ingest import render
from ingest.dataset.changes import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ingest.dataset.changes import Change
    from ingest.models import Commitment, Source, Statement


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence with its speaker, day, publisher and page."""

    evidence: str
    speaker: str | None
    said_on: date | None
    publisher: str
    url: str

    @property
    def page(self) -> str | None:
        """The address, where it leads to a page on the web (http or https, with a host)."""
        address = render.printable(self.url).strip()
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        return address if parts.scheme in {"http", "https"} and parts.hostname else None

    def __str__(self) -> str:
        said_by = ", ".join(str(part) for part in (self.speaker, self.said_on) if part is not None)
        lines = (self.evidence, said_by, f"{self.publisher}: {self.url}")
        return "\n".join(render.printable(line) for line in lines if line)


def of(change: Change, sources: Mapping[str, Source]) -> Proof:
    """What proves the change: the statement that says it again, else what took its place, else its own."""
    statement = change.statement
    if change.kind is Kind.RESTATED and statement is not None and statement.source_id in sources:
        return _stated(statement, sources[statement.source_id])
    return _held(change.successor or change.commitment)


def _stated(statement: Statement, source: Source) -> Proof:
    return Proof(
        evidence=statement.evidence,
        speaker=statement.speaker,
        said_on=statement.stated_on,
        publisher=source.publisher,
        url=source.url,
    )


def _held(commitment: Commitment) -> Proof:
    return Proof(
        evidence=commitment.evidence,
        speaker=commitment.speaker,
        said_on=commitment.first_stated_on,
        publisher=commitment.publisher,
        url=commitment.source_url,
    )
