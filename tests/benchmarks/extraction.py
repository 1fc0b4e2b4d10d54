"""How long an article of three kilobytes takes to read, once the rules are compiled."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from ingest.extract.pipeline import extract
from ingest.models import Article
from tests.benchmarks.timing import Result, median_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT_MS = 20.0
LENGTH = 3000

PARAGRAPHS = """\
The prime minister told parliament on Tuesday that the country will spend 3.5 per cent of gross domestic
product on defence by 2032, up from 2.1 per cent last year. NATO allies agreed in June to invest 5 per cent
of GDP by 2035, of which 3.5 per cent is core defence. “We expect Warsaw to keep its word,” said the
American secretary of defence, who called for more. The opposition proposed to raise the budget by €1.2
billion a year, while inflation stood at 2.9 per cent. Exports grew by 4 per cent, and 62 per cent of those
asked in a poll were in favour of the plan. Madrid has refused the target and says that 2.1 per cent is
enough for what the alliance asks of it.

"""
"""Commitments, a demand, a refusal and figures that are none of these, as thick as in no real article."""


def measure() -> Iterator[Result]:
    """The median of seven readings after the first, which compiles the rules."""
    text = (PARAGRAPHS * 9)[:LENGTH]
    article = Article(id="bench", text=text, published=date(2026, 11, 24))
    extract(article)
    taken = median_ms(partial(extract, article))
    yield Result(f"extract: an article of {LENGTH:,} characters", taken, "ms", limit=LIMIT_MS)
