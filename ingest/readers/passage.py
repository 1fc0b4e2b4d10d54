"""A text to hold a reader's words against: where they stand in it, whatever its line breaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.extract import deadlines, lexicon, quantities
from ingest.extract.days import named_days

if TYPE_CHECKING:
    from datetime import date

    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.quantities import Quantity
    from ingest.models import Article

_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Passage:
    """An article with what the rules find in it, each looked for once."""

    article: Article

    def find(self, words: str) -> tuple[int, int] | None:
        """Where the words first stand in the text, blanks and line breaks aside; None where they don't.

        What lies between the offsets is a slice of the text; only its blanks may differ from the words'.
        """
        flat = " ".join(words.split())
        at = self._flat.find(flat) if flat else -1
        return None if at < 0 else (self._place(at), self._place(at + len(flat) - 1) + 1)

    def slice(self, words: str | None) -> str | None:
        """The words as the text has them; None where it does not."""
        span = self.find(words or "")
        return self.article.text[slice(*span)] if span else None

    def _place(self, at: int) -> int:
        """The offset in the text of a character of the flat text."""
        word = bisect_right(self._flat_starts, at) - 1
        return self._starts[word] + at - self._flat_starts[word]

    @cached_property
    def _flat(self) -> str:
        """The text with one blank between words."""
        return " ".join(self.article.text.split())

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word starts in the text."""
        return [word.start() for word in _WORD.finditer(self.article.text)]

    @cached_property
    def _flat_starts(self) -> list[int]:
        """Where each word starts in the flat text."""
        return [word.start() for word in _WORD.finditer(self._flat)]

    @cached_property
    def figures(self) -> list[Quantity]:
        """The percentages and sums of the text, those that left out their unit included."""
        found = quantities.find(self.article.text)
        return found + quantities.bare(self.article.text, found)

    @cached_property
    def dates(self) -> list[DeadlineMention]:
        """The dates and times of the text."""
        return deadlines.find(self.article.text)

    @cached_property
    def days(self) -> frozenset[date]:
        """The days that the text names."""
        text = self.article.text
        return frozenset(day for _, day in named_days(text, 0, len(text), published=self.article.published))

    @cached_property
    def parties(self) -> frozenset[str]:
        """Every party that a name in the text, its headline or its publisher's may stand for."""
        told = (self.article.publisher, self.article.title, self.article.text)
        named = lexicon.scan("\n".join(part for part in told if part is not None))
        return frozenset(code for mention in named for code in mention.parties)
