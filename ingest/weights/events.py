"""Which texts tell of the same event: fitted on one of them, a model has seen part of the other."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ingest import parties
from ingest.parties import PartyKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ingest.measure import Example

DAYS = 7
"""The longest pause in the retelling of one event; with 14 days, roundups chain a tenth of all texts."""


def folds(examples: Sequence[Example], *, count: int) -> list[list[Example]]:
    """The examples in `count` parts of about one size; no event falls into two of them.

    The largest events are dealt out first, each to the part that is smallest so far, and texts without
    records last, so that each part gets its share of them. The order of the examples decides between equals:
    the same examples always give the same parts.
    """
    parts: list[list[Example]] = [[] for _ in range(count)]
    for event in sorted(events(examples), key=_size, reverse=True):
        min(parts, key=_size).extend(event)
    return parts


def events(examples: Sequence[Example]) -> list[list[Example]]:
    """The examples grouped by event.

    Two texts tell of the same event where a record of each has the same country, metric, value and deadline
    and was stated within `DAYS` of the other; a text that shares one event with a second and another event
    with a third joins all three. Targets of blocs don't count: 'NATO, 5 % by 2035' would join everything.
    A text without records is an event of its own.
    """
    first = list(range(len(examples)))
    for tellings in _tellings(examples).values():
        for (day, at), (later, other) in pairwise(sorted(tellings)):
            if (later - day).days <= DAYS:
                first[_root(first, other)] = _root(first, at)
    grouped: dict[int, list[Example]] = defaultdict(list)
    for at, example in enumerate(examples):
        grouped[_root(first, at)].append(example)
    return list(grouped.values())


def _tellings(examples: Sequence[Example]) -> Mapping[tuple[Any, ...], list[tuple[date, int]]]:
    """By country and target: the days on which it was stated, each with the number of the text."""
    tellings: dict[tuple[Any, ...], list[tuple[date, int]]] = defaultdict(list)
    for at, example in enumerate(examples):
        for target, day in _targets(example):
            tellings[target].append((day, at))
    return tellings


def _targets(example: Example) -> Iterator[tuple[tuple[Any, ...], date]]:
    for record in example.records:
        stated_on = record.get("stated_on")
        day = date.fromisoformat(stated_on) if stated_on else example.article.published
        if day is not None and parties.party(record["party"]).kind is PartyKind.COUNTRY:
            yield (record["party"], record["metric"], record["value"], record.get("deadline")), day


def _root(first: list[int], at: int) -> int:
    """The text that stands for the event of the text `at`; shortens the way there."""
    while first[at] != at:
        first[at] = first[first[at]]
        at = first[at]
    return at


def _size(examples: Sequence[Example]) -> int:
    """Texts and records together."""
    return len(examples) + sum(len(example.records) for example in examples)
