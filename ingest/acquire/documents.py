"""Files and streams → articles: plain text, HTML and JSONL; what can't be read is refused in one line."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ingest.models import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 50_000_000
"""Bytes; a larger file is no article."""

_HTML = re.compile(r"\s*<(?:!--|\?xml\b|(?:!doctype html|html|head|body|article)\b)", re.IGNORECASE)
_HEADLINE = 200  # characters; a longer first line is the text itself
_DECLARED = {"original_date": True, "extensive_search": False}
"""Only a day that the page declares; a guess from its words would shift every date that counts from it."""
_KEYS = ("id", "title", "publisher", "published", "url", "text")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be read, and why, in one line."""

    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


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
        yield from _lines(raw, name, published)
    else:
        yield _document(raw, name, published, ending)


def _document(raw: bytes, name: str, published: date | None, ending: str) -> Article | Refusal:
    content = _decoded(raw, name)
    if isinstance(content, Refusal):
        return content
    if ending in {".html", ".htm", ".xhtml"} or _HTML.match(content):
        return _page(content, name, published)
    return _plain(content, name, published)


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


def _decoded(raw: bytes, name: str) -> str | Refusal:
    if b"\0" in raw:
        return Refusal(name, "is a binary file, not text")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Refusal(name, f"is not UTF-8 text (byte {error.start} is {raw[error.start]:#04x})")
    return text if text.strip() else Refusal(name, "is empty")


def _plain(text: str, name: str, published: date | None) -> Article:
    headline, _, body = text.strip().partition("\n")
    title = headline.strip() if body.strip() and len(headline) <= _HEADLINE else None
    return Article(id=name, text=text, title=title, published=published)


def _page(content: str, name: str, published: date | None) -> Article | Refusal:
    import trafilatura
    from trafilatura.settings import Document

    page = trafilatura.bare_extraction(
        content, with_metadata=True, include_comments=False, date_extraction_params=_DECLARED
    )
    found = page.as_dict() if isinstance(page, Document) else {}
    if not found.get("text"):
        return Refusal(name, "no article text found in the page")
    return Article(
        id=name,
        text=found["text"],
        title=found["title"],
        publisher=found["sitename"],
        url=found["url"],
        published=_day(found["date"]) or published,
    )


def _lines(raw: bytes, name: str, published: date | None) -> Iterator[Article | Refusal]:
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if line.strip():
            yield _line(line, f"{name}, line {number}", published)


def _line(raw: bytes, name: str, published: date | None) -> Article | Refusal:
    line = _decoded(raw, name)
    if isinstance(line, Refusal):
        return line
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):  # a number of 5,000 digits is a plain ValueError
        return Refusal(name, "is no JSON object")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return Refusal(name, "has no text")
    if (day := row.get("published")) is not None and _day(day) is None:
        return Refusal(name, f"published: {day!r} is no day (YYYY-MM-DD)")
    return _article(row, name, published)


def _article(row: dict[str, Any], name: str, published: date | None) -> Article | Refusal:
    if not row["text"].strip():
        return Refusal(name, "is empty")
    try:
        return Article(**{"id": name, "published": published} | _known(row))
    except ValidationError as error:
        wrong = error.errors()[0]
        return Refusal(name, f"{'.'.join(map(str, wrong['loc']))}: {wrong['msg']}")


def _known(row: dict[str, Any]) -> dict[str, Any]:
    known = {key: row[key] for key in _KEYS if row.get(key) is not None}
    text: dict[str, Any] = {"id": str(known["id"])} if "id" in known else {}
    return known | text | ({"published": _day(known["published"])} if "published" in known else {})


def _day(text: object) -> date | None:
    """The day of an ISO date or time, in the time's own zone; None for anything else."""
    try:
        return datetime.fromisoformat(text).date() if isinstance(text, str) else None
    except ValueError:
        return None
