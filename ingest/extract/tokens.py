"""Text as words, numbers and signs with their offsets: what the readers of figures and dates walk over.

Hyphens that join words vanish ('two-and-a-half', '5-percent'), a blank line becomes one `BREAK`,
apostrophes are dropped and `'s` is cut off, so that a phrase is a plain list of lower-case words.
Every repetition is possessive: reading takes time in proportion to the length of any text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

BREAK = "\n"
"""The token that stands for a blank line: nothing reaches across it."""

_TOKEN = re.compile(
    r"([0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}(?![0-9]))++(?:[.,][0-9]++)?+"  # 10 471, 1 200,5
    r"|[0-9]++(?:[.,][0-9]++)*+"  # 3.5, 1,200.50
    r"|[^\W\d_]++(?:['’][^\W\d_]++)*+"  # words, with their apostrophes
    r"|\n[^\S\n]*+\n"  # a blank line
    r"|[-‐‑](?=[0-9€$£¥₹₩])|(?<=\s)-(?=\s)"  # hyphens that part: 3-4, word - word
    r"|[^\s\w'’‘‐‑-])",  # any other sign
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text in tokens; `words[i]` stands at `text[starts[i]:ends[i]]`."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def word(self, index: int) -> str:
        """The token at `index`, or a `BREAK` outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else BREAK

    def openings(self, words: frozenset[str]) -> list[int]:
        """Where a figure in digits or one of the words stands."""
        return [at for at, word in enumerate(self.words) if word in words or word[0].isdecimal()]

    def is_name(self, index: int) -> bool:
        """Whether the token at `index` is written with a capital."""
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()

    def is_genitive(self, index: int) -> bool:
        """Whether `'s` was cut off the token at `index`."""
        if not 0 <= index < len(self.words):
            return False
        return self.ends[index] - self.starts[index] == len(self.words[index]) + 2

    def touches(self, index: int) -> bool:
        """Whether nothing parts the token at `index` from the one before it."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]


@lru_cache(maxsize=1)
def tokenise(text: str) -> Tokens:
    """Read a text into tokens; the same text twice in a row is read once."""
    words, starts, ends = cut(text, _TOKEN)
    return Tokens(text, [_plain(word.lower()) for word in words], starts, ends)


def cut(text: str, token: re.Pattern[str]) -> tuple[list[str], list[int], list[int]]:
    """The tokens of a text, where each starts and where it ends; the pattern is one group.

    Cutting a text at its tokens makes none of the match objects that the collector of cycles would look at.
    """
    parts = token.split(text)
    ends = list(accumulate(map(len, parts)))
    return parts[1::2], ends[:-1:2], ends[1::2]


def _plain(token: str) -> str:
    if token.isalnum():  # nearly every one
        return token
    return BREAK if token[0] == "\n" else token.replace("’", "'").removesuffix("'s")


class Phrases(Generic[T]):
    """Phrases of several words, each with what it means; the longest that fits wins."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Lay the phrases out as two tries: from the first word on, and from the last word back."""
        self._onward: Node[T] = Node()
        self._backward: Node[T] = Node()
        for phrase, meaning in entries:
            words = tokenise(phrase).words
            self._onward.put(words, meaning)
            self._backward.put(words[::-1], meaning)

    def openers(self) -> frozenset[str]:
        """The words that a phrase may begin with."""
        return frozenset(self._onward.next)

    def open(self, tokens: Tokens, index: int) -> bool:
        """Whether a phrase may start at `index`, by its first two words."""
        node = self._onward.next.get(tokens.words[index])
        return node is not None and (bool(node.meanings) or tokens.word(index + 1) in node.next)

    def at(self, tokens: Tokens, index: int) -> tuple[T, int] | None:
        """The phrase that starts at `index` and the index after it."""
        hit = None
        words = tokens.words
        node = self._onward.next.get(words[index]) if 0 <= index < len(words) else None
        while node is not None:
            index += 1
            if node.meanings:
                hit = node.meanings[-1], index
            node = node.next.get(words[index]) if index < len(words) else None
        return hit

    def before(self, tokens: Tokens, index: int) -> tuple[T, int] | None:
        """The phrase that ends just before `index` and the index where it starts."""
        hits = self.all_before(tokens, index)
        return hits[0] if hits else None

    def all_before(self, tokens: Tokens, index: int) -> list[tuple[T, int]]:
        """All phrases that end just before `index`, the longest first, with the index of its start."""
        hits: list[tuple[T, int]] = []
        node = self._backward.next.get(tokens.word(index - 1))
        while node is not None:
            index -= 1
            hits += [(meaning, index) for meaning in node.meanings]
            node = node.next.get(tokens.word(index - 1))
        return hits[::-1]


class Node(Generic[T]):
    """Where a trie of phrases stands after some words."""

    __slots__ = ("meanings", "next")

    def __init__(self) -> None:
        """Start without any phrase."""
        self.next: dict[str, Node[T]] = {}
        self.meanings: list[T] = []

    def put(self, words: list[str], meaning: T) -> None:
        """Enter a phrase."""
        node = self
        for word in words:
            node = node.next.setdefault(word, Node())
        node.meanings.append(meaning)
