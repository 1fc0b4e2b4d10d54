"""A text in sentences and clauses, with offsets; quotations, headline and dateline marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = re.compile(r"([^\W_]+|[^\w\s]|_)")
"""What counts as one token, in texts and in the lexicon alike."""

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# these two begin with a set of signs: the search leaps from one such sign to the next
_STOP = re.compile(
    r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"”’»)\]]*+(?=\s)"  # a run of dots is tried once, from its start
)
_QUOTES = re.compile(
    r"[“\"«‘](?:(?<=“)[^“”\n]{1,2000}”|(?<=\")[^\"\n]{1,2000}\"|(?<=«)[^«»\n]{1,2000}»"
    r"|(?<=‘)(?<!\w‘)[^‘\n]{1,2000}?’(?!\w))"
)
_CLOSERS = '.!?…:;”"»)'
_OPEN = frozenset(
    {"a", "an", "and", "at", "but", "by", "for", "from", "in", "of", "on", "or", "than", "the", "to", "with"}
)
_FULL = 60  # characters of a line that was broken because it was full
_LONGEST = 1500  # characters of one sentence
_LAST_WORD = re.compile(r"[^\s(\"“‘]{1,12}\Z")
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "maj",
        "sgt",
        "capt",
        "adm",
        "sen",
        "rep",
        "gov",
        "pres",
        "rev",
        "st",
        "no",
        "vs",
        "jr",
        "sr",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "est",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "approx",
        "fig",
        "hon",
        "pp",
        "cf",
        "e.g",
        "i.e",
        "al",
    ]
)
_STARTS_SENTENCE = re.compile(r"\s+[\"“‘«(\[•*–—-]*[^\W\d_a-zà-öø-ÿ]|\s+[\"“‘«(\[•*–—-]*\d")
_CLAUSE = re.compile(
    r"[;:—–]|\s-\s|[,)]\s+(?=(?:while|but|and|whereas|although|though|which|who|as|after|with|because|since|so|"
    r"when|where|yet|or|against|up|down|compared)\b)|(?<=\s)(?:while|whereas|although)\s"
)
_DATELINE = re.compile(
    r"\s*[A-ZÀ-Þ][\w.'-]*(?:[ ,]++[A-ZÀ-Þ][\w.'-]*){0,4}[ ,]*"
    r"(?:\([^)\n]{1,40}\)|[A-Z][a-z]+\.? \d{1,2})?,?\s*(?:[—–:]|-{1,2}) "
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the text, at [start, end)."""

    index: int
    start: int
    end: int
    paragraph: int
    is_title: bool
    clauses: tuple[int, ...]
    """Where each clause starts; the first is the sentence's own start."""

    def clause(self, offset: int) -> int:
        """The number of the clause that holds the offset."""
        return max(0, bisect_right(self.clauses, offset) - 1)


@dataclass(frozen=True, slots=True)
class Layout:
    """The sentences of a text and where it quotes."""

    sentences: tuple[Sentence, ...]
    quotes: tuple[tuple[int, int], ...]
    dateline_end: int
    """Where the dateline of the body ends; 0 where there is none."""
    _starts: list[int] = field(repr=False, default_factory=list)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds the offset, or the last one before it."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def is_quoted(self, offset: int) -> bool:
        """Whether the offset lies inside quotation marks."""
        at = bisect_right(self.quotes, (offset, len(self.quotes) and self.quotes[-1][1] + 1)) - 1
        return at >= 0 and self.quotes[at][0] <= offset < self.quotes[at][1]


def layout(text: str, title: str | None = None) -> Layout:
    """Cut a text into sentences and clauses, in linear time; offsets are in characters."""
    sentences: list[Sentence] = []
    for paragraph, (low, high) in enumerate(_blocks(text)):
        is_title = paragraph == 0 and title is not None and text[low:high].strip() == title.strip()
        for start, end in _sentence_spans(text, low, high):
            clauses = (start, *(m.end() for m in _CLAUSE.finditer(text, start + 1, end)))
            sentences.append(Sentence(len(sentences), start, end, paragraph, is_title, clauses))
    quotes = tuple(m.span() for m in _QUOTES.finditer(text))
    return Layout(tuple(sentences), quotes, _dateline_end(text, sentences), [s.start for s in sentences])


def _blocks(text: str) -> list[tuple[int, int]]:
    """The lines of a text; lines that were only broken to a width are one."""
    blocks: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        low, high = blocks[-1] if blocks else (0, 0)
        if blocks and line.start() == high + 1 and _is_broken(text, low, high, line.start()):
            blocks[-1] = (low, line.end())
        else:
            blocks.append(line.span())
    return blocks


def _is_broken(text: str, low: int, high: int, following: int) -> bool:
    """Whether a line goes on in the next.

    It ends without a stop, and is full, ends in a word that nothing ends with, or goes on in lower case.
    """
    last = text[max(low, text.rfind("\n", low, high) + 1) : high].rstrip()
    if not last or last[-1] in _CLOSERS:
        return False
    is_open = len(last) >= _FULL or last.rpartition(" ")[2].lower() in _OPEN
    return text[following].islower() or (is_open and text[following].isalpha())


def _sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, stop, end):
            spans.append((start, stop.end()))
            start = stop.end()
    spans.append((start, end))
    return [
        (low + len(text[low:high]) - len(text[low:high].lstrip()), high)
        for span in spans
        for low, high in _bounded(text, *span)
        if not text[low:high].isspace()
    ]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of bounded length, cut at blanks: no reader's is longer."""
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        cut = blank + 1 if blank > start else start + _LONGEST
        yield start, cut
        start = cut
    if end > start:
        yield start, end


def _ends_sentence(text: str, stop: re.Match[str], end: int) -> bool:
    if _STARTS_SENTENCE.match(text, stop.end(), end) is None:
        return False
    if stop[0] != ".":
        return True
    before = _LAST_WORD.search(text, max(0, stop.start() - 12), stop.start())
    word = before[0].lower() if before else ""
    return (
        word not in _ABBREVIATIONS
        and not (len(word) == 1 and word.isalpha())
        and not re.fullmatch(r"(?:\w\.)+\w", word)
    )


def _dateline_end(text: str, sentences: list[Sentence]) -> int:
    for sentence in sentences[:6]:
        match = (
            None
            if sentence.is_title
            else _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + 80))
        )
        if match and match[0].split()[0].rstrip(",:—").isupper():
            return match.end()
    return 0
