"""What the pages say, in the reader's language: the strings are rows of `strings.csv`.

A string stands in the code in English, whole, with named places for its values, and its row holds the
translations. Evidence, speakers and sources keep the words in which they were published.
"""

from __future__ import annotations

import csv
from contextvars import ContextVar, copy_context
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Callable

Said = TypeVar("Said")

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français", "ko": "한국어"}
"""The languages of the interface, by code, each named in itself."""

_STRINGS = Path(__file__).with_name("strings.csv")
_language: ContextVar[str] = ContextVar("language", default="en")


def say(text: str, /, **values: object) -> str:
    """The string in the reader's language, its places filled: `say("{n} of {all} spend less", n=3, all=32)`.

    A string without a translation is said in English.
    """
    said = _translated(_language.get()).get(text) or text
    return said.format(**values) if values else said


def count(amount: int, one: str, many: str, /, **values: object) -> str:
    """One string for one thing and another for more: `count(2, "{n} country", "{n} countries")`.

    `n` is the number as the language writes it; French says zero as it says one.
    """
    is_one = amount < 2 if _language.get() == "fr" else amount == 1  # noqa: PLR2004 - nought and one
    return say(one if is_one else many, n=number(amount), **values)


def phrase(text: str) -> str:
    """The string as it is: marks in a table what `say` will say when it is shown."""
    return text


def number(value: float, spec: str = ",") -> str:
    """A number with the language's own separators: `number(1234.5, ",.2f")` → '1,234.50', '1.234,50'."""
    return f"{value:{spec}}".translate(_separators(_language.get()))


def separators() -> str:
    """The decimal sign and the sign between thousands, as plotly takes them: '.,' in English."""
    return ".,".translate(_separators(_language.get()))


def language() -> str:
    """The code of the language that is spoken now, 'en' unless `speak` said otherwise."""
    return _language.get()


def speak(code: str) -> None:
    """The language of all that this run says; one that is not offered is English."""
    _language.set(code if code in LANGUAGES else "en")


def preferred(header: str) -> str:
    """The first language of an `Accept-Language` header that is offered: 'de-AT,en;q=0.8' → 'de'."""
    asked = (part.split(";")[0].split("-")[0].strip().lower() for part in header.split(","))
    return next((code for code in asked if code in LANGUAGES), "en")


def said_in(code: str, telling: Callable[[], Said]) -> Said:
    """What is told in another language, while this run goes on in its own."""
    elsewhere = copy_context()
    elsewhere.run(speak, code)
    return elsewhere.run(telling)


@lru_cache(maxsize=len(LANGUAGES))
def _translated(code: str) -> dict[str, str]:
    """Each English string with its translation; none for English itself."""
    if code == "en":
        return {}
    with _STRINGS.open(encoding="utf-8", newline="") as file:
        return {row["en"]: row[code] for row in csv.DictReader(file)}


@lru_cache(maxsize=len(LANGUAGES))
def _separators(code: str) -> dict[int, str]:
    """What stands for the English decimal point and comma."""
    signs = Locale(code).number_symbols["latn"]
    return str.maketrans({".": signs["decimal"], ",": signs["group"]})
