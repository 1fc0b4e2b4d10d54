"""What the skeleton of a sentence says: around a figure, from a party to it, between it and a date."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.extract.skeleton import strung

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.discourse import Discourse
    from ingest.extract.quantities import Quantity

_REACH = 3  # bones next to a figure that count as one pattern
_SHORT = 2  # bones between a date and a figure that count as one pattern


def around(discourse: Discourse, quantity: Quantity, code: str) -> Iterator[str]:
    """What stands next to the figure on either side, and what follows what in its sentence."""
    sentence = discourse.layout.sentence_at(quantity.start)
    before = strung(discourse, sentence.start, quantity.start, code)
    after = strung(discourse, quantity.end, sentence.end, code)
    for length in range(1, _REACH + 1):
        yield f"bones<{' '.join(before[::-1][:length])}"
        yield f"bones>{' '.join(after[:length])}"
    yield f"between {' '.join(before[-1:])} # {' '.join(after[:1])}"
    yield from (f"bones {left} {right}" for left, right in pairwise([*before, "#", *after]))
    yield from (f"bone {name}" for name in {*before, *after})


def from_party(discourse: Discourse, quantity: Quantity, code: str) -> Iterator[str]:
    """The way from the party's nearest mention to the figure, and what stands before that mention."""
    sentence = discourse.layout.sentence_at(quantity.start)
    own = [m for m in discourse.parties_in(sentence.start, sentence.end) if m.parties[0] == code]
    before = [m for m in own if m.end <= quantity.start]
    after = [m for m in own if m.start >= quantity.end]
    if before:
        yield from _way(strung(discourse, before[-1].end, quantity.start, code))
        lead = strung(discourse, sentence.start, before[-1].start, code)
        yield f"way from {' '.join(lead[-1:])}"
    elif after:
        way = strung(discourse, quantity.end, after[0].start, code)
        yield from (f"back {' '.join(way[:2])}", f"back ends {' '.join(way[-2:])}")
        yield from (f"back over {name}" for name in set(way))


def _way(way: Sequence[str]) -> Iterator[str]:
    yield from (f"way {' '.join(way[:3])}", f"way {' '.join(way[:2])}", f"way ends {' '.join(way[-2:])}")
    yield from (f"way over {name}" for name in set(way))


def to_date(discourse: Discourse, quantity: Quantity, mention: DeadlineMention) -> Iterator[str]:
    """The way between a date and the figure of one sentence."""
    first = mention.start < quantity.start
    low, high = (mention.end, quantity.start) if first else (quantity.end, mention.start)
    if discourse.layout.sentence_at(low).index != discourse.layout.sentence_at(high).index:
        return
    way = strung(discourse, low, high)
    side = "<" if first else ">"
    yield f"date way{side} {' '.join(way) if len(way) <= _SHORT else 'long'}"
    yield f"date way{side} near {' '.join(way[:2] if first else way[-2:])}"
    yield from (f"date way{side} over {name}" for name in set(way))
