"""What every reader is given: the names of parties, the places on defence, and the form of a statement.

They are the same for all, since they are not what the readers are compared in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.models import Bound, EvidenceKind, Metric, Record, Scope, Statement, Status, identify
from ingest.parties import AliasKind, aliases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ingest.models import Article

LONGEST = 4
"""The most words of a name that is looked up."""
SHARE_BELOW = 10.0
"""A smaller percentage in a paragraph on defence is taken for a share of GDP; larger ones hardly ever are."""
TOPIC = re.compile(
    r"defen[cs]e|military|armed forces|army|NATO|GDP|gross domestic product|spend|target", re.IGNORECASE
)
"""A paragraph is on defence where this occurs."""
_WORD = re.compile(r"[^\W\d_](?:[\w-]*\w)?(?:(?<=\b\w)\.\w\.)?")
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"’]?\s+(?=[“\"‘A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text, and what stands there."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that may be a target."""

    start: int
    end: int
    metric: Metric
    value: float
    value_high: float | None = None
    currency: str | None = None


def parties(text: str) -> list[Spot]:
    """Every name, demonym, capital or group that stands for a party, with its code; the longest names win."""
    words = list(_WORD.finditer(text))
    spots: list[Spot] = []
    for at, word in enumerate(words):
        if not spots or word.start() >= spots[-1].end:
            spots.extend(_named(text, word.start(), [one.end() for one in words[at : at + LONGEST]]))
    return [spot for spot in spots if spot.what]


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence starts and ends."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return list(pairwise([0, *ends, len(text)]))


def sentences_on_defence(text: str) -> list[tuple[int, int]]:
    """Where each sentence of the paragraphs that speak of defence starts and ends."""
    topical = [match.span() for match in _PARAGRAPH.finditer(text) if TOPIC.search(match[0])]
    return [one for one in sentences(text) if any(start <= one[0] < end for start, end in topical)]


def nearest(spots: Iterable[Spot], figure: Figure) -> str | None:
    """What stands closest to a figure, before it or after it."""
    near = min(spots, key=lambda spot: max(spot.start - figure.end, figure.start - spot.end), default=None)
    return None if near is None else near.what


def statement(
    article: Article, figure: Figure, party: str, deadline: str | None, status: Status = Status.PLEDGED
) -> Statement:
    """The figure as a statement; its evidence is the sentence around it."""
    start, end = next(span for span in sentences(article.text) if figure.start < span[1])
    record = Record(
        party=party,
        metric=figure.metric,
        scope=Scope.TOTAL,
        value=figure.value,
        value_high=figure.value_high,
        currency=figure.currency,
        bound=Bound.EXACT if figure.value_high is None else Bound.RANGE,
        deadline=deadline,
        status=status,
        stated_on=article.published,
        evidence=article.text[start:end],
        start=start,
        end=end,
        confidence=0.5,
    )
    return Statement(
        **record.model_dump(),
        statement_id=identify(article.id, record),
        source_id=article.id,
        evidence_kind=EvidenceKind.QUOTE,
        extractor="benchmark",
        added_on=None,
    )


def distinct(statements: Iterable[Statement]) -> list[Statement]:
    """The first of those that tell the same target of the same party by the same date."""
    first: dict[tuple[object, ...], Statement] = {}
    for one in statements:
        first.setdefault((one.party, one.metric, one.value, one.deadline), one)
    return list(first.values())


def _named(text: str, start: int, ends: Sequence[int]) -> Iterator[Spot]:
    """The longest name that starts here, if any does."""
    for end in reversed(ends):
        if (code := _codes().get(text[start:end])) is not None:
            yield Spot(start, end, code)
            return


@cache
def _codes() -> Mapping[str, str]:
    """The likeliest party of each name; '' for a phrase that only looks like one, such as 'South America'."""
    return {
        alias.text: alias.parties[0] if alias.parties else ""
        for alias in aliases()
        if alias.kind is not AliasKind.OFFICIAL
    }
