"""Which language a text is in, where that is sure.

English is known by its little words, at no cost; only a text that lacks them is shown to the detector, whose
model takes half a second to load. Short texts and lists of figures stay undecided, and are read.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

READ = "en"
"""The one language that the extractor reads."""

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = 0.12
"""The least share of little words that shows English: 1,033 of 1,040 labelled texts have it, and of their
neighbours Danish, which shares some words, stays below 0.08. The detector calls all 1,040 English."""
_SAMPLE = 20_000  # characters; more tell nothing new
_ENOUGH = 100  # bytes of UTF-8, which is what the detector counts in; it errs on fewer
_SURE = 0.8
"""The detector's own certainty: a sentence or two in each of 18 languages have it, but for Indonesian (0.70,
close to Malay) and lists of names (below 0.45)."""


def of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where it is too short, mixed or not sure."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if not words:
        return None
    little = _little_words()
    if sum(word in little for word in words) / len(words) >= _ENGLISH:
        return READ
    prose = " ".join(words)
    if len(prose.encode()) < _ENOUGH:
        return None
    code, certainty = _detector()(prose)
    return code if certainty >= _SURE and code in _names() else None


def name(code: str) -> str:
    """What English calls the language."""
    return _names()[code]


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = _rows()["names"]
    return names


@cache
def _little_words() -> frozenset[str]:
    return frozenset(_rows()["little_words"].split())


@cache
def _rows() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def _detector() -> Callable[[str], tuple[str, float]]:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    classify: Callable[[str], tuple[str, float]] = LanguageIdentifier.from_model_file(
        MODEL_FILE, norm_probs=True
    ).classify
    return classify
