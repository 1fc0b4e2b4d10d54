"""A baseline in sixty lines: regular expressions for figures, each with the closest party, year and cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.models import Metric, Status
from tests.benchmarks.readers import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.models import Article, Statement

NUMBER, SIZE = r"(?<![\d.,])\d[\d,]*(?:\.\d+)?", r"\s?(?:million|billion|trillion|bn|tn)\b"
SHARE = re.compile(r"(?<![\d.,])(\d(?:\.\d+)?)\s?(?:%|per\s?cent)")
MONEY = re.compile(rf"[€$£]\s?{NUMBER}{SIZE}|{NUMBER}{SIZE}\s(?:euros|dollars|pounds)")
PARTS = re.compile(r"([\d,.]+)\s?([mbt])")
YEAR = re.compile(r"\b20[2-4]\d\b")
CUES = {
    Status.AGREED: r"agreed|adopted|declaration|summit",
    Status.PLEDGED: r"will|pledged?|promised?|vow(?:ed|s)?|committed|announced",
    Status.LEGISLATED: r"law|passed|approved|enacted|signed",
    Status.PROPOSED: r"propos\w+|draft|consider\w*|would|could|plans?|bill",
    Status.DEMANDED: r"demand\w*|expects?|urged?|wants?|called on|must",
    Status.REJECTED: r"reject\w*|refus\w+|ruled out|will not|declined",
}
CUE = re.compile("|".join(rf"(?P<{status}>\b(?:{words})\b)" for status, words in CUES.items()))
SIZES = {"m": 1e6, "b": 1e9, "t": 1e12}
CURRENCIES = {"€": "EUR", "euro": "EUR", "$": "USD", "dollar": "USD", "£": "GBP", "pound": "GBP"}


def read(article: Article) -> list[Statement]:
    """Each figure is a record of the closest party, due in the closest year, as the closest cue has it."""
    return given.distinct(_statements(article))


def _statements(article: Article) -> Iterator[Statement]:
    named = given.parties(article.text)
    for start, end in given.sentences_on_defence(article.text):
        years = [given.Spot(*m.span(), m[0]) for m in YEAR.finditer(article.text, start, end)]
        cues = [given.Spot(*m.span(), str(m.lastgroup)) for m in CUE.finditer(article.text, start, end)]
        for figure in _figures(article.text, start, end):
            if party := given.nearest(named, figure):
                status = Status(given.nearest(cues, figure) or Status.PLEDGED)
                yield given.statement(article, figure, party, given.nearest(years, figure), status)


def _figures(text: str, start: int, end: int) -> Iterator[given.Figure]:
    for share in SHARE.finditer(text, start, end):
        yield given.Figure(*share.span(), Metric.GDP_SHARE, float(share[1]))
    for money in MONEY.finditer(text, start, end):
        number, size = PARTS.search(money[0]).groups()
        currency = next(code for sign, code in CURRENCIES.items() if sign in money[0])
        value = round(float(number.replace(",", "")) * SIZES[size], 2)
        yield given.Figure(*money.span(), Metric.AMOUNT, value, currency=currency)
