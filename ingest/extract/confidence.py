"""Linear models over named features; `rules/weights.json` is read, never learned, at run time."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_THOUSANDTHS = 1000
_LANE = 40  # bits for the sum of a class: more than any text's features add up to
_HALF = 1 << (_LANE - 1)
CHOSEN = "chosen"
"""The one class of a model that ranks options."""


@dataclass(frozen=True)
class Model:
    """A choice among classes: each feature adds its weight to the classes that it speaks for or against."""

    bias: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """How likely each class is, given the features; they add up to 1."""
        scores = sum(filter(None, map(self._rows.get, features)), self._bias)
        return dict(zip(self.bias, _softmax(_unpacked(scores, len(self.bias))), strict=True))

    def shares(self, options: Sequence[Iterable[str]]) -> list[float]:
        """How likely each of several options is the one, given its features; they add up to 1."""
        weight = self._chosen.get
        return _softmax(sum(filter(None, map(weight, found))) for found in options)

    @cached_property
    def _bias(self) -> int:
        return _packed(self.bias.values())

    @cached_property
    def _rows(self) -> dict[str, int]:
        """What each feature adds to each class, in the order of `bias`, packed."""
        return {
            feature: _packed(row.get(outcome, 0.0) for outcome in self.bias)
            for feature, row in self.weights.items()
        }

    @cached_property
    def _chosen(self) -> dict[str, int]:
        """What each feature adds to the option that has it."""
        return {feature: _whole(row[CHOSEN]) for feature, row in self.weights.items() if CHOSEN in row}

    def reasons(self, features: Iterable[str], outcome: str, limit: int = 4) -> list[tuple[str, float]]:
        """The features that speak most strongly for or against the outcome, with their weights."""
        pairs = [(feature, self.weights.get(feature, {}).get(outcome, 0.0)) for feature in sorted(features)]
        return sorted((pair for pair in pairs if pair[1]), key=lambda pair: -abs(pair[1]))[:limit]


def _whole(weight: float) -> int:
    """A weight in thousandths, which `weights.json` has: whole numbers add up alike in any order."""
    return round(weight * _THOUSANDTHS)


def _packed(weights: Iterable[float]) -> int:
    """Weights side by side in one whole number: adding two such numbers adds all their weights at once."""
    return sum(_whole(weight) << (_LANE * at) for at, weight in enumerate(weights))


def _unpacked(packed: int, count: int) -> Iterator[int]:
    """The sums of `count` weights each, in thousandths."""
    for _ in range(count):
        lane = (packed + _HALF) % (2 * _HALF) - _HALF
        yield lane
        packed = (packed - lane) >> _LANE


def _softmax(scores: Iterable[int]) -> list[float]:
    """Scores in thousandths as shares that add up to 1."""
    listed = list(scores)
    top = max(listed, default=0)
    exponentials = [math.exp((score - top) / _THOUSANDTHS) for score in listed]
    total = sum(exponentials)
    return [value / total for value in exponentials]


Models = Mapping[str, Model]
"""The fitted models by the question they answer: `party`, `status`, `scope`, `metric`, `deadline`."""


@cache
def fitted() -> Models:
    """The models of `rules/weights.json`."""
    table = json.loads((resources.files("ingest.extract") / "rules" / "weights.json").read_text("utf-8"))
    return {name: Model(**model) for name, model in table.items()}
