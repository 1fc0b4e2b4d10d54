"""When: the dates that a text names, and what each means, seen from the day of the statement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from ingest.extract import dates, leads, spells
from ingest.extract.dates import Date
from ingest.extract.spells import Spell
from ingest.extract.tables import Row, rows
from ingest.extract.tokens import Phrases, Tokens, tokenise

if TYPE_CHECKING:
    from datetime import date

    from ingest.extract.leads import Kind

Naming = Literal["calendar", "start", "end"]

_LAST_DAY = 31
_LEAP_DAY = (2, 29)  # not in every year
_JOINTS = (",", "and", "or")
_OPEN_MONTHS = ("by", "before", "until", "from")
_LENGTH_LEADS = ("in", "over", "for", "until", "after", "by", "before")


@dataclass(frozen=True, slots=True)
class DeadlineMention:
    """A date or a time as one place in a text states it; `start` and `end` count characters of the text."""

    start: int
    end: int
    """The words with their preposition: 'by the end of 2027'."""
    kind: Kind
    """The preposition's sense; `year` for a date without one, `vague` for words that give no date."""
    year: int | None = None
    """The year named; the last one of a span; for a fiscal year named by two, the second."""
    start_year: int | None = None
    """The first year of a span that names both its ends."""
    month: int | None = None
    day: int | None = None
    fiscal: bool = False
    """Whether a fiscal year is named."""
    unit: spells.Unit | None = None
    """For a time that counts from another day: in what it counts."""
    count: float = 0.0
    """How many units after that day (before it if negative)."""
    years: int = 1
    """How many years 'this year and next' covers."""
    length: bool = False
    """Whether it is a length of time ('over ten years'), covering the years from its start on."""
    anaphoric: bool = False
    """Whether it counts from the date mentioned before: 'the year after', 'by then'."""
    antecedent: DeadlineMention | None = None
    """That date; None if the text mentions none."""

    @property
    def is_span(self) -> bool:
        """Whether it covers several years, so that its first one may be meant."""
        return self.start_year is not None or self.years > 1 or (self.length and not self.past)

    @property
    def past(self) -> bool:
        """Whether it counts back from the statement ('last year')."""
        return self.unit is not None and self.count < 0


def find(text: str) -> list[DeadlineMention]:
    """All dates and times in order, none overlapping another. Never raises; linear in the text."""
    tokens = tokenise(text)
    found: list[DeadlineMention] = []
    free = 0
    for index in tokens.openings(_openers()):
        hit = _mention(tokens, index, free, found) if index >= free and _may_open(tokens, index) else None
        if hit is not None:
            found.append(_spanned(found, hit[0]))
            free = hit[1]
    return found


def _spanned(found: list[DeadlineMention], mention: DeadlineMention) -> DeadlineMention:
    """A date that ends a length of time right before it, 'over the eight years to 2033', as one span."""
    last = found[-1] if found else None
    if last is None or not last.length or last.unit != "year" or mention.kind not in ("to", "until"):
        return mention
    if mention.start - last.end != 1 or (mention.year is None and mention.antecedent is None):
        return mention
    found.pop()
    first = None if mention.year is None else mention.year - int(last.count) + 1
    return replace(mention, start=last.start, kind=last.kind, start_year=first)


def resolve(
    mention: DeadlineMention, *, stated_on: date, fiscal: Naming = "calendar", fiscal_month: int = 1
) -> str | None:
    """The day, month or year meant, as EDTF; None where the words give none.

    A fiscal year that is not numbered ('this fiscal year') starts in `fiscal_month` and is named after the
    calendar year in which it starts or ends, as `fiscal` tells. A span resolves to its end.
    """
    if mention.kind == "vague" or (mention.anaphoric and mention.antecedent is None):
        return None
    if mention.unit is None:
        return _absolute(mention, stated_on)
    if mention.unit == "fiscal_year":
        return str(_fiscal_year(stated_on, fiscal, fiscal_month) + int(mention.count))
    year, month = stated_on.year, stated_on.month
    if mention.antecedent is not None:
        before = resolve(mention.antecedent, stated_on=stated_on, fiscal=fiscal, fiscal_month=fiscal_month)
        if before is None:
            return None
        year, month = int(before[:4]), int(before[5:7] or 12)
    shifted = _shifted(mention, year, month)
    return shifted if len(shifted.partition("-")[0]) == len("2000") else None


def first_year(mention: DeadlineMention, *, stated_on: date) -> int | None:
    """The first year of a span: named, or for 'over the next decade' the statement's; else None."""
    if mention.start_year is not None:
        return mention.start_year
    if not mention.anaphoric and (mention.length or mention.years > 1) and not mention.past:
        return stated_on.year
    return None


def _shifted(mention: DeadlineMention, year: int, month: int) -> str:
    if mention.unit == "decade":
        return str((year // 10 + 1 + int(mention.count)) * 10)
    if mention.unit == "mid_decade":
        return str((year // 10 + int(mention.count)) * 10 + 5)
    if mention.unit == "year":
        shifted = year + int(mention.count)
        return str(shifted) if mention.month is None else f"{shifted}-{mention.month:02}"
    months = round(mention.count)
    if months % 12 == 0:
        return str(year + months // 12)
    ahead, place = divmod(month - 1 + months, 12)
    return f"{year + ahead}-{place + 1:02}"


def _absolute(mention: DeadlineMention, stated_on: date) -> str | None:
    """A named date; a month or day without a year is the next one after the statement."""
    year, month, day = mention.year, mention.month, mention.day
    if year is None:
        if month is None:
            return None
        year = stated_on.year + ((month, day or _LAST_DAY) < (stated_on.month, stated_on.day))
        day = None if (month, day) == _LEAP_DAY else day
    return "-".join([f"{year}", *(f"{part:02}" for part in (month, day) if part is not None)])


def _fiscal_year(stated_on: date, naming: Naming, first_month: int) -> int:
    """The name of the fiscal year that the day falls in."""
    if naming == "calendar" or first_month == 1:
        return stated_on.year
    start = stated_on.year if stated_on.month >= first_month else stated_on.year - 1
    return start if naming == "start" else start + 1


def _mention(
    tokens: Tokens, index: int, free: int, found: list[DeadlineMention]
) -> tuple[DeadlineMention, int] | None:
    """The mention whose date starts at `index` and the token after it; its lead may reach back to `free`."""
    if vague := _vague().at(tokens, index) or dates.years_of_decade(tokens, index):
        return DeadlineMention(tokens.starts[index], tokens.ends[vague[1] - 1], "vague"), vague[1]
    is_between = tokens.word(index - 1) == "between"
    time = dates.read(tokens, index, after_between=is_between) or spells.read(tokens, index)
    if time is None or time.start < free:
        return None
    kind, start = leads.lead(tokens, time.start, free) or (None, time.start)
    if not _stands(tokens, time, kind):
        return None
    kind = kind or _joined(tokens, time.start, free, found)
    end = leads.tail(tokens, time.end)
    span = (tokens.starts[start], tokens.ends[end - 1])
    if isinstance(time, Date):
        return _of_date(tokens, time, kind or "year", span, end)
    return _of_spell(time, kind, span, found), end


def _of_date(
    tokens: Tokens, time: Date, kind: Kind, span: tuple[int, int], end: int
) -> tuple[DeadlineMention, int]:
    if year := _year_of_month(tokens, time):
        month = DeadlineMention(
            span[0], tokens.ends[year.end - 1], kind, month=time.month, unit="year", count=year.count
        )
        return month, year.end
    named = DeadlineMention(
        *span,
        kind,
        year=time.year,
        start_year=time.start_year,
        month=time.month,
        day=time.day,
        fiscal=time.is_fiscal,
    )
    return named, end


def _year_of_month(tokens: Tokens, time: Date) -> Spell | None:
    """The 'next year' of 'April next year'."""
    return spells.year_after(tokens, time.end) if time.year is None and time.day is None else None


def _of_spell(
    time: Spell, kind: Kind | None, span: tuple[int, int], found: list[DeadlineMention]
) -> DeadlineMention:
    mention = DeadlineMention(
        *span,
        kind or "in",
        unit=time.unit,
        count=time.count,
        years=time.years,
        length=time.is_length,
        anaphoric=time.is_anaphoric,
        antecedent=_last_dated(found) if time.is_anaphoric else None,
    )
    return _from_root(mention)


def _from_root(mention: DeadlineMention) -> DeadlineMention:
    """A mention that counts from one that counts itself, counted from the first: chains would never end."""
    before = mention.antecedent
    if before is None or not before.anaphoric:
        return mention
    months = _months(mention) + _months(before)
    return replace(mention, unit="month", count=months, antecedent=before.antecedent)


def _months(mention: DeadlineMention) -> float:
    return mention.count * 12 if mention.unit == "year" else mention.count


def _last_dated(found: list[DeadlineMention]) -> DeadlineMention | None:
    return next((mention for mention in reversed(found) if mention.kind != "vague"), None)


def _stands(tokens: Tokens, time: Date | Spell, kind: Kind | None) -> bool:
    """Whether the words are a date here: a month alone needs 'by' or 'from', a length of time 'within'."""
    if isinstance(time, Spell):
        return not time.needs_lead or (kind in _LENGTH_LEADS)
    if time.year is not None or tokens.word(time.start - 1) == "next":
        return True
    if tokens.is_genitive(time.end - 1) and tokens.word(time.end) != "end":  # 'by February's election'
        return False
    return kind in _OPEN_MONTHS or _year_of_month(tokens, time) is not None


def _joined(tokens: Tokens, start: int, free: int, found: list[DeadlineMention]) -> Kind | None:
    """The preposition that a date shares with the one before it: 'in 2026 and 2027'."""
    if not found or start - free != 1 or tokens.word(free) not in _JOINTS:
        return None
    return None if found[-1].kind in ("vague", "on") else found[-1].kind


def _may_open(tokens: Tokens, index: int) -> bool:
    """Whether a mention may start at the token `index`, a figure or an opener; most may not."""
    word = tokens.words[index]
    if word[0].isdecimal():
        return True
    return word in dates.openers() or spells.may_open(tokens, index) or _vague().open(tokens, index)


@cache
def _openers() -> frozenset[str]:
    return dates.openers() | spells.openers() | _vague().openers()


@cache
def _vague() -> Phrases[bool]:
    return Phrases((phrase, True) for row in rows("deadlines", "vague", Row) for phrase in row.spelled())
