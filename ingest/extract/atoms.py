"""Figures one by one: a number with its scale and its unit, before they are joined to ranges and lists."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from ingest.extract import currencies, numbers
from ingest.extract.tables import Row, rows
from ingest.extract.tokens import Phrases, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.numbers import Number

Unit = Literal["percent", "points"]

_PLAINLY_MONEY = 1e6
_LETTER_SCALES = frozenset("kmbt")


class Atom(NamedTuple):
    """A number with what is written next to it; `start` and `end` are token indices."""

    start: int
    end: int
    value: float
    power: int | None = None
    """The power of ten of its scale word."""
    unit: Unit | None = None
    currency: tuple[str, ...] = ()
    """Currencies it may be in, the likeliest first."""
    is_bare_dollar: bool = False
    """Whether it is in dollars of an unnamed country."""
    is_share: bool = False
    """Whether it is a part in words, such as 'a fifth'."""
    is_listed: bool = False
    """Whether it left its unit to the figure after it: '2' in '2 or 3 per cent of GDP'."""

    @property
    def amount(self) -> float:
        """The value in plain units."""
        return self.value if self.power is None else float(f"{self.value!r}e{self.power}")

    def sharing(self, other: Atom) -> Atom:
        """This figure with the scale and unit that it left to `other`."""
        return self._replace(
            power=other.power if self.power is None else self.power,
            unit=self.unit or other.unit,
            currency=self.currency or other.currency,
            is_listed=self.start < other.start,
            is_bare_dollar=self.is_bare_dollar or (not self.currency and other.is_bare_dollar),
        )


class UnitRow(Row):
    kind: Unit


class ScaleRow(Row):
    power: int


def atoms(tokens: Tokens) -> list[Atom]:
    """All figures of a text in order; a year or a page number is one too, just without a unit."""
    return list(_atoms(tokens))


def counts_something(tokens: Tokens, index: int) -> bool:
    """Whether the number at `index` has a unit, a scale or a currency, and so is no year."""
    after = index + 1
    has_unit = _units().at(tokens, after) or _scales().at(tokens, after)
    return bool(has_unit or tokens.word(index - 1) in ("$", "€", "£", "¥", "₩", "₹"))


def _atoms(tokens: Tokens) -> Iterator[Atom]:
    free = 0
    for index in tokens.openings(_openers()):
        atom = _atom(tokens, index) if index >= free else None
        if atom is not None:
            yield atom
            free = atom.end


def _atom(tokens: Tokens, index: int) -> Atom | None:
    sign = currencies.before(tokens, index) if tokens.words[index] in currencies.openers() else None
    start = index if sign is None else sign[1]
    number = numbers.read(tokens, start) or _one(tokens, start)
    if number is None or _is_part_of_a_name(tokens, start, with_sign=sign is not None):
        return None
    power, after_scale = _scale(tokens, _over_of(tokens, number))
    is_small = power is None and number.value < _PLAINLY_MONEY
    if sign is not None and is_small and currencies.is_weak(tokens, index, start):
        return None
    atom = Atom(index, number.end, number.value, is_share=number.is_share)
    if power is not None:
        atom = atom._replace(end=after_scale, power=power, is_share=False)
    if sign is not None:
        atom = atom._replace(
            currency=sign[0], is_bare_dollar=tokens.words[start - 1] == "$" and start - index == 1
        )
    return _with_unit(tokens, atom) or _without_letter(atom, tokens, number)


def _with_unit(tokens: Tokens, atom: Atom) -> Atom | None:
    """The figure with the unit or currency after it; None if it has neither."""
    place = _over_article(tokens, atom)
    if unit := _units().at(tokens, place):
        return atom._replace(end=unit[1], unit=unit[0], currency=(), power=None, is_share=False)
    money = currencies.after(tokens, place if atom.power is None else atom.end)
    if money and (atom.power is not None or _is_plain_money(tokens, atom, money[1])):
        codes, end, is_bare = money
        narrowed = tuple(code for code in codes if code in atom.currency) or atom.currency or codes
        return atom._replace(
            end=end, currency=narrowed, is_bare_dollar=is_bare and len(narrowed) > 1, is_share=False
        )
    return atom if atom.currency else None


def _is_plain_money(tokens: Tokens, atom: Atom, end: int) -> bool:
    """Whether a currency right after a figure without a scale is meant: 'in 2025 won' is not."""
    if atom.currency or atom.value >= _PLAINLY_MONEY:
        return True
    return not numbers.is_year(tokens.word(end - 2)) and tokens.word(end - 1) not in currencies.homonyms()


def _without_letter(atom: Atom, tokens: Tokens, number: Number) -> Atom:
    """'5 m' without a currency is a length, not five million."""
    if atom.power is not None and tokens.word(atom.end - 1) in _LETTER_SCALES:
        return atom._replace(end=number.end, power=None)
    return atom


def _one(tokens: Tokens, index: int) -> Number | None:
    """The 'a' of 'a billion'."""
    if tokens.word(index) in ("a", "an") and _scales().at(tokens, index + 1):
        return numbers.Number(1.0, index + 1)
    return None


def _over_of(tokens: Tokens, number: Number) -> int:
    """Where the scale may stand: 'half a billion', 'a quarter of a billion'."""
    place = number.end
    if not number.is_share:
        return place
    place += tokens.word(place) == "of"
    return place + (tokens.word(place) in ("a", "one"))


def _over_article(tokens: Tokens, atom: Atom) -> int:
    """Where the unit may stand: 'half a per cent', 'a quarter of one per cent'."""
    if not atom.is_share:
        return atom.end
    place = atom.end + (tokens.word(atom.end) == "of")
    return place + (tokens.word(place) in ("a", "one"))


def _is_part_of_a_name(tokens: Tokens, index: int, *, with_sign: bool) -> bool:
    """'F-35', 'M1A2', 'G7': a figure glued to letters is a name, unless the letters are a currency."""
    if with_sign or not tokens.touches(index):
        return False
    return tokens.word(index)[0].isdecimal() and tokens.word(index - 1)[-1].isalpha()


def _scale(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The power of ten of the scale words at `index` ('thousand billion'), and where they end."""
    power = 0
    place = index
    for _ in range(2):
        if scale := _scales().at(tokens, place):
            power, place = power + scale[0], scale[1]
    return (power, place) if place > index else (None, index)


@cache
def _openers() -> frozenset[str]:
    """The words that a figure may begin with, digits aside."""
    return numbers.starters() | currencies.openers()


@cache
def _units() -> Phrases[Unit]:
    return Phrases((phrase, row.kind) for row in rows("units", "unit", UnitRow) for phrase in row.spelled())


@cache
def _scales() -> Phrases[int]:
    return Phrases(
        (phrase, row.power) for row in rows("units", "scale", ScaleRow) for phrase in row.spelled()
    )
