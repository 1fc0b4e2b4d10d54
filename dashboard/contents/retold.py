"""What the reading of an article says of itself, in the reader's language: each form of it is a row."""

from __future__ import annotations

import re
from functools import cache

from dashboard import words
from dashboard.language import phrase, say

_FORMS = (
    phrase("it reads as no commitment ({share})"),
    phrase("it is not sure enough who is bound, or by when ({share})"),
    phrase("no record of the text is sure enough ({share})"),
    phrase("no party is named"),
    phrase("a demand, but nobody is named who makes it"),
    phrase("percentage points are a difference, not a level"),
    phrase("the sum is repeated in another currency"),
    phrase("a baseline is where a rise starts, not where it leads"),
    phrase("a share of something else"),
    phrase("no record: the text nowhere speaks of defence"),
    phrase("no figure found: neither a percentage nor a sum of money"),
    phrase("the text"),
    phrase("the file"),
    phrase("the address"),
    phrase("is empty"),
    phrase("has no text"),
    phrase("has no text: its pages are images"),
    phrase("is missing: choose one first"),
    phrase("is encrypted"),
    phrase("is a damaged PDF"),
    phrase("is a binary file, not text"),
    phrase("text is {language}, only English is read"),
    phrase("no article text found in the page"),
    phrase("is longer than {n} characters"),
    phrase("has more than {n} characters of text"),
    phrase("is larger than {n} MB"),
    phrase("can't be asked for yet: wait {n} seconds"),
    phrase("has to wait: others are being read, try again in a moment"),
    phrase("takes longer than {n} seconds"),
    phrase("is closed by robots.txt"),
    phrase("is no URL"),
    phrase("is neither http nor https"),
    phrase("names no host"),
    phrase("may not be reached ({why})"),
)


def retold(text: str) -> str:
    """The text in the reader's language; one of no known form stays as it is.

    `retold("it reads as no commitment (99%)")` → 'es liest sich nicht als Verpflichtung (99 %)'.
    """
    for form, pattern in _patterns():
        if found := pattern.fullmatch(text):
            return say(form, **{place: _told(place, value) for place, value in found.groupdict().items()})
    return text


def _told(place: str, value: str) -> str:
    return words.per_cent(float(value.rstrip("%")), spec=".0f") if place == "share" else value


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(form, re.compile(_PLACE.sub(r"(?P<\1>.+)", re.escape(form)))) for form in _FORMS]


_PLACE = re.compile(r"\\\{(\w+)\\\}")
