"""Dates as they are written: years, spans of years, fiscal years, months and days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ingest.extract import atoms, numbers
from ingest.extract.tables import Row, rows
from ingest.extract.tokens import Phrases

if TYPE_CHECKING:
    from ingest.extract.tokens import Tokens

_YEARS = range(1990, 2100)
_TWO_DIGITS = 2
_LAST_DAY = 31
_LONGEST_SHORT_FORM = 4  # "Sept."
_DASHES = ("-", "–", "—")
_TO = (*_DASHES, "to", "through", "till", "until", "/")


@dataclass(frozen=True, slots=True)
class Date:
    """A date in a text; `start` and `end` are token indices."""

    start: int
    end: int
    year: int | None = None
    """The year, or the last one of a span; a fiscal year goes by the year it is named after."""
    start_year: int | None = None
    """The first year of a span."""
    month: int | None = None
    day: int | None = None
    is_fiscal: bool = False


class MonthRow(Row):
    number: int


def read(tokens: Tokens, index: int, *, after_between: bool) -> Date | None:
    """The date that starts at the token `index`; 'and' joins two years only after 'between'."""
    word = tokens.word(index)
    if word in _months():
        return _month_first(tokens, index)
    if word[0].isdecimal():
        return (
            _day_first(tokens, index)
            or _iso(tokens, index)
            or _span(tokens, index, after_between=after_between)
        )
    if word in _fiscal().openers():
        return _fiscal_year(tokens, index, after_between=after_between)
    return None


def years_of_decade(tokens: Tokens, index: int) -> tuple[bool, int] | None:
    """Where '2030s' ends if it starts at the token `index`: ten years, and so no date."""
    is_plural = tokens.word(index + 1) == "s" and tokens.touches(index + 1)
    return (True, index + 2) if is_plural and numbers.is_year(tokens.word(index)) else None


@cache
def openers() -> frozenset[str]:
    """The words that a date may begin with, digits aside."""
    return frozenset(_months()) | _fiscal().openers()


def is_month(tokens: Tokens, index: int) -> bool:
    """Whether a month stands at `index`, written with a capital."""
    return tokens.word(index) in _months() and tokens.is_name(index)


def _month_first(tokens: Tokens, index: int) -> Date | None:
    """'March 2027', 'December 31, 2025', 'Dec. 31', 'April'."""
    if not tokens.is_name(index):
        return None
    month = _months()[tokens.word(index)]
    place = index + 1 + (tokens.word(index + 1) == "." and len(tokens.word(index)) <= _LONGEST_SHORT_FORM)
    day = _day(tokens.word(place))
    if day is None:
        year = _year(tokens, place)
        return Date(index, place + (year is not None) if year else index + 1, year, month=month)
    comma = place + 1 + (tokens.word(place + 1) == ",")
    year = _year(tokens, comma)
    return _dated(Date(index, comma + 1 if year else place + 1, year, month=month, day=day))


def _day_first(tokens: Tokens, index: int) -> Date | None:
    """'31 December 2025', '31st of December', '5 September'."""
    day = _day(tokens.word(index))
    place = index + 1 + (tokens.word(index + 1) in ("st", "nd", "rd", "th"))
    place += tokens.word(place) == "of"
    if day is None or not is_month(tokens, place):
        return None
    month = _months()[tokens.word(place)]
    year = _year(tokens, place + 1)
    return _dated(Date(index, place + 1 + (year is not None), year, month=month, day=day))


def _iso(tokens: Tokens, index: int) -> Date | None:
    """'2025-06-24'."""
    parts = tokens.words[index : index + 5]
    if [parts[1:2], parts[3:4]] != [["-"], ["-"]] or [len(part) for part in parts[::2]] != [4, 2, 2]:
        return None
    if not all(part.isdecimal() for part in parts[::2]) or not numbers.is_year(parts[0]):
        return None
    year, month, day = (int(part) for part in parts[::2])
    found = _dated(Date(index, index + 5, year, month=month, day=day))
    return found if found and found.day else None


def _dated(found: Date) -> Date | None:
    """The date without its day if there is no such day."""
    try:
        date(found.year or 2000, found.month or 1, found.day or 1)  # 2000 had a 29 February
    except ValueError:
        return None
    return found


def _fiscal_year(tokens: Tokens, index: int, *, after_between: bool) -> Date | None:
    """'FY2027', 'FY27', 'fiscal 2019 to 2023', 'financial year 2027/28'."""
    named = _fiscal().at(tokens, index)
    if named is None:
        return None
    place = named[1]
    if (
        len(tokens.word(place)) == _TWO_DIGITS
        and tokens.word(place).isdecimal()
        and tokens.word(index) == "fy"
    ):
        year = 2000 + int(tokens.word(place))
        pair = _second(tokens, place + 1, year)
        return Date(index, place + (3 if pair else 1), pair or year, is_fiscal=True)
    span = _span(tokens, place, after_between=after_between)
    return replace(span, start=index, is_fiscal=True) if span else None


def _span(tokens: Tokens, index: int, *, after_between: bool) -> Date | None:
    """'2030', '2033-34', '2026-2030', '2024 to 2030', '2025/26 to 2028/29'."""
    first = _year_or_pair(tokens, index)
    if first is None:
        return None
    joins = (*_TO, "and") if after_between else _TO
    if tokens.word(first.end) not in joins:
        return first
    place = first.end + 1
    named = _fiscal().at(tokens, place)
    last = _year_or_pair(tokens, named[1] if named else place) or _short_end(tokens, first)
    if last is None or not last.year or not first.year or last.year <= first.year:
        return first
    return replace(last, start=index, start_year=first.year, is_fiscal=first.is_fiscal or last.is_fiscal)


def _short_end(tokens: Tokens, first: Date) -> Date | None:
    """The '30' of '2026-30'."""
    digits = tokens.word(first.end + 1)
    if first.year is None or tokens.word(first.end) not in _DASHES:
        return None
    if len(digits) != _TWO_DIGITS or not digits.isdecimal():
        return None
    return Date(first.start, first.end + 2, first.year // 100 * 100 + int(digits))


def _year_or_pair(tokens: Tokens, index: int) -> Date | None:
    """A year, or two that name one fiscal year by its ends: '2033-34', '2025/26', '2025/2026'."""
    year = _year(tokens, index)
    if year is None:
        return None
    pair = _second(tokens, index + 1, year)
    if pair is not None:
        return Date(index, index + 3, pair, is_fiscal=True)
    return Date(index, index + 1, year)


def _second(tokens: Tokens, index: int, year: int) -> int | None:
    """The year after `year` where '-34', '/26' or '/2026' stands at `index`."""
    joint, digits = tokens.word(index), tokens.word(index + 1)
    if joint not in (*_DASHES, "/") or not tokens.touches(index + 1):
        return None
    is_short = digits == f"{(year + 1) % 100:02}" and tokens.word(index + 2) != "-"
    is_long = joint == "/" and digits == str(year + 1)
    return year + 1 if is_short or is_long else None


def _year(tokens: Tokens, index: int) -> int | None:
    """The year at `index`; a number that counts something is none."""
    word = tokens.word(index)
    if not numbers.is_year(word) or int(word) not in _YEARS or atoms.counts_something(tokens, index):
        return None
    return None if years_of_decade(tokens, index) else int(word)


def _day(word: str) -> int | None:
    return int(word) if _is_short(word, _TWO_DIGITS) and 1 <= int(word) <= _LAST_DAY else None


def _is_short(word: str, length: int) -> bool:
    """Whether the token is a number of at most `length` digits."""
    return len(word) <= length and word.isdecimal()


@cache
def _months() -> dict[str, int]:
    return {word: row.number for row in rows("deadlines", "month", MonthRow) for word in row.phrases}


@cache
def _fiscal() -> Phrases[bool]:
    return Phrases((phrase, True) for row in rows("deadlines", "fiscal", Row) for phrase in row.spelled())
