"""Plain text → an article; a short first line is its headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.acquire import articles
from ingest.acquire.charsets import decoded
from ingest.acquire.inputs import Refusal

if TYPE_CHECKING:
    from ingest.acquire.inputs import Input
    from ingest.models import Article

_HEADLINE = 200  # characters; a longer first line is the text itself


def read(source: Input) -> Article | Refusal:
    """The article that a text is."""
    text = decoded(source)
    if isinstance(text, Refusal):
        return text
    return articles.make(source, text, title=headline(text))


def headline(text: str) -> str | None:
    """The first line of a text, where it is short, more follows, and it does not end as a sentence does."""
    first, _, body = (part.strip() for part in text.strip().partition("\n"))
    is_sentence = first.rstrip("\"'”’").endswith(".")
    return first if body and len(first) <= _HEADLINE and not is_sentence else None
