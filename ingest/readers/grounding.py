"""What a reader asserts, held against the text: grounded in it and kept, or dropped for a reason."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from enum import StrEnum
from math import isclose
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from ingest.extract import deadlines
from ingest.extract.days import AHEAD
from ingest.models import Assertion, EvidenceKind, Metric, Record, Statement, identify
from ingest.parties import PartyKind, parties
from ingest.readers.agreement import key
from ingest.readers.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.quantities import Quantity
    from ingest.models import Article

UNMEASURED = 0.0
"""The confidence of a grounded record: nobody has measured how often the reader is right, so a threshold on
confidence never lets its records in unasked."""

LONGEST_QUOTE = 1500
"""Characters; more is no sentence, and a quote of the whole article would prove anything."""

_WORDS = ("deadline_text", "speaker", "condition")
_WEEK = timedelta(days=7)


class Drop(StrEnum):
    """Why an assertion gives no record."""

    CONTRACT = "against the contract"
    PARTY = "with an unknown party"
    QUOTE = "without a quote"
    WORDS = "with words that are not the article's"
    UNNAMED = "with a country that the article never names"
    FIGURE = "without the figure in the quote"
    DAY = "stated on a day that the article does not name"
    DEADLINE = "with a deadline that the article does not state"


class Grounded(NamedTuple):
    """The records of one article, in the order of the text, and how many assertions were dropped why."""

    statements: list[Statement]
    dropped: Counter[Drop]


def ground(article: Article, answers: Iterable[object], *, extractor: str) -> Grounded:
    """Turn a reader's answers into statements; what the text does not bear out is dropped, never mended.

    Pure; never raises, whatever the answers hold. `extractor` is what the statements carry.
    """
    passage = Passage(article)
    dropped: Counter[Drop] = Counter()
    kept: dict[tuple[object, ...], Statement] = {}
    for answer in answers:
        read = _read(answer)
        drop = read if isinstance(read, Drop) else _doubt(passage, read)
        if drop is not None:
            dropped[drop] += 1
        elif isinstance(read, Assertion):
            statement = _statement(passage, read, extractor)
            kept.setdefault(key(statement), statement)  # said twice, it is one record
    return Grounded(sorted(kept.values(), key=lambda s: (s.start, s.party, s.value)), dropped)


def tally(dropped: Counter[Drop]) -> str:
    """How many were dropped and why, the commonest reason first: '2 without a quote, 1 …'."""
    return ", ".join(f"{count} {drop}" for drop, count in dropped.most_common())


def _read(answer: object) -> Assertion | Drop:
    try:
        return Assertion.model_validate(answer)
    except (ValidationError, RecursionError):
        return Drop.CONTRACT


def _doubt(passage: Passage, assertion: Assertion) -> Drop | None:
    return next((drop for drop, holds in _CHECKS if not holds(passage, assertion)), None)


def _knows_parties(_: Passage, assertion: Assertion) -> bool:
    return all(code in parties() for code in _parties(assertion))


def _quotes(passage: Passage, assertion: Assertion) -> bool:
    span = passage.find(assertion.evidence)
    return span is not None and span[1] - span[0] <= LONGEST_QUOTE


def _takes_words(passage: Passage, assertion: Assertion) -> bool:
    words = (getattr(assertion, field) for field in _WORDS)
    return all(passage.find(word) is not None for word in words if word is not None)


def _names_countries(passage: Passage, assertion: Assertion) -> bool:
    """Whether its countries are named; blocs go by too many words ('the thirty-two') to ask it of them."""
    countries = (code for code in _parties(assertion) if parties()[code].kind is PartyKind.COUNTRY)
    return all(code in passage.parties for code in countries)


def _parties(assertion: Assertion) -> Iterator[str]:
    yield assertion.party
    if assertion.requested_by is not None:
        yield assertion.requested_by


def _shows_figure(passage: Passage, assertion: Assertion) -> bool:
    start, end = passage.find(assertion.evidence) or (0, 0)
    within = (f for f in passage.figures if start <= f.start and f.end <= end)
    return any(_is_figure(figure, assertion) for figure in within)


def _is_figure(figure: Quantity, assertion: Assertion) -> bool:
    """Whether it is the figure asserted: the same kind of number, in that currency, with the same ends."""
    is_money = assertion.metric is Metric.AMOUNT
    if figure.kind != ("money" if is_money else "percent"):
        return False
    if is_money and assertion.currency not in figure.currency:
        return False
    return _same(figure.value, assertion.value) and _same(figure.value_high, assertion.value_high)


def _same(figure: float | None, asserted: float | None) -> bool:
    if figure is None or asserted is None:
        return figure is asserted
    return isclose(figure, asserted, rel_tol=1e-6)


def _states_day(passage: Passage, assertion: Assertion) -> bool:
    """Whether the day is named in the text, or near enough for 'on Tuesday'."""
    published, told = passage.article.published, assertion.stated_on
    if told is None or told in passage.days:
        return True
    return published is not None and -_WEEK <= told - published <= AHEAD


def _states_deadline(passage: Passage, assertion: Assertion) -> bool:
    """Whether a date in the text may mean the year; a reader may know the month better than the rules."""
    if assertion.deadline is None:
        return True
    told = assertion.stated_on or passage.article.published
    years = (year for mention in passage.dates for year in _years(mention, told, assertion.party))
    return assertion.deadline[:4] in years


def _years(mention: DeadlineMention, told: date | None, code: str) -> Iterator[str]:
    """The years that a date may mean: named, or counted from the day of the statement."""
    yield from (str(year) for year in (mention.year, mention.start_year) if year is not None)
    if told is None:
        return
    party = parties()[code]
    meant = deadlines.resolve(
        mention, stated_on=told, fiscal=party.fiscal_year.value, fiscal_month=party.fiscal_month
    )
    yield str(meant)[:4]
    yield str(deadlines.first_year(mention, stated_on=told))


_CHECKS: tuple[tuple[Drop, Callable[[Passage, Assertion], bool]], ...] = (
    (Drop.PARTY, _knows_parties),
    (Drop.QUOTE, _quotes),
    (Drop.WORDS, _takes_words),
    (Drop.UNNAMED, _names_countries),
    (Drop.FIGURE, _shows_figure),
    (Drop.DAY, _states_day),
    (Drop.DEADLINE, _states_deadline),
)
"""Tried in order; the first that does not hold is the reason."""


def _statement(passage: Passage, assertion: Assertion, extractor: str) -> Statement:
    start, end = passage.find(assertion.evidence) or (0, 0)
    fields = assertion.model_dump() | {
        "evidence": passage.article.text[start:end],
        "stated_on": assertion.stated_on or passage.article.published,
        **{field: passage.slice(getattr(assertion, field)) for field in _WORDS},
    }
    record = Record(**fields, start=start, end=end, confidence=UNMEASURED)
    return Statement(
        **record.model_dump(),
        statement_id=identify(passage.article.id, record),
        source_id=passage.article.id,
        evidence_kind=EvidenceKind.QUOTE,
        extractor=extractor,
        added_on=None,
    )
