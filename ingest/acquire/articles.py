"""A text with its metadata → an article, unless it is empty or in another language."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypedDict, Unpack

from pydantic import ValidationError

from ingest.acquire import languages
from ingest.acquire.inputs import Refusal
from ingest.models import Article, DatedBy

if TYPE_CHECKING:
    from ingest.acquire.inputs import Input


class Known(TypedDict, total=False):
    """What a document says about itself."""

    title: str | None
    publisher: str | None
    url: str | None
    pages: tuple[int, ...]


def make(
    source: Input,
    text: str,
    *,
    declared: date | None = None,
    made: date | None = None,
    **known: Unpack[Known],
) -> Article | Refusal:
    """The article of a text: `declared` is its own day of publication, `made` the day its file was made.

    The document's own day goes first, then the one that came with it, then the file's.
    """
    if not text.strip():
        return Refusal(source.name, "is empty")
    language = languages.of(text)
    if language is not None and language != languages.READ:
        return Refusal(source.name, f"text is {languages.name(language)}, only English is read")
    days = ((declared, DatedBy.DECLARED), (source.published, source.dated_by), (made, DatedBy.FILE))
    published, dated_by = next(((day, how) for day, how in days if day is not None), (None, None))
    own = dict(known) | ({"url": source.url} if source.url else {})
    found = {"id": source.id or source.name, "text": text, "published": published, "dated_by": dated_by}
    try:
        return Article.model_validate(found | {"language": language} | own)
    except ValidationError as error:
        wrong = error.errors()[0]
        return Refusal(source.name, f"{'.'.join(map(str, wrong['loc']))}: {wrong['msg']}")


def day(text: object) -> date | None:
    """The day of an ISO date or time, in the time's own zone; None for anything else."""
    if isinstance(text, date):
        return text.date() if isinstance(text, datetime) else text
    try:
        return datetime.fromisoformat(text).date() if isinstance(text, str) else None
    except ValueError:
        return None
