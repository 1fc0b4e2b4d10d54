"""Bytes → text, in the encoding that they are in; never by guessing."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from ingest.acquire.inputs import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.acquire.inputs import Input

_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,200}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*[\"']?([\w-]{1,40})"
)
_HEAD = 4096  # bytes in which a page names its encoding
_TEXTUAL = re.compile(
    r"(us-)?ascii|utf-?8|(iso-?8859|latin|windows|cp|koi8|euc|iso-2022)[\w-]*|(shift_|s)?jis|gb\w+|big5"
)
"""Python knows more, which are no encodings of text on the web (`unicode_escape`)."""
_WIDER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""What says Latin-1 is in truth Windows-1252, as browsers read it: it has the quotation marks."""


def decoded(source: Input) -> str | Refusal:
    """The text of a document: UTF-8 where its bytes are, else in the encoding that is declared.

    Bytes beyond ASCII that are valid UTF-8 are hardly ever anything else, so that goes before what a
    server or a page says of itself; what fits neither is refused.
    """
    raw = source.content
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _as(raw, "utf-16") or Refusal(source.name, "is damaged UTF-16 text")
    if b"\0" in raw:
        return Refusal(source.name, "is a binary file, not text")
    for encoding in ("utf-8-sig", *_declared(source)):
        text = _as(raw, encoding)
        if text is not None:
            return text if text.strip() else Refusal(source.name, "is empty")
    return Refusal(source.name, f"is not UTF-8 text ({_where(raw)})")


def _declared(source: Input) -> Iterator[str]:
    found = _DECLARED.search(source.content[:_HEAD].lower())
    for name in (source.charset, found[1].decode("ascii", "replace") if found else None):
        if name is not None and _TEXTUAL.fullmatch(name.lower()):
            yield _WIDER.get(name.lower(), name)


def _as(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _where(raw: bytes) -> str:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"byte {error.start} is {raw[error.start]:#04x}"
    return "no byte is wrong"
