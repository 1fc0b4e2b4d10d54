"""Who is named with an office: officials we know, and names that the text itself introduces."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.extract.days import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.lexicon import Mention

_WORD = r"[A-ZÀ-ÞĀ-Ž][^\W\d_]*(?:[-'’][^\W\d_]+)*"
_PARTICLE = r"(?:de|del|della|van|der|den|von|bin|bint|al|el|da|dos|di|du|la|le)"
_GAP = r"[^\S\n]+"
_FULL = rf"{_WORD}(?:{_GAP}(?:{_PARTICLE}{_GAP}){{0,2}}{_WORD})"
_NAME = re.compile(rf"{_GAP}\(?({_FULL}{{0,3}})")
_NAME_BEFORE = re.compile(rf"({_FULL}{{1,3}}),{_GAP}(?:the\s+|a\s+)?[^,.;:\n]{{0,40}}\Z")
_COLON = re.compile(rf"({_FULL}{{1,3}})(?:{_GAP}\([^)\n]{{1,30}}\))?:\s")
_ROLE_COLON = re.compile(rf"[^:(\n]{{3,60}}\(({_FULL}{{1,3}})\):\s")
_HEAD = 120  # characters in which a line of a transcript names its speaker
_BESIDE = 80  # characters from a nation to the office it goes with
_BEFORE_OFFICE = re.compile(r"(?:['’]s?)?\s+(?:[^\W\d_]{1,15}\s+){0,2}")
_AFTER_OFFICE = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?")
_LEADING = re.compile(rf"(?:(?:last|next|this|{'|'.join(WEEKDAYS)})\s+(?=\S+\s))+", re.IGNORECASE)
"""What tells the day before a name: 'Last Thursday Ann Example, …'."""
_GENITIVE = re.compile(r"['’]s?$")
_NOT_A_NAME = frozenset(
    re.findall(
        r"\w+",
        "The A An In On At By But And For With From Minister President Ministry Government Paper White "
        "Council Department Committee Commission Office House Party Union Parliament Assembly Act Law "
        "Treaty Bill Strategy Review Forces Staff Command Agency Institute University Court Bank Fund "
        "Summit Forum Dialogue General Secretary Chancellor Prime",
    )
)
"""Capitalised words beside an office that belong to no person's name."""


@dataclass(frozen=True, slots=True)
class Person:
    """A named person at one place of the text."""

    name: str
    start: int
    end: int
    party: str | None
    """The party the person speaks for, where the text or the list of officials tells."""
    office: str | None = None
    """What the person is, in the words of the text or of the list of officials."""


def people(text: str, mentions: list[Mention]) -> list[Person]:
    """The people named with an office, and every later mention of them by surname, in order.

    Each is called what the text calls them at the fullest: 'Sánchez' where it never says 'Pedro Sánchez'.
    """
    named = {(p.start, p.end): p for p in [*_introduced(text, mentions), *_known(text, mentions)]}
    found = sorted(
        [*named.values(), *_by_surname(text, list(named.values()))], key=lambda person: person.start
    )
    fullest: dict[str, str] = {}
    for person in found:
        fullest[person.name] = max(fullest.get(person.name, ""), text[person.start : person.end], key=len)
    return [replace(person, name=fullest[person.name]) for person in found]


def line_speakers(text: str) -> list[tuple[int, str]]:
    """Speakers of a transcript, by line: 'Pedro Sánchez: Good evening.' → (offset, name)."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        end = min(line.end(), line.start() + _HEAD)
        match = _COLON.match(text, line.start(), end)
        if match is None or _NOT_A_NAME.intersection(match[1].split()):
            match = _ROLE_COLON.match(text, line.start(), end)
        if match:
            found.append((line.start(), match[1]))
    return found


def _known(text: str, mentions: list[Mention]) -> Iterator[Person]:
    for mention in mentions:
        if mention.kind == "official":
            party = mention.parties[0] if len(mention.parties) == 1 else None
            name = mention.person or text[mention.start : mention.end]
            yield Person(name, mention.start, mention.end, party, mention.office)


def _introduced(text: str, mentions: list[Mention]) -> Iterator[Person]:
    nations = [
        m for m in mentions if m.kind in {"name", "demonym", "capital", "seat"} and len(m.parties) == 1
    ]
    for office in mentions:
        if office.kind != "office":
            continue
        match = _NAME.match(text, office.end, office.end + 80) or _NAME_BEFORE.search(
            text, max(0, office.start - 110), office.start
        )
        if match is None:
            continue
        day = _LEADING.match(match[1])
        start = match.start(1) + (day.end() if day else 0)
        name = _GENITIVE.sub("", text[start : match.end(1)])
        if not _NOT_A_NAME.intersection(name.split()):
            what = text[office.start : office.end].lower()
            yield Person(name, start, start + len(name), _nation_of(text, office, nations), what)


def _nation_of(text: str, office: Mention, nations: list[Mention]) -> str | None:
    """'Croatian Defence Minister', "Poland's President", 'the minister of Norway'."""
    at = bisect_left(nations, office.start, key=lambda nation: nation.start)
    for nation in nations[max(0, at - 2) : at][::-1]:
        if office.start - nation.end < _BESIDE and _BEFORE_OFFICE.fullmatch(
            text, nation.end, max(nation.end, office.start)
        ):
            return nation.parties[0]
    for nation in nations[at : at + 1]:
        if _AFTER_OFFICE.fullmatch(text, office.end, max(office.end, nation.start)):
            return nation.parties[0]
    return None


def _by_surname(text: str, named: list[Person]) -> Iterator[Person]:
    first: dict[str, Person] = {}
    for person in sorted(named, key=lambda p: p.start):
        for part in {person.name.split()[-1], *_family_name_first(person.name)}:
            if len(part) > 1 and part not in _NOT_A_NAME:
                first.setdefault(part, person)
    taken = {offset for p in named for offset in range(p.start, p.end)}
    for word in re.finditer(_WORD, text):
        surname = word[0] if word[0].isalpha() else _GENITIVE.sub("", word[0])
        known = first.get(surname)
        if known is not None and word.start() > known.start and word.start() not in taken:
            yield replace(known, start=word.start(), end=word.start() + len(surname))


def _family_name_first(name: str) -> list[str]:
    """Korean and Chinese names put the family name first: 'Wi Seong-rak', 'Lai Ching-te'."""
    parts = name.split()
    return [parts[0]] if len(parts) == 2 and "-" in parts[1] else []  # noqa: PLR2004
