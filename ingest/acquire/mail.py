"""An e-mail (EML) → the article in it: a press release, a newsletter."""

from __future__ import annotations

from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from ingest.acquire import articles, pages
from ingest.acquire.inputs import Refusal
from ingest.models import DatedBy

if TYPE_CHECKING:
    from datetime import date

    from ingest.acquire.inputs import Input
    from ingest.models import Article

_SEALED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the parser of the standard library raises on headers and encodings that are none."""


def read(source: Input) -> Article | Refusal:
    """The article of a mail: its plain text, else its page; its subject as title."""
    try:
        mail = BytesParser(EmailMessage, policy=policy.default).parsebytes(source.content)
        if any(part.get_content_type() in _SEALED for part in mail.walk()):
            return Refusal(source.name, "is encrypted")
        return _article(source, mail)
    except _BROKEN:
        return Refusal(source.name, "is a damaged mail")


def _article(source: Input, mail: EmailMessage) -> Article | Refusal:
    body = mail.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        return Refusal(source.name, "has no text")
    content = body.get_content(errors="strict")
    sender, address = parseaddr(str(mail["from"] or ""))
    found = (
        pages.article(_dated(source, _sent(mail)), content)
        if body.get_content_subtype() == "html"
        else articles.make(source, content, declared=_sent(mail))
    )
    if isinstance(found, Refusal):
        return found
    known = {"title": _line(mail["subject"]), "publisher": _line(sender or address), "url": source.url}
    return found.model_copy(update=known)


def _dated(source: Input, sent: date | None) -> Input:
    return source if sent is None else replace(source, published=sent, dated_by=DatedBy.DECLARED)


def _sent(mail: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(mail["date"])).date() if mail["date"] else None
    except ValueError:
        return None


def _line(text: object) -> str | None:
    return " ".join(str(text).split()) or None if text is not None else None
