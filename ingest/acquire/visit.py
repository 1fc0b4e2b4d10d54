"""A page on the web → its article with what that states; the one way in, for each command.

A page that means to be run, not read, is refused as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.acquire import documents, hostile
from ingest.acquire.inputs import Refusal
from ingest.models import DatedBy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ingest.acquire.feeds import Link
    from ingest.acquire.fetch import Fetcher
    from ingest.models import Article, Statement

    Read = Callable[[Article], Sequence[Statement]]


def visit(
    fetcher: Fetcher,
    link: Link,
    read: Read,
    *,
    publisher: str | None = None,
    dated_by: DatedBy = DatedBy.GIVEN,
) -> tuple[Article, Sequence[Statement]] | Refusal:
    """The article behind a link and what it states, or why it is refused.

    The link's title and day count where the page has none, `publisher` before what the page calls itself.
    """
    page = fetcher.get(link.url)
    if isinstance(page, Refusal):
        return page
    found = documents.fetched(page, link.url, published=link.published, dated_by=dated_by)
    if isinstance(found, Refusal):
        return found
    named = {"publisher": publisher or found.publisher, "title": found.title or link.title}
    article = found.model_copy(update=named)
    statements = read(article)
    trick = hostile.trick(article, statements)
    return (article, statements) if trick is None else Refusal(link.url, trick)
