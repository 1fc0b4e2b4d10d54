"""The figures that are read in a text, whatever becomes of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.extract import discourse as discourses
from ingest.extract.confidence import fitted

if TYPE_CHECKING:
    from ingest.extract.quantities import Quantity
    from ingest.models import Article


@lru_cache(maxsize=2048)
def figures(article: Article) -> tuple[Quantity, ...]:
    """Every figure, those included that have left out their unit: '3' after 'from 2 to'."""
    return discourses.read(article, fitted()).quantities
