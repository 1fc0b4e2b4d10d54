"""Files, streams and fetched pages → articles; what can't be read is refused in one line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ingest.acquire import jsonl, mail, markdown, pages, pdf, plain
from ingest.acquire.feeds import canonical
from ingest.acquire.inputs import Input, Refusal
from ingest.models import DatedBy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from ingest.acquire.exchange import Page
    from ingest.models import Article

    Reader = Callable[[Input], Article | Refusal]

LARGEST = 50_000_000
"""Bytes; a larger file is no article."""

_STARTS: tuple[tuple[Callable[[bytes], bool], Reader], ...] = (
    (pdf.is_pdf, pdf.read),
    (pages.is_page, pages.read),
)
"""What a document is by its first bytes, whatever its name."""

_ENDINGS: Mapping[str, Reader] = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), pages.read),
    **dict.fromkeys((".md", ".markdown"), markdown.read),
    ".eml": mail.read,
    ".pdf": pdf.read,
}
"""What it is by the ending of its name; anything else is plain text."""

_MEDIA: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": "",
    "text/markdown": ".md",
    "message/rfc822": ".eml",
}
"""The ending that a type on the web stands for."""


def read(path: Path | None, *, published: date | None = None) -> Iterator[Article | Refusal]:
    """The articles of a file, or of standard input for None, and a refusal for each one that can't be read.

    `published` is the day of publication where the document itself gives none.
    """
    name = "standard input" if path is None else path.name
    ending = "" if path is None else path.suffix.lower()
    raw = _content(path, name)
    if isinstance(raw, Refusal):
        yield raw
    elif ending in {".jsonl", ".ndjson"}:
        yield from jsonl.read(Input(name, raw, ending, published=published))
    else:
        yield parse(Input(name, raw, ending, published=published))


def parse(source: Input) -> Article | Refusal:
    """The one article of a document that holds one."""
    for starts, reader in _STARTS:
        if starts(source.content):
            return reader(source)
    return _ENDINGS.get(source.ending, plain.read)(source)


def fetched(
    page: Page, name: str, *, published: date | None = None, dated_by: DatedBy = DatedBy.GIVEN
) -> Article | Refusal:
    """The article of a page from the web; `published` is the day where the page itself gives none.

    Its id and its url are where it was found in the end, whatever it says of itself.
    """
    ending = _MEDIA.get(page.media_type)
    if ending is None and not any(starts(page.content) for starts, _ in _STARTS):
        return Refusal(name, f"is {page.media_type[:60] or 'of no stated type'}, no article")
    url = canonical(page.url)
    return parse(
        Input(
            name,
            page.content,
            ending or "",
            charset=page.charset,
            id=url,
            url=url,
            published=published,
            dated_by=dated_by,
        )
    )


def _content(path: Path | None, name: str) -> bytes | Refusal:
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1) if path is None else _bytes(path)
    except IsADirectoryError:
        return Refusal(name, "is a directory, not a file")
    except FileNotFoundError:
        return Refusal(name, "no such file")
    except OSError as error:
        return Refusal(name, f"can't be read ({error.strerror})")
    if len(raw) > LARGEST:
        return Refusal(name, f"is larger than {LARGEST // 1_000_000} MB")
    return raw if raw.strip() else Refusal(name, "is empty")


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
