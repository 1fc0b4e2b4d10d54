"""quantulum3 finds the quantities, dateparser the dates; each quantity takes the closest party and date."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from dateparser.search import search_dates
from quantulum3 import classifier, parser

from ingest.models import Metric
from tests.benchmarks.readers import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quantulum3.classes import Quantity

    from ingest.models import Article, Statement

# its classifier needs one version of scikit-learn, and tells units of measure apart, which nobody asks for
classifier.USE_CLF = False
PERCENT = {"percentage", "per cent", "percent"}


def read(article: Article) -> list[Statement]:
    """Every percentage and sum in a paragraph on defence, due on the closest later date."""
    return given.distinct(_statements(article))


def _statements(article: Article) -> Iterator[Statement]:
    named = given.parties(article.text)
    for start, end in given.sentences_on_defence(article.text):
        figures = list(_figures(article.text[start:end], start))
        dates = _dates(article, article.text[start:end], start) if figures else []
        for figure in figures:
            if party := given.nearest(named, figure):
                yield given.statement(article, figure, party, given.nearest(dates, figure))


def _figures(text: str, start: int) -> Iterator[given.Figure]:
    for quantity in parser.parse(text):
        span = (start + quantity.span[0], start + quantity.span[1])
        low, high = _ends(quantity)
        if quantity.unit.name in PERCENT and low < given.SHARE_BELOW:
            yield given.Figure(*span, Metric.GDP_SHARE, low, high)
        elif currency := quantity.unit.currency_code:
            yield given.Figure(*span, Metric.AMOUNT, low, high, currency)


def _ends(quantity: Quantity) -> tuple[float, float | None]:
    """quantulum3 gives a range as its middle and how far it reaches to both sides."""
    if not quantity.uncertainty:
        return round(quantity.value, 2), None
    low, high = quantity.value - quantity.uncertainty, quantity.value + quantity.uncertainty
    return round(low, 2), round(high, 2)


def _dates(article: Article, text: str, start: int) -> list[given.Spot]:
    """The years of the dates after the article's own."""
    today = datetime.combine(article.published, time())
    settings = {"RELATIVE_BASE": today, "PREFER_DATES_FROM": "future"}
    found = search_dates(text, languages=["en"], settings=settings) or []
    places = [(text.find(words), words, str(day.year)) for words, day in found if day > today]
    return [given.Spot(start + at, start + at + len(words), year) for at, words, year in places]
