"""Numbers as news writes them: '3.5', '10 471', '1,200,000', '2,5', '1½', 'two and a half', 'a fifth'."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ingest.extract.tables import Row, rows

if TYPE_CHECKING:
    from ingest.extract.tokens import Tokens

_LONGEST = 20  # digits and separators; longer runs are identifiers, not figures
_GROUPS = re.compile(r"[0-9]{1,3}(?:[,.\s][0-9]{3})+")
_LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
_SEPARATORS = re.compile(r"[,.\s]")
_YEARS = range(1900, 2200)


class Number(NamedTuple):
    """A number in words or figures."""

    value: float
    end: int
    """Index of the token after it."""
    is_share: bool = False
    """Whether it is a part in words ('a fifth', 'two thirds'): a share if 'of' something follows."""


class CardinalRow(Row):
    value: int


class PartRow(Row):
    denominator: int


class SignRow(Row):
    value: float


def read(tokens: Tokens, index: int) -> Number | None:
    """The number that starts at the token `index`, or None; scale words ('billion') are left over."""
    first = tokens.word(index)
    if "0" <= first[0] <= "9":
        return _in_figures(tokens, index)
    if first in starters():
        return _share(tokens, index) or _in_words(tokens, index)
    return None


def is_year(word: str) -> bool:
    """Whether the token could be a calendar year."""
    return len(word) == 4 and word.isdecimal() and word.isascii() and int(word) in _YEARS  # noqa: PLR2004


def value_of(figure: str) -> float | None:
    """The value of digits with separators; None if they make no number.

    >>> value_of("1,200.5"), value_of("2,5"), value_of("10.471"), value_of("1.2.3")
    (1200.5, 2.5, 10.471, None)
    """
    if len(figure) > _LONGEST:
        return None
    whole, comma, rest = figure.rpartition(",")
    if comma and "." not in figure:
        is_decimal = "," not in whole and (len(rest) != 3 or whole == "0")  # noqa: PLR2004
        figure = f"{whole}.{rest}" if is_decimal else figure
    elif comma and figure.rfind(",") > figure.rfind("."):
        figure = whole.replace(".", ",") + "." + rest
    return _checked(figure)


def _checked(figure: str) -> float | None:
    """The value where dots and commas stand where they may."""
    whole, _, decimals = figure.rpartition(".") if figure.count(".") == 1 else (figure, "", "")
    if not whole.isdecimal() and not (_GROUPS.fullmatch(whole) or _LAKHS.fullmatch(whole)):
        return None
    digits = whole if whole.isdecimal() else _SEPARATORS.sub("", whole)
    return float(f"{digits}.{decimals or '0'}")


def _in_figures(tokens: Tokens, index: int) -> Number | None:
    value = value_of(tokens.words[index])
    if value is None or not math.isfinite(value):
        return None
    return _with_fraction(tokens, value, index + 1)


def _in_words(tokens: Tokens, index: int) -> Number | None:
    """'twenty-five', 'two hundred and ten', 'a hundred', 'zero point five', '½'."""
    word = tokens.word(index)
    if word in _signs():
        return Number(_signs()[word], index + 1)
    value, end = _cardinal(tokens, index)
    if end == index:
        return None
    return _with_fraction(tokens, value, end)


def _cardinal(tokens: Tokens, index: int) -> tuple[float, int]:
    """A whole number in words up to 999; the index stays where it was if there is none."""
    if tokens.word(index) in ("a", "one") and tokens.word(index + 1) == "hundred":
        return _below_hundred_after(tokens, 100, index + 2)
    value, end = _below_hundred(tokens, index)
    if end > index and tokens.word(end) == "hundred":
        return _below_hundred_after(tokens, value * 100, end + 1)
    return value, end


def _below_hundred_after(tokens: Tokens, hundreds: float, index: int) -> tuple[float, int]:
    start = index + 1 if tokens.word(index) == "and" else index
    value, end = _below_hundred(tokens, start)
    return (hundreds + value, end) if end > start else (hundreds, index)


def _below_hundred(tokens: Tokens, index: int) -> tuple[float, int]:
    first = _cardinals().get(tokens.word(index))
    if first is None:
        return 0.0, index
    second = _cardinals().get(tokens.word(index + 1))
    if first >= 20 and second is not None and 0 < second < 10:  # noqa: PLR2004
        return float(first + second), index + 2
    return float(first), index + 1


def _with_fraction(tokens: Tokens, value: float, index: int) -> Number:
    """The number with what may follow it: '½', 'and a half', 'point five'."""
    sign = _signs().get(tokens.word(index))
    if sign is not None and tokens.touches(index):
        return Number(value + sign, index + 1)
    if tokens.word(index) == "and" and (part := _share(tokens, index + 1)) and part.value < 1:
        return Number(value + part.value, part.end)
    if tokens.word(index) == "point":
        return _with_decimals(tokens, value, index)
    return Number(value, index)


def _with_decimals(tokens: Tokens, value: float, index: int) -> Number:
    digits = ""
    end = index + 1
    while len(digits) < 4 and 0 <= (digit := _cardinals().get(tokens.word(end), -1)) < 10:  # noqa: PLR2004
        digits += str(digit)
        end += 1
    return Number(value + float(f"0.{digits}"), end) if digits else Number(value, index)


def _share(tokens: Tokens, index: int) -> Number | None:
    """'a fifth', 'two thirds', 'half', 'half a', 'three quarters of one'."""
    count: float | None = 1.0
    place = index
    if tokens.word(index) in ("a", "an", "one"):
        place += 1
    elif tokens.word(index) != "half":
        count = _cardinals().get(tokens.word(index))
        place += 1
    denominator = _parts().get(tokens.word(place))
    if count is None or denominator is None or not 0 < count < denominator:
        return None
    return Number(count / denominator, place + 1, is_share=True)


@cache
def _cardinals() -> dict[str, int]:
    return {word: row.value for row in rows("numbers", "cardinal", CardinalRow) for word in row.spelled()}


@cache
def _parts() -> dict[str, int]:
    return {word: row.denominator for row in rows("numbers", "part", PartRow) for word in row.spelled()}


@cache
def _signs() -> dict[str, float]:
    return {word: row.value for row in rows("numbers", "sign", SignRow) for word in row.spelled()}


@cache
def starters() -> frozenset[str]:
    """The words that a number may begin with."""
    return frozenset({*_cardinals(), *_signs(), "a", "an", "half"})
