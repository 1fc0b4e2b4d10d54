"""Currencies beside a figure: 'NT$', 'Rs', 'EUR' before it, 'Swedish kronor', 'won', 'zł' after it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from pydantic import Field

from ingest.extract.tables import Row, rows
from ingest.extract.tokens import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.tokens import Tokens

_DOLLAR = ("$", "dollar", "dollars")


class CurrencyRow(Row):
    code: str = Field(pattern=r"^[A-Z]{3}$")
    adjectives: tuple[str, ...]
    signs: tuple[str, ...]
    needs_scale: bool = False
    """Whether its words have another sense ('won', 'pounds'), so that only 'billion' makes them money."""


def before(tokens: Tokens, index: int) -> tuple[tuple[str, ...], int] | None:
    """The sign or code that starts at `index`, before a figure, and where it ends."""
    if sign := _signs().at(tokens, index):
        if _is_letter(tokens, index, sign[1]) and not (tokens.is_name(index) and tokens.touches(sign[1])):
            return None
        if "$" in tokens.words[index : sign[1]] and not all(map(tokens.touches, range(index + 1, sign[1]))):
            return None
        return sign
    if _is_code(tokens, index):
        place = index + 1 + (tokens.word(index + 1) in ("$", "€", "£"))
        return (tokens.word(index).upper(),), place
    return None


def after(tokens: Tokens, index: int) -> tuple[tuple[str, ...], int, bool] | None:
    """The currency at `index`, after a figure: candidates, where it ends, whether it is a bare dollar."""
    if adjective := _adjectives().at(tokens, index):
        noun = _nouns().at(tokens, adjective[1])
        if noun and (codes := tuple(code for code in noun[0] if code in adjective[0])):
            return codes, noun[1], False
    if noun := _nouns().at(tokens, index):
        return noun[0], noun[1], tokens.word(index) in _DOLLAR
    if _is_code(tokens, index):
        return (tokens.word(index).upper(),), index + 1, False
    sign = _signs().at(tokens, index)
    if sign and tokens.word(index) not in _DOLLAR and not tokens.word(sign[1])[0].isdecimal():
        return sign[0], sign[1], False
    return None


def _is_code(tokens: Tokens, index: int) -> bool:
    """Whether an ISO 4217 code in capitals stands at `index`."""
    if tokens.word(index).upper() not in _codes():
        return False
    return tokens.text[tokens.starts[index] : tokens.ends[index]].isupper()


@cache
def openers() -> frozenset[str]:
    """The words that a currency before a figure may begin with."""
    return _signs().openers() | {code.lower() for code in _codes()}


@cache
def _currencies() -> tuple[CurrencyRow, ...]:
    return rows("currencies", "currency", CurrencyRow)


def is_weak(tokens: Tokens, index: int, end: int) -> bool:
    """Whether the sign or code has other senses ('R5', 'COP29'), so that it needs a scale word."""
    return _is_code(tokens, index) or _is_letter(tokens, index, end)


def _is_letter(tokens: Tokens, index: int, end: int) -> bool:
    return end - index == 1 and len(tokens.word(index)) == 1 and tokens.word(index).isalpha()


@cache
def homonyms() -> frozenset[str]:
    """Words of currencies that have another sense."""
    nouns = {noun for row in _currencies() if row.needs_scale for noun in row.phrases}
    return frozenset(nouns | {code.lower() for code in _codes()})


@cache
def _codes() -> frozenset[str]:
    return frozenset(row.code for row in _currencies())


@cache
def _nouns() -> Phrases[tuple[str, ...]]:
    return _candidates((noun, row.code) for row in _currencies() for noun in row.spelled())


@cache
def _adjectives() -> Phrases[tuple[str, ...]]:
    return _candidates((adjective, row.code) for row in _currencies() for adjective in row.adjectives)


@cache
def _signs() -> Phrases[tuple[str, ...]]:
    """Signs; those that 'dollar' alone would allow stand behind a bare '$' in the order of the table."""
    pairs = [(sign, row.code) for row in _currencies() for sign in row.signs]
    pairs += [("$", row.code) for row in _currencies() if "dollars" in row.phrases and row.code != "USD"]
    pairs += [("¥", "CNY")]
    return _candidates(iter(pairs))


def _candidates(pairs: Iterator[tuple[str, str]]) -> Phrases[tuple[str, ...]]:
    grouped: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for phrase, code in pairs:
        grouped[phrase] = (*grouped[phrase], code)
    return Phrases(grouped.items())
