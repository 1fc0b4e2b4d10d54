"""How a phrase may be spelt."""

from __future__ import annotations

import unicodedata

_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ə": "a", "Ə": "A"}
    | {"ð": "d", "þ": "th", "Þ": "Th", "ß": "ss", "æ": "ae"}
)
"""Letters that Unicode does not take apart into a plain letter and an accent."""


def spellings(word: str) -> tuple[str, ...]:
    """The word, the word without accents, and both with a capital 'The' where they begin with an article."""
    decomposed = unicodedata.normalize("NFKD", word.translate(_PLAIN_LETTERS))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    capital = ["The " + text.removeprefix("the ") for text in (word, plain) if text.startswith("the ")]
    return tuple(dict.fromkeys([word, plain, *capital]))


def titled(word: str) -> str:
    """The phrase as a heading or an official text has it: 'European Allies', 'Member States'."""
    return " ".join(part[:1].upper() + part[1:] for part in word.split(" "))
