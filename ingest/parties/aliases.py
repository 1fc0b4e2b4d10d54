"""The phrases that stand for parties in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from ingest.parties import reference
from ingest.parties.officials import officials_by_name
from ingest.parties.registry import PartyKind
from ingest.parties.spelling import spellings, titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date


class AliasKind(StrEnum):
    """What a phrase is to the party it stands for; NONE masks a phrase that stands for no party."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"
    GROUP = "group"
    OFFICIAL = "official"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Alias:
    """A phrase as texts have it, and whom it may stand for.

    `parties` has one code where the phrase is clear, several (the likeliest first) where it is ambiguous and
    none where it only looks like a party ('South America'). `strong` phrases may be read alone; the others
    need support from the text. Officials carry their term, office and full name.
    """

    text: str
    parties: tuple[str, ...]
    kind: AliasKind
    strong: bool
    case_sensitive: bool = True
    start: date | None = None
    end: date | None = None
    office: str | None = None
    person: str | None = None


@cache
def aliases() -> tuple[Alias, ...]:
    """Every phrase that stands for a party: once each, but for officials, who have one for each term."""
    return tuple(chain(_words(), _shared_words(), _masks(), _official_names()))


_WORD_KINDS = {
    "names": AliasKind.NAME,
    "demonyms": AliasKind.DEMONYM,
    "capitals": AliasKind.CAPITAL,
    "seats": AliasKind.SEAT,
    "groups": AliasKind.GROUP,
}


def _words() -> Iterator[Alias]:
    for kind in PartyKind:
        for code, row in reference.tables()[kind].items():
            for word, word_kind in _own_words(row):
                yield from _spelt(word, (code,), word_kind, strong=word not in row.get("weak", ()))


def _own_words(row: Mapping[str, Any]) -> Iterator[tuple[str, AliasKind]]:
    yield row["name"], AliasKind.NAME
    for key, kind in _WORD_KINDS.items():
        for word in row.get(key, ()):
            yield word, kind


def _shared_words() -> Iterator[Alias]:
    for row in reference.tables()["ambiguous"]:
        yield from _spelt(row["text"], tuple(row["parties"]), AliasKind(row["kind"]), strong=False)


def _masks() -> Iterator[Alias]:
    for phrase in chain.from_iterable(reference.tables()["no_party"].values()):
        yield from _spelt(phrase, (), AliasKind.NONE, strong=False)


def _spelt(word: str, codes: tuple[str, ...], kind: AliasKind, *, strong: bool) -> Iterator[Alias]:
    in_any_case = kind is AliasKind.GROUP
    texts = (*spellings(word), titled(word)) if in_any_case else spellings(word)
    for text in dict.fromkeys(texts):
        yield Alias(text, codes, kind, strong, case_sensitive=not in_any_case)


def _official_names() -> Iterator[Alias]:
    """A surname alone is weak, and so is a name whose bearer takes office while a namesake serves."""
    for text, namesakes in officials_by_name().items():
        for official in namesakes:
            serving = [other.party for other in namesakes if other.serves(official.start)]
            codes = tuple(dict.fromkeys(serving))
            yield Alias(
                text,
                codes,
                AliasKind.OFFICIAL,
                strong=" " in text and len(codes) == 1,
                start=official.start,
                end=official.end,
                office=official.office,
                person=official.name,
            )
