"""A text of the reader's own, read as the dataset's articles are; nothing of it is kept.

What a reader gives lives in the session's memory until the next try, and stands in no address and no log.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

import pandas as pd

from ingest.acquire import documents
from ingest.acquire.exchange import Limits
from ingest.acquire.feeds import Link
from ingest.acquire.fetch import Fetcher, Manners
from ingest.acquire.inputs import Input, Refusal
from ingest.acquire.visit import visit
from ingest.extract.explain import explain
from ingest.extract.pipeline import extract
from ingest.render import CONTRACT, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ingest.models import Article, Statement

LONGEST = 50_000
"""Characters of a text; a long report has them."""
LARGEST_MB = 5
"""Megabytes of a file or of a page."""
SECONDS = 10.0
"""For each answer of a server to arrive."""
PAUSE = 5.0
"""Seconds between two addresses of one session."""
AT_ONCE = 2
"""How many files and pages are read at one time, for all readers: a hostile one can take a minute."""

EXAMPLE = """Norway will raise defence spending from 2.2 to 3 percent of GDP by 2030, Prime Minister \
Jonas Gahr Støre said on Tuesday, if the economy allows.

Donald Trump wants every ally to spend 5 percent; Madrid has refused to go above 2.1 percent. Inflation was \
3.1 percent in February."""
EXAMPLE_DAY = date(2025, 3, 6)


@dataclass(frozen=True, slots=True)
class Figure:
    """How one figure of the text was read."""

    words: str
    """As they stand in the text."""
    told: tuple[str, ...]
    """Mentions, reasons, party, deadline and record, a line each, as `explain` retells them."""
    abstained: str | None
    """Why it gave no record; None where it gave one."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A text with what was read in it."""

    article: Article
    statements: Sequence[Statement]
    figures: Sequence[Figure]
    remark: str | None
    """What is to be said of the text as a whole, where no figure was read."""

    @property
    def records(self) -> pd.DataFrame:
        """The records with the contract's fields, as they are downloaded."""
        return pd.DataFrame([row(statement) for statement in self.statements], columns=list(CONTRACT))


def of_text(text: str, published: date | None) -> Trial | Refusal:
    """A text that was pasted; HTML is read as a page."""
    if len(text) > LONGEST:
        return Refusal("the text", f"is longer than {LONGEST:,} characters")
    return _of_input(Input("the text", text.encode(errors="replace"), published=published))


def of_file(name: str, content: bytes, published: date | None) -> Trial | Refusal:
    """A file that was uploaded; its name tells nothing but its kind."""
    if len(content) > LARGEST_MB * 1_000_000:
        return Refusal("the file", f"is larger than {LARGEST_MB} MB")
    source = Input("the file", content, PurePath(name).suffix.lower(), published=published)
    return in_turn("the file", lambda: _of_input(source))


def of_address(url: str, fetcher: Fetcher, published: date | None) -> Trial | Refusal:
    """A page on the web, which the fetcher may refuse to reach."""
    found = visit(fetcher, Link(url=url, published=published), extract)
    return found if isinstance(found, Refusal) else _short_enough(found[0])


def of_public_address(url: str, published: date | None) -> Trial | Refusal:
    """A page on the public internet, fetched within the limits."""
    limits = Limits(size=LARGEST_MB * 1_000_000, seconds=SECONDS, silence=SECONDS)
    with Fetcher(Manners(backoff=(), patience=0.0, redirects=3), limits) as fetcher:
        return in_turn("the address", lambda: of_address(url, fetcher, published))


def in_turn(name: str, read: Callable[[], Trial | Refusal]) -> Trial | Refusal:
    """What `read` gives; refused while too many others are reading."""
    if not _reading.acquire(blocking=False):
        return Refusal(name, "has to wait: others are being read, try again in a moment")
    try:
        return read()
    finally:
        _reading.release()


_reading = BoundedSemaphore(AT_ONCE)


def _of_input(source: Input) -> Trial | Refusal:
    if not source.content.strip():
        return Refusal(source.name, "is empty")
    found = documents.parse(source)
    return found if isinstance(found, Refusal) else _short_enough(found)


def _short_enough(article: Article) -> Trial | Refusal:
    """A report of hundreds of pages would take the server's time from all others."""
    if len(article.text) > LONGEST:
        return Refusal(article.id, f"has more than {LONGEST:,} characters of text")
    told = list(explain(article))
    figures = tuple(_figures(told))
    return Trial(article, extract(article), figures, remark=None if figures else next(iter(told), None))


def _figures(told: Sequence[str]) -> list[Figure]:
    """The lines of `explain`, one figure each: those of a figure are set in below it."""
    blocks: list[list[str]] = []
    for line in told:
        if line.startswith("["):
            blocks.append([line])
        elif blocks:
            blocks[-1].append(line.strip())
    return [_figure(*block) for block in blocks]


def _figure(head: str, *told: str) -> Figure:
    why = next((line.removeprefix(_NO_RECORD) for line in told if line.startswith(_NO_RECORD)), None)
    return Figure(head.partition("] ")[2], told, why)


_NO_RECORD = "no record: "
