"""`queue.csv`: what was read outside and waits for a person's decision, in any folder a curator works in.

Of an article's text only the sentence that proves the statement is kept, and while it waits the words right
around it. A statement that was ever decided upon does not come back.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from ingest.dataset import store
from ingest.models import Action, Article, Decision, EvidenceKind, Pending, Statement, identify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

CONTEXT = 240
"""Characters of the text kept on either side of the evidence: a sentence, more or less."""

LONGEST = {"url": 2000, "title": 300, "publisher": 100}
"""Characters: what is longer is no address (the digest stands for it), or is cut."""

SETTLING = frozenset({Action.ACCEPT, Action.REJECT})
"""The decisions that end a statement's waiting."""


def add(data: Path, article: Article, statements: Sequence[Statement], *, today: date) -> int:
    """Queue what an article states; returns how many statements are new.

    `data` is made where it does not exist. What waits already or was decided upon is left as it is.

    Raises:
        TableError: where a table cannot be read.
    """
    if not statements:
        return 0
    data.mkdir(parents=True, exist_ok=True)
    with store.locked(data):
        queued = store.read(data, store.QUEUE)
        known = {row.statement_id for row in queued} | settled(store.read(data, store.DECISIONS)).keys()
        found = (_pending(article, statement, today) for statement in statements)
        new = {row.statement_id: row for row in found if row.statement_id not in known}
        if new:
            store.write(data, store.QUEUE, [*queued, *new.values()])
    return len(new)


def waiting(data: Path) -> list[Pending]:
    """What nobody has decided upon, the longest waiting first and the sentences of one source together.

    Raises:
        TableError: where a table cannot be read.
    """
    return undecided(store.read(data, store.QUEUE), store.read(data, store.DECISIONS))


def undecided(queued: Iterable[Pending], decisions: Iterable[Decision]) -> list[Pending]:
    """The rows of the queue that nobody accepted or rejected."""
    gone = settled(decisions)
    return [row for row in queued if row.statement_id not in gone]


def settled(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """By statement, the decision that ended its waiting."""
    return {decision.subject: decision for decision in decisions if decision.action in SETTLING}


def source_id(article: Article) -> str:
    """The name of an article as a source: its host and a digest of its address, safe as a file's name."""
    where = address(article)
    digest = hashlib.sha256(where.encode()).hexdigest()[:12]
    return f"{re.sub(r'[^a-z0-9]+', '-', _host(where)).strip('-') or 'document'}-{digest}"


def address(article: Article) -> str:
    """Where the article stands; for a text without an address the digest that names it (RFC 6920)."""
    url = urldefrag(_line(article.url or "")).url if article.url else ""
    if url and len(url) <= LONGEST["url"]:
        return url
    digest = hashlib.sha256(_sound(article.text).encode()).digest()
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def _pending(article: Article, statement: Statement, today: date) -> Pending:
    where, name = address(article), source_id(article)
    own = {
        "source_id": name,
        "statement_id": identify(name, statement),
        "evidence_kind": EvidenceKind.QUOTE,
        "added_on": None,
    }
    stated = statement.model_dump() | own
    return Pending(
        **{field: _sound(value) if isinstance(value, str) else value for field, value in stated.items()},
        url=where,
        title=_line(article.title or article.id)[: LONGEST["title"]] or name,
        publisher=_line(article.publisher or _host(where))[: LONGEST["publisher"]] or "not named",
        published=article.published,
        before=_sound(article.text[max(0, statement.start - CONTEXT) : statement.start]) or None,
        after=_sound(article.text[statement.end : statement.end + CONTEXT]) or None,
        queued_on=today,
    )


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _line(text: str) -> str:
    return " ".join(_sound(text).split())


def _sound(text: str) -> str:
    """The text without lone surrogates, which no file in UTF-8 can hold; JSON may bring them."""
    return text.encode("utf-8", "replace").decode()
