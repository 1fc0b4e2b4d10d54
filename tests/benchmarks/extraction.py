"""How fast articles of three kilobytes are read, and how the time grows with the length of a text."""

from __future__ import annotations

import gc
import json
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from ingest.extract.pipeline import extract
from ingest.models import Article
from tests.benchmarks.timing import Result, milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).parents[1]
LENGTH = 3000
ARTICLES = 40
ROUNDS = 5
EVERYDAY_LIMIT_MS = 1000 / 1500
RELEVANT_LIMIT_MS = 1000 / 150
DOUBLING_LIMIT = 2.5
"""Twice the text takes twice the time; the rest is for a machine that does other work."""

ARMY = "The army will be larger. "
"""What lets an article through that is about other things."""
OPENING = "Poland will spend 5 per cent of GDP on defence by 2030. "
"""A text with a figure is read to its end."""
GROWING = {
    "prose": "Poland will spend 5 per cent of GDP on defence by 2030, the prime minister said. ",
    "people": "Premier Donald Tusk says Poland will spend 5 per cent of GDP by 2030. Mark Rutte left. ",
    "one sentence": "Poland will spend 5 per cent of GDP by 2030, ",
    "percent signs": "%",
    "figures": "5% ",
    "dates": "from 2026 to 2030, ",
}


def measure() -> Iterator[Result]:
    """Articles by subject, the quickest of five readings each; then texts of twice the length, as a ratio.

    The time is that of the processor, so that a busy neighbour does not count.
    """
    extract(_article(OPENING))
    gc.freeze()  # else the collector of cycles goes through the compiled rules now and then
    everyday = _paragraphs((ROOT / "benchmarks" / "everyday.txt").read_text("utf-8"))
    subjects = {
        "of other things": (_articles(everyday), EVERYDAY_LIMIT_MS),
        "of other things, and the army": ([_article(ARMY + a.text) for a in _articles(everyday)], None),
        "of commitments": (_articles(_passages()), RELEVANT_LIMIT_MS),
    }
    for name, (articles, limit) in subjects.items():
        taken = _quickest(articles) / len(articles)
        note = f"{1000 / taken:,.0f} articles a second"
        yield Result(f"extract: {name}", taken, "ms", limit=limit, note=note)
    for name, unit in GROWING.items():
        texts = (OPENING + unit * (size // len(unit)) for size in (20_000, 40_000))
        short, long = (_quickest([_article(text)]) for text in texts)
        note = f"40,000 characters: {long:,.0f} ms"
        yield Result(f"extract: twice the {name}", long / short, "x", limit=DOUBLING_LIMIT, note=note)


def _quickest(articles: Iterable[Article]) -> float:
    """The milliseconds that all articles take, least of several rounds; the rules are compiled before."""
    run = partial(_read, articles)
    return min(milliseconds(run, clock=process_time) for _ in range(ROUNDS))


def _read(articles: Iterable[Article]) -> None:
    for article in articles:
        extract(article)


def _passages() -> list[str]:
    """The project's own passages: two or three make an article."""
    paths = sorted((ROOT / "passages").glob("*.jsonl"))
    return [json.loads(line)["text"] for path in paths for line in path.read_text("utf-8").splitlines()]


def _paragraphs(text: str) -> list[str]:
    return text.strip().split("\n\n")


def _articles(texts: Sequence[str]) -> list[Article]:
    """Articles of the same length, each of several texts, beginning with one after the other."""
    step = max(1, len(texts) // ARTICLES)
    starts = islice(cycle(range(0, len(texts), step)), ARTICLES)
    return [_article("\n\n".join(islice(cycle(texts[at:] + texts[:at]), 20))[:LENGTH]) for at in starts]


def _article(text: str) -> Article:
    return Article(id="bench", text=text, published=date(2026, 11, 24))
