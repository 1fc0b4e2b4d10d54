"""Figures that leave out their unit: the '3' in 'Berlin 3.5 per cent and Paris 3'."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from ingest.extract import quantities

if TYPE_CHECKING:
    from ingest.extract.quantities import Quantity

_ENDS = re.compile(
    r"\s*(?:[.,;:)(!?—–\"”’]|$|(?:and|or|in|by|to|for|from|as|is|are|was|were|will|would|the|at|on|than|next|this|last)\b)"
)
_STARTS = re.compile(
    r"(?:\b(?:article|section|chapter|page|no|part|title|annex)\.?\s*|(?:^|\n)\s*\(?|\d[\d.,]*\s*"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?\s*|\d\s*[-–—/]\s*)\Z",
    re.IGNORECASE,
)


def elliptic(text: str, found: list[Quantity]) -> list[Quantity]:
    """The figures without a unit that may still be shares or sums, where the text has figures with one."""
    if not found:
        return []
    taken = {offset for quantity in found for offset in range(quantity.start, quantity.end)}
    bare = quantities.bare(text, found, may_stand=partial(_stands_alone, text))
    return [quantity for quantity in bare if quantity.start not in taken]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no noun follows ('three ships'), and no word that numbers things goes before ('Article 3')."""
    return _ENDS.match(text, end) is not None and _STARTS.search(text, max(0, start - 12), start) is None


def merged(left: list[Quantity], right: list[Quantity]) -> list[Quantity]:
    """Both lists in the order of the text."""
    return sorted([*left, *right], key=lambda quantity: quantity.start)
