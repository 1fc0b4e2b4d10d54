"""How far precision, recall and F1 would move on other texts of the same kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ingest.measure.scores import Score

    Range = tuple[float, float]

DRAWS = 2000
SEED = 2035
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Intervals:
    """The middle 95 % of each measure over the draws: lower end, upper end."""

    precision: Range
    recall: Range
    f1: Range


def intervals(counted: Sequence[Score]) -> Intervals:
    """Resample the texts with replacement, whole texts at a time, since records of one text err together.

    Takes the counts of each text. The draws are seeded: the same counts give the same intervals.
    """
    table = np.array([(one.right, one.found, one.wanted) for one in counted] or [(0, 0, 0)])
    right, found, wanted = (_draws(len(table)) @ table).T
    shares = (_share(right, found), _share(right, wanted), _share(2 * right, found + wanted))
    return Intervals(*(_middle(draws) for draws in shares))


@lru_cache(maxsize=4)
def _draws(number: int) -> NDArray[np.int64]:
    """How often each of so many texts is drawn, a row a draw."""
    shares = np.full(number, 1 / number)
    return np.random.default_rng(SEED).multinomial(number, shares, size=DRAWS)


def _share(part: NDArray[np.int64], whole: NDArray[np.int64]) -> NDArray[np.float64]:
    """1 where there is nothing, as in `Score`."""
    return np.where(whole > 0, part / np.maximum(whole, 1), 1.0)


def _middle(draws: NDArray[np.float64]) -> Range:
    low, high = np.quantile(draws, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
