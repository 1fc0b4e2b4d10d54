"""What a text is about: one that nowhere speaks of defence is put aside before it is read."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from ingest.extract.tables import Row, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.models import Article

_BRIEF = 1000  # characters; a shorter text, a quotation or a heading, may take its subject for granted
_WORD = re.compile(r"[a-z]+")


def is_defence(article: Article) -> bool:
    """Whether the headline or the text speaks of defence, or is too brief to tell; linear in the text."""
    if len(article.text) < _BRIEF:
        return True
    words = _subjects()
    return any(word in words for word in chain(_words(article.title or ""), _words(article.text)))


def _words(text: str) -> Iterator[str]:
    return (match[0] for match in _WORD.finditer(text.lower()))


@cache
def _subjects() -> frozenset[str]:
    return frozenset(word for row in rows("subject", "subject", Row) for word in row.spelled())
