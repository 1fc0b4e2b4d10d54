"""Times that count from another day: 'next year', 'within five to seven years'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from ingest.extract import numbers
from ingest.extract.tables import Row, rows
from ingest.extract.tokens import Phrases

if TYPE_CHECKING:
    from ingest.extract.tokens import Tokens

Unit = Literal["month", "year", "fiscal_year", "decade", "mid_decade"]

_REACH = 3
_LONGEST = 100 * 12
_SINGLE = ("year", "month", "decade")
_PERIODS = ("period", "span", "horizon", "timeframe", "window")


@dataclass(frozen=True, slots=True)
class Spell:
    """A time counted from the statement or the date mentioned before; `start`, `end` are token indices."""

    start: int
    end: int
    unit: Unit
    count: float
    """How many units on; negative for the past. The upper end of 'five to seven years'."""
    years: int = 1
    """How many years it covers ('this year and next': 2)."""
    is_length: bool = False
    """Whether it is a length of time, and so covers the years from its start on."""
    is_anaphoric: bool = False
    """Whether it counts from the date mentioned before."""
    needs_lead: bool = False
    """Whether it is a date only after a word such as 'within' or 'by'."""


class RelativeRow(Row):
    unit: Unit
    shift: int
    span: int = 1
    anaphoric: bool = False
    needs_lead: tuple[str, ...] = ()


class LengthRow(Row):
    months: int


def read(tokens: Tokens, index: int) -> Spell | None:
    """The time that starts at the token `index`, or None."""
    if found := _relatives().at(tokens, index):
        row, end = found
        needs_lead = " ".join(tokens.words[index:end]) in row.needs_lead
        return Spell(
            index, end, row.unit, row.shift, row.span, is_anaphoric=row.anaphoric, needs_lead=needs_lead
        )
    word = tokens.word(index)
    if word == "decade":
        return _decade(tokens, index)
    return _length(tokens, index) if word in numbers.starters() or word[0].isdecimal() else None


def year_after(tokens: Tokens, index: int) -> Spell | None:
    """The 'next year' or 'this year' that starts at the token `index`, after a month."""
    spell = read(tokens, index)
    return spell if spell and spell.unit == "year" and not spell.is_anaphoric else None


@cache
def openers() -> frozenset[str]:
    """The words that such a time may begin with, digits aside."""
    return _relatives().openers() | _counts()


def may_open(tokens: Tokens, index: int) -> bool:
    """Whether such a time may start at the token `index`, by its first two words."""
    return tokens.words[index] in _counts() or _relatives().open(tokens, index)


@cache
def _counts() -> frozenset[str]:
    return numbers.starters() | {"decade"}


def _decade(tokens: Tokens, index: int) -> Spell | None:
    """'(over) the next decade', '(for) the decade'."""
    ahead = _plain("ahead").before(tokens, index)
    if ahead is None:
        return None
    return Spell(ahead[1], index + 1, "month", 120, is_length=True, needs_lead=True)


def _length(tokens: Tokens, index: int) -> Spell | None:
    """'(within) five to seven years', 'a decade from now', 'ten years after that', 'two years ago'."""
    count, place = _count(tokens, index)
    found = _lengths().at(tokens, place)
    if count is None or found is None or not 0 < count * found[0] <= _LONGEST:
        return None
    months, end = count * found[0], found[1]
    if count > 1 and tokens.word(place) in _SINGLE:
        if tokens.word(end) not in _PERIODS:
            return None
        end += 1
    return _placed(tokens, index, end, months)


def _placed(tokens: Tokens, index: int, end: int, months: float) -> Spell | None:
    """The length of time with the words that tell where it starts."""
    if ago := _plain("ago").at(tokens, end):
        return Spell(index, ago[1], "month", -months, is_length=True)
    if later := _plain("later").at(tokens, end):
        return Spell(index, later[1], "month", months, is_length=True, is_anaphoric=True)
    if onward := _plain("onward").before(tokens, index):
        return Spell(onward[1], end, "month", months, is_length=True, is_anaphoric=True)
    if hence := _plain("hence").at(tokens, end):
        return Spell(index, hence[1], "month", months, is_length=True, needs_lead=tokens.word(end) == "time")
    if back := _plain("back").before(tokens, index):
        return Spell(back[1], end, "month", -months, is_length=True)
    start = index
    is_next = False
    for _ in range(_REACH):
        if ahead := _plain("ahead").before(tokens, start):
            start = ahead[1]
            is_next = (
                is_next
                or tokens.word(start) in ("next", "coming")
                or tokens.word(start + 1) in ("next", "coming")
            )
    return Spell(start, end, "month", months, is_length=True, needs_lead=not is_next)


def _count(tokens: Tokens, index: int) -> tuple[float | None, int]:
    """How many, the upper end of a range, and where the unit may stand."""
    first = _number(tokens, index)
    if first is None:
        return None, index
    if tokens.word(first.end) in ("to", "-", "–", "or"):
        second = _number(tokens, first.end + 1)
        return (second.value, second.end) if second else (None, index)
    return first.value, first.end


def _number(tokens: Tokens, index: int) -> numbers.Number | None:
    if tokens.word(index) in ("a", "an") and tokens.word(index + 1) in _SINGLE:
        return numbers.Number(1.0, index + 1)
    return numbers.read(tokens, index)


@cache
def _relatives() -> Phrases[RelativeRow]:
    return Phrases(
        (phrase, row) for row in rows("deadlines", "relative", RelativeRow) for phrase in row.spelled()
    )


@cache
def _lengths() -> Phrases[int]:
    return Phrases(
        (phrase, row.months) for row in rows("deadlines", "length", LengthRow) for phrase in row.spelled()
    )


@cache
def _plain(key: str) -> Phrases[bool]:
    return Phrases((phrase, True) for row in rows("deadlines", key, Row) for phrase in row.spelled())
