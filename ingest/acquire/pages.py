"""A page → the article in it, without menus, scripts and comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.acquire import articles
from ingest.acquire.charsets import decoded
from ingest.acquire.inputs import Refusal
from ingest.acquire.quiet import silence

if TYPE_CHECKING:
    from ingest.acquire.inputs import Input
    from ingest.models import Article

LARGEST = 5_000_000
"""Characters of markup; a page of that size takes about ten seconds to read, and no article needs it."""

_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!--|\?xml\b|(?:!doctype html|html|head|body|article)\b)", re.IGNORECASE
)
_DECLARED = {"original_date": True, "extensive_search": False}
"""Only a day that the page declares; a guess from its words would shift every date that counts from it."""


def is_page(content: bytes) -> bool:
    """Whether the bytes start as a page does."""
    return _START.match(content) is not None


def read(source: Input) -> Article | Refusal:
    """The article in a page."""
    content = decoded(source)
    return content if isinstance(content, Refusal) else article(source, content)


def article(source: Input, content: str) -> Article | Refusal:
    """The article in the markup of a page."""
    if len(content) > LARGEST:
        return Refusal(source.name, f"is a page of more than {LARGEST:,} characters")
    import trafilatura
    from trafilatura.settings import Document

    silence("trafilatura", "htmldate")
    page = trafilatura.bare_extraction(
        content, with_metadata=True, include_comments=False, date_extraction_params=_DECLARED
    )
    found = page.as_dict() if isinstance(page, Document) else {}
    if not found.get("text"):
        return Refusal(source.name, "no article text found in the page")
    return articles.make(
        source,
        found["text"],
        declared=articles.day(found["date"]),
        title=found["title"],
        publisher=found["sitename"],
        url=found["url"],
    )
