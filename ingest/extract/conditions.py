"""Conditions attached to a commitment: 'subject to approval', 'when fiscal conditions allow'."""

from __future__ import annotations

import re
from functools import lru_cache

_STRONG = (
    r"subject to|provided(?: that)?|as long as|on (?:the )?condition that|depending on"
    r"|conditional (?:on|upon)|unless"
)
_WEAK = r"if|when|once|should|as soon as"
_ALLOWS = r"allow|permit|conditions|suffice|grows?\b|recovers?\b|agrees?\b|approves?\b|comes? along"
_CONDITION = re.compile(
    rf"\b(?:(?:{_STRONG})\s[^.;:—–\n]{{3,160}}"
    rf"|(?:{_WEAK})\s(?:[^\s.,;:—–]{{1,20}}\s){{1,6}}?[^\s.,;:—–]{{0,12}}(?:{_ALLOWS})[^.,;:—–\n]{{0,60}})",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)  # the figures of one sentence follow each other
def condition(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the first condition in text[start:end], without the comma that ends it; None for none."""
    match = _CONDITION.search(text, start, end)
    if match is None:
        return None
    words = match[0].split(",")[0].rstrip(' "”’)')
    return match.start(), match.start() + len(words)
