"""Figures that leave out their unit: the '3' in 'Berlin 3.5 per cent and Paris 3', '64 billion' in a text on euros."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.extract import quantities
from ingest.extract.quantities import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.quantities import Bare

_ENDS = re.compile(r"\s*(?:[.,;:)(!?—–\"”’]|$|(?:and|or|in|by|to|for|from|as|is|are|was|were|will|would|the|at|on|than|next|this|last)\b)")
_STARTS = re.compile(r"(?:\b(?:article|section|chapter|page|no|part|title|annex)\.?\s*|(?:^|\n)\s*\(?|\d[\d.,]*\s*)\Z", re.IGNORECASE)


def elliptic(text: str, found: list[Quantity]) -> list[Quantity]:
    """The figures without a unit that may still be shares or sums, where the text has figures with one."""
    if not found:
        return []
    taken = {offset for q in found for offset in range(q.start, q.end)}
    bare = quantities.bare(text)
    return [_completed(b) for b in bare if b.start not in taken and (b.currency or _stands_alone(text, b))]


def _stands_alone(text: str, bare: Bare) -> bool:
    """Whether no noun follows ('three ships'), and no word that numbers things goes before ('Article 3')."""
    return _ENDS.match(text, bare.end) is not None and _STARTS.search(text, max(0, bare.start - 12), bare.start) is None


def _completed(bare: Bare) -> Quantity:
    kind = "money" if bare.currency else "percent"
    return Quantity(
        bare.start, bare.end, bare.start, bare.end, kind, bare.value, currency=bare.currency, bound=bare.bound
    )


def merged(left: list[Quantity], right: list[Quantity]) -> Iterator[Quantity]:
    """Both lists in the order of the text."""
    yield from sorted([*left, *right], key=lambda quantity: quantity.start)
