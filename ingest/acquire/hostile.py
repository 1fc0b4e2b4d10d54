"""What no honest article holds: a page that means to be run, not read, is refused as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.models import Article, Statement

_FORMULA = re.compile(r"\s*(?:=|[+\-@]\s*[a-z]+[(|!]|[+\-@]\s*\d+\s*[+*/|])", re.IGNORECASE)
_MARKUP = re.compile(
    r"<!--|<\s*[/!?]?\s*[a-z][^<>]{0,2000}>|javascript:|\]\((?:https?|data|javascript):", re.IGNORECASE
)


def trick(article: Article, statements: Iterable[Statement]) -> str | None:
    """What is wrong with the article, or None: a formula for a title, markup in what would be kept of it."""
    if article.title and _FORMULA.match(article.title):
        return "has a title that is a spreadsheet formula"
    if article.title and _MARKUP.search(article.title):
        return "has markup in its title"
    if any(_MARKUP.search(statement.evidence) for statement in statements):
        return "has markup in the sentence of a statement"
    return None
