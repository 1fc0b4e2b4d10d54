"""A PDF → an article that knows where each of its pages starts."""

from __future__ import annotations

import re
import time
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING

from ingest.acquire import articles, plain
from ingest.acquire.inputs import Refusal
from ingest.acquire.quiet import silence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

    from ingest.acquire.inputs import Input
    from ingest.models import Article

MOST_PAGES = 1_000
LONGEST = 10_000_000
"""Characters; the longest defence white papers have a tenth."""
SECONDS = 120.0
"""For all pages; drawings of millions of lines take longer and hold no sentence."""

_MAGIC = b"%PDF-"
_HEAD = 1024  # bytes before which the magic must stand, as readers accept it
_HYPHEN = re.compile(r"(?<=[a-z])(?:-|\u00ad)\n(?=[a-z])|\u00ad")
_STRAY = re.compile(r"[\0\ud800-\udfff]")  # what broken fonts map to
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, OSError)
"""What the parser raises on damaged files besides its own errors: they trip it anywhere."""


def is_pdf(content: bytes) -> bool:
    """Whether the bytes start as a PDF does."""
    return _MAGIC in content[:_HEAD]


def read(source: Input) -> Article | Refusal:
    """The article of a PDF: the words of its pages, one below the other, hyphens at line ends undone."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    silence("pypdf")
    try:
        pdf = PdfReader(BytesIO(source.content))
        if pdf.is_encrypted and not pdf.decrypt(""):
            return Refusal(source.name, "is encrypted")
        return _article(source, pdf)
    except DependencyError:  # a cipher that is not at hand
        return Refusal(source.name, "is encrypted")
    except TooMuchError as error:
        return Refusal(source.name, str(error))
    except (PyPdfError, *_BROKEN):
        return Refusal(source.name, "is a damaged PDF")


class TooMuchError(Exception):
    """A PDF beyond what an article may be."""


def _article(source: Input, pdf: PdfReader) -> Article | Refusal:
    if len(pdf.pages) > MOST_PAGES:
        raise TooMuchError(f"has more than {MOST_PAGES:,} pages")
    pages = list(_texts(pdf))
    text = "\n".join(pages)
    if not any(page.strip() for page in pages):
        return Refusal(source.name, "has no text: its pages are images")
    starts = accumulate((len(page) + 1 for page in pages[:-1]), initial=0)
    about = pdf.metadata
    title = about.title if about and about.title and about.title.strip() else plain.headline(text)
    made = about.creation_date if about else None
    return articles.make(source, text, made=made.date() if made else None, title=title, pages=tuple(starts))


def _texts(pdf: PdfReader) -> Iterator[str]:
    end, length = time.monotonic() + SECONDS, 0
    for page in pdf.pages:
        text = _HYPHEN.sub("", _STRAY.sub("\ufffd", page.extract_text()))
        length += len(text)
        if length > LONGEST:
            raise TooMuchError(f"has more than {LONGEST:,} characters")
        if time.monotonic() > end:
            raise TooMuchError(f"takes more than {SECONDS:.0f} seconds to read")
        yield text
