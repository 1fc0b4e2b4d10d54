"""What the words around a figure say of it: floor or ceiling, of what, how often, growth or level."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ingest.extract.tables import Row, rows
from ingest.extract.tokens import BREAK, Phrases, Tokens
from ingest.models import Bound

Kind = Literal["percent", "points", "money"]
BaseKind = Literal["gdp", "budget", "defence", "other"]
Change = Literal["up", "down"]

_DETERMINERS = frozenset(
    ("the", "a", "an", "its", "their", "our", "his", "her", "this", "that", "current", "nato")
)
_FILLERS = frozenset(
    ("a", "an", "the", "another", "extra", "additional", "further", "fresh", "record", "annual", "yearly")
)
_NEGATIONS = frozenset(
    ("not", "never", "won't", "cannot", "can't", "don't", "doesn't", "shouldn't", "without", "nor")
)
_PRONOUNS = frozenset(("it", "which", "that", "this", "them", "these", "those"))
_ENDS_OF_BASE = frozenset(
    (
        "in",
        "on",
        "for",
        "to",
        "by",
        "from",
        "and",
        "or",
        "is",
        "are",
        "was",
        "will",
        "would",
        "goes",
        "go",
        "of",
        "with",
    )
)
_RISING = frozenset(
    """go goes going gone went move moves moved moving come comes coming came climb climbs climbed rise rises rising
    rose raise raises raised raising push pushes pushed pushing take takes taking took bring brings bringing brought
    ramp ramps ramped ramping build builds building step steps stepped get gets getting got work working scale scaling
    head heading inch inching lift lifts lifting""".split()
)
_MODIFIERS = frozenset(("a", "an", "the", "average", "record", "annual"))
_CURRENT = frozenset(
    ("present", "today", "existing", "previous", "roughly", "estimated", "initial", "earlier", "old")
)
_REACH = 3
_BASE_REACH = 6
_VERB_REACH = 9


@dataclass(frozen=True, slots=True)
class Base:
    """What a share is a share of; token indices."""

    kind: BaseKind
    start: int
    end: int


class _Bound(Row):
    bound: Bound
    place: Literal["before", "after"]
    negatable: bool
    article: bool
    not_after: tuple[str, ...] = ()
    rise: bool = False
    """Whether a verb of rising before it makes it a mere 'to' ('go up to')."""


class _Change(Row):
    change: Change
    place: Literal["before", "after"]
    kinds: tuple[Kind, ...]


class _Verb(Row):
    change: Change


class _Base(Row):
    kind: BaseKind


class _Plain(Row):
    """A row that has no more to say than its phrases."""


def base(tokens: Tokens, end: int) -> Base | None:
    """What the share that ends at the token `end` is taken of: 'of its gross domestic product', or 'GDP' alone."""
    if tokens.word(end) != "of":
        found = _bases().at(tokens, end)
        return Base("gdp", end, found[1]) if found and found[0] == "gdp" else None
    if tokens.word(end + 1) in _PRONOUNS and tokens.word(end + 2) in _ENDS_OF_BASE | {BREAK, ".", ","}:
        return None
    for place in range(end + 1, end + 1 + _BASE_REACH):
        if found := _bases().at(tokens, place):
            return Base(found[0], end, found[1])
        if tokens.word(place) in _ENDS_OF_BASE or not tokens.word(place)[0].isalpha():
            break
    return Base("other", end, end + 1)


def base_before(tokens: Tokens, start: int) -> BaseKind | None:
    """What the share is taken of where that stands before it: 'a GDP share of 2 %'."""
    if tokens.word(start - 1) not in ("of", "at", "to") or tokens.word(start - 2) not in (
        "share",
        "ratio",
        "quota",
    ):
        return None
    found = _bases().before(tokens, start - 2)
    return found[0] if found else None


def bound_before(tokens: Tokens, start: int) -> tuple[Bound, int] | None:
    """The bound that stands before the figure starting at `start`, and where its words start."""
    place = start
    for _ in range(_REACH):
        for row, first in _bounds("before").all_before(tokens, place):
            if (place == start or row.article or _only_fillers(tokens, place, start)) and _holds(
                row, tokens, first
            ):
                return _turned(row, tokens, first), first
        if tokens.word(place - 1) not in _DETERMINERS | _FILLERS:
            return None
        place -= 1
    return None


def bound_after(tokens: Tokens, end: int) -> tuple[Bound, int] | None:
    """The bound that stands after the figure ('or more'), and where its words end."""
    found = _bounds("after").at(tokens, end)
    return (found[0].bound, found[1]) if found else None


def per_year(tokens: Tokens, end: int) -> int | None:
    """Where the words end that make the figure before `end` a yearly one; None if there are none."""
    found = _yearly().at(tokens, end)
    return found[1] if found else None


def change_before(tokens: Tokens, start: int, kind: Kind) -> Change | None:
    """Whether the words before the figure make it a rise or a cut and not a level; its bound starts at `start`."""
    if tokens.word(start - 1) == "by":
        return _direction_of_verb(tokens, start)
    place = start
    while place > start - _REACH and tokens.word(place - 1) in _MODIFIERS:
        place -= 1
    for found in (_changes("before").before(tokens, start), _changes("before").before(tokens, place)):
        if found and kind in found[0].kinds:
            return found[0].change
    return None


def change_after(tokens: Tokens, end: int, kind: Kind) -> tuple[Change, int] | None:
    """Whether the words after the figure make it a rise or a cut ('more', 'increase'), and where they end."""
    found = _changes("after").at(tokens, end)
    return (found[0].change, found[1]) if found and kind in found[0].kinds else None


def is_baseline(tokens: Tokens, start: int) -> bool:
    """Whether 'from' stands before the figure, whose bound starts at `start`."""
    place = start - 1
    for _ in range(_REACH):
        if tokens.word(place) == "from":
            return tokens.word(place - 1) not in ("anywhere", "ranging", "range")
        if tokens.word(place) not in _DETERMINERS | _CURRENT:
            return False
        place -= 1
    return False


def _only_fillers(tokens: Tokens, start: int, end: int) -> bool:
    return all(word in _FILLERS for word in tokens.words[start:end])


def _holds(row: _Bound, tokens: Tokens, first: int) -> bool:
    if tokens.word(first - 1) in row.not_after:
        return False
    return not (row.rise and any(tokens.word(first - back) in _RISING for back in range(1, _REACH + 2)))


def _turned(row: _Bound, tokens: Tokens, first: int) -> Bound:
    """'Never below' is a floor, 'not exceed' a ceiling."""
    if not row.negatable or not any(tokens.word(first - back) in _NEGATIONS for back in range(1, _REACH)):
        return row.bound
    return Bound.AT_MOST if row.bound is Bound.AT_LEAST else Bound.AT_LEAST


def _direction_of_verb(tokens: Tokens, start: int) -> Change:
    """'By 7 %' is a rise unless a word of falling stands before it in the sentence."""
    for place in range(start - 1, max(start - _VERB_REACH, -1), -1):
        if tokens.word(place) in (".", ";", BREAK):
            break
        if tokens.word(place) in _falling():
            return "down"
    return "up"


@cache
def _bounds(place: str) -> Phrases[_Bound]:
    table = rows("bounds", "bound", _Bound)
    return Phrases((phrase, row) for row in table if row.place == place for phrase in row.spelled())


@cache
def _changes(place: str) -> Phrases[_Change]:
    table = rows("changes", "change", _Change)
    return Phrases((phrase, row) for row in table if row.place == place for phrase in row.spelled())


@cache
def _falling() -> frozenset[str]:
    return frozenset(word for row in rows("changes", "verb", _Verb) for word in row.spelled())


@cache
def _bases() -> Phrases[BaseKind]:
    return Phrases((phrase, row.kind) for row in rows("units", "base", _Base) for phrase in row.spelled())


@cache
def _yearly() -> Phrases[bool]:
    return Phrases((phrase, True) for row in rows("units", "per", _Plain) for phrase in row.spelled())


@cache
def annual() -> frozenset[str]:
    """Words that make the figure right after them a yearly one."""
    return frozenset(word for row in rows("units", "annual", _Plain) for word in row.spelled())
