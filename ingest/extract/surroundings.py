"""What the words around a figure say of it: floor or ceiling, of what, how often, growth or level."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest.extract.numbers import is_year
from ingest.extract.tables import Row, rows
from ingest.extract.tokens import BREAK, Phrases, Tokens
from ingest.models import Bound

Kind = Literal["percent", "points", "money"]
BaseKind = Literal["gdp", "budget", "defence", "other"]
Change = Literal["up", "down"]

_REACH = 3
_BASE_REACH = 6
_VERB_REACH = 9
_FLOOR_REACH = 8
_PRONOUNS = frozenset(("it", "which", "that", "this", "them", "these", "those"))
_SHARE = frozenset(("share", "ratio", "quota"))


@dataclass(frozen=True, slots=True)
class Base:
    """What a share is a share of; token indices."""

    kind: BaseKind
    start: int
    end: int


class BoundRow(Row):
    bound: Bound
    place: Literal["before", "after"]
    negatable: bool
    article: bool
    not_after: tuple[str, ...] = ()
    rise: bool = False
    """Whether a verb of rising before it makes it a mere 'to' ('go up to')."""


class ChangeRow(Row):
    change: Change
    place: Literal["before", "after"]
    kinds: tuple[Kind, ...]
    not_after: tuple[str, ...] = ()


class BaseRow(Row):
    kind: BaseKind


def base(tokens: Tokens, end: int) -> Base | None:
    """What the share ending at the token `end` is taken of: 'of its gross domestic product', 'GDP' alone."""
    if tokens.word(end) != "of":
        found = _bases().at(tokens, end)
        return Base("gdp", end, found[1]) if found and found[0] == "gdp" else None
    for place in range(end + 1, end + 1 + _BASE_REACH):
        if found := _bases().at(tokens, place):
            return Base(found[0], end, found[1])
        if not _is_filler(tokens, place):
            break
    is_pronoun = tokens.word(end + 1) in _PRONOUNS and not _is_filler(tokens, end + 2)
    return None if is_pronoun else Base("other", end, end + 1)


def _is_filler(tokens: Tokens, index: int) -> bool:
    """Whether the token may stand between 'of' and the base: 'of Georgia's own total' output."""
    word = tokens.word(index)
    return (
        word in _words("units", "filler")
        or tokens.is_name(index)
        or tokens.is_genitive(index)
        or is_year(word)
    )


def base_before(tokens: Tokens, start: int) -> BaseKind | None:
    """What the share is taken of where that stands before: 'a GDP share of 2 %', 'a share of GDP of 2 %'."""
    if tokens.word(start - 1) not in ("of", "at", "to"):
        return None
    place = start - 2 if tokens.word(start - 2) in _SHARE else start - 1
    found = _bases().before(tokens, place)
    if found is None or (place == start - 1 and not _is_share_of(tokens, found[1])):
        return None
    return found[0]


def _is_share_of(tokens: Tokens, start: int) -> bool:
    """Whether 'a share of' stands before the base that starts at `start`."""
    return tokens.word(start - 1) == "of" and tokens.word(start - 2) in _SHARE


def bound_before(tokens: Tokens, start: int) -> tuple[Bound, int] | None:
    """The bound that stands before the figure starting at `start`, and where its words start."""
    place = start
    for _ in range(_REACH):
        for row, first in _bounds("before").all_before(tokens, place):
            if (place == start or row.article or _is_extra(tokens, place, start)) and _holds(
                row, tokens, first
            ):
                return _turned(row, tokens, first), first
        if tokens.word(place - 1) not in _words("units", "article"):
            return None
        place -= 1
    return None


def bound_after(tokens: Tokens, end: int) -> tuple[Bound, int] | None:
    """The bound that stands after the figure ('or more'), and where its words end."""
    found = _bounds("after").at(tokens, end)
    return (found[0].bound, found[1]) if found else None


def is_floor(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the sentence calls the share a floor: 'put the floor at 2 %', '2 % must be a floor'."""
    floors, links = _words("bounds", "floor"), _words("bounds", "link")
    place = end
    while tokens.word(place) in links and place - end < _FLOOR_REACH:
        place += 1
    if place > end and tokens.word(place) in floors:
        return True
    if tokens.word(start - 1) not in ("at", "to"):
        return False
    before = tokens.words[max(start - 1 - _FLOOR_REACH, 0) : start - 1]
    at = next((place for place, word in enumerate(before) if word in floors), None)
    if at is None or before[at + 1 : at + 2] == ["wage"]:
        return False
    return all(word[0].isalpha() for word in before[at:])


def per_year(tokens: Tokens, end: int) -> int | None:
    """Where the words end that make the figure before `end` a yearly one; None if there are none."""
    found = _yearly().at(tokens, end)
    return found[1] if found else None


def change_before(tokens: Tokens, start: int, kind: Kind) -> Change | None:
    """Whether the words before the figure, whose bound starts at `start`, make it a rise or a cut."""
    if tokens.word(start - 1) == "by":
        return _direction_of_verb(tokens, start)
    place = start
    while place > start - _REACH and tokens.word(place - 1) in _words("units", "article"):
        place -= 1
    for where in (start, place):
        found = _changes("before", kind).before(tokens, where)
        if found and tokens.word(found[1] - 1) not in found[0].not_after:
            return found[0].change
    return None


def change_after(tokens: Tokens, end: int, kind: Kind) -> tuple[Change, int] | None:
    """Whether the words after the figure make it a rise or a cut ('more', 'increase'), and where they end."""
    found = _changes("after", kind).at(tokens, end)
    return (found[0].change, found[1]) if found else None


def is_step(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a part in words is a rise or a cut: 'by a third', but not 'by a third country'."""
    after = tokens.word(end)
    return tokens.word(start - 1) == "by" and (not after[0].isalpha() or after in _words("changes", "step"))


def is_baseline(tokens: Tokens, start: int) -> bool:
    """Whether 'from' stands before the figure, whose bound starts at `start`."""
    place = start
    for _ in range(_REACH):
        if _starts("range").before(tokens, place):
            return False
        if _starts("baseline").before(tokens, place):
            return True
        if tokens.word(place - 1) not in _words("bounds", "present"):
            return False
        place -= 1
    return False


def _is_extra(tokens: Tokens, start: int, end: int) -> bool:
    """Whether 'another', 'a further' or the like is all that stands between."""
    between = tokens.words[start:end]
    extra = _words("units", "extra")
    return any(word in extra for word in between) and all(
        word in extra or word in ("a", "an") for word in between
    )


def _holds(row: BoundRow, tokens: Tokens, first: int) -> bool:
    if tokens.word(first - 1) in row.not_after:
        return False
    return not (
        row.rise
        and any(tokens.word(first - back) in _words("bounds", "rising") for back in range(1, _REACH + 2))
    )


def _turned(row: BoundRow, tokens: Tokens, first: int) -> Bound:
    """'Never below' is a floor, 'not exceed' a ceiling."""
    if not row.negatable or not any(
        tokens.word(first - back) in _words("bounds", "negation") for back in range(1, _REACH + 1)
    ):
        return row.bound
    return Bound.AT_MOST if row.bound is Bound.AT_LEAST else Bound.AT_LEAST


def _direction_of_verb(tokens: Tokens, start: int) -> Change:
    """'By 7 %' is a rise unless a word of falling stands before it in the sentence."""
    for place in range(start - 1, max(start - _VERB_REACH, -1), -1):
        if tokens.word(place) in (".", ";", BREAK):
            break
        if tokens.word(place) in _words("changes", "falling"):
            return "down"
    return "up"


@cache
def _bounds(place: str) -> Phrases[BoundRow]:
    table = rows("bounds", "bound", BoundRow)
    return Phrases((phrase, row) for row in table if row.place == place for phrase in row.spelled())


@cache
def _changes(place: str, kind: Kind) -> Phrases[ChangeRow]:
    table = [row for row in rows("changes", "change", ChangeRow) if row.place == place and kind in row.kinds]
    return Phrases((phrase, row) for row in table for phrase in row.spelled())


@cache
def _bases() -> Phrases[BaseKind]:
    return Phrases((phrase, row.kind) for row in rows("units", "base", BaseRow) for phrase in row.spelled())


@cache
def _starts(key: str) -> Phrases[bool]:
    return Phrases((phrase, True) for row in rows("bounds", key, Row) for phrase in row.spelled())


@cache
def _yearly() -> Phrases[bool]:
    return Phrases((phrase, True) for row in rows("units", "per", Row) for phrase in row.spelled())


@cache
def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(word for row in rows(table, key, Row) for word in row.spelled())


def annual() -> frozenset[str]:
    """Words that make the figure right after them a yearly one."""
    return _words("units", "annual")
