"""The words around a date: 'by the end of' before it, 'at the latest' after it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from ingest.extract.tables import Row, rows
from ingest.extract.tokens import Phrases

if TYPE_CHECKING:
    from ingest.extract.tokens import Tokens

Kind = Literal[
    "by",
    "before",
    "until",
    "to",
    "in",
    "from",
    "for",
    "over",
    "between",
    "after",
    "since",
    "on",
    "year",
    "vague",
]
_PARTS = 4
_TAILS = 3


class LeadRow(Row):
    """Words before a date."""

    kind: Kind


def lead(tokens: Tokens, start: int, free: int) -> tuple[Kind, int] | None:
    """The preposition before a date, over words such as 'the end of', and where it starts."""
    place = start - (tokens.word(start - 1) == "-")  # 'mid-2027'
    for _ in range(_PARTS):
        found = _leads().before(tokens, place)
        if found and found[1] >= free:
            return found
        part = _parts().before(tokens, place)
        if part is None or part[1] < free:
            return None
        place = part[1]
    return None


def tail(tokens: Tokens, end: int) -> int:
    """Where the words end that follow a date and belong to it."""
    for _ in range(_TAILS):
        if found := _tails().at(tokens, end):
            end = found[1]
    return end


@cache
def _leads() -> Phrases[Kind]:
    return Phrases(
        (phrase, row.kind) for row in rows("deadlines", "lead", LeadRow) for phrase in row.spelled()
    )


@cache
def _parts() -> Phrases[bool]:
    return _phrases("part")


@cache
def _tails() -> Phrases[bool]:
    return _phrases("tail")


def _phrases(key: str) -> Phrases[bool]:
    return Phrases((phrase, True) for row in rows("deadlines", key, Row) for phrase in row.spelled())
