"""Linear models over named features, and what their scores are worth.

`rules/weights.json` and `rules/calibration.toml` are read, never learned, at run time.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_THOUSANDTHS = 1000
CHOSEN = "chosen"
"""The one class of a model that ranks options."""


@dataclass(frozen=True)
class Model:
    """A choice among classes: each feature adds its weight to the classes that it speaks for or against."""

    bias: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """How likely each class is, given the features; they add up to 1."""
        rows = filter(None, map(self._rows.get, features))
        scores = map(sum, zip(self._bias, *rows, strict=True))
        return dict(zip(self.bias, _softmax(scores), strict=True))

    def shares(self, options: Sequence[Iterable[str]]) -> list[float]:
        """How likely each of several options is the one, given its features; they add up to 1."""
        weight = self._chosen.get
        return _softmax(sum(filter(None, map(weight, found))) for found in options)

    @cached_property
    def _bias(self) -> tuple[int, ...]:
        return tuple(_whole(bias) for bias in self.bias.values())

    @cached_property
    def _rows(self) -> dict[str, tuple[int, ...]]:
        """What each feature adds to each class, in the order of `bias`."""
        return {
            feature: tuple(_whole(row.get(outcome, 0.0)) for outcome in self.bias)
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


@dataclass(frozen=True, slots=True)
class Calibration:
    """How likely a record is right, by its score: a logistic curve over the score's log-odds (Platt's)."""

    slope: float
    offset: float

    def confidence(self, score: float) -> float:
        """Of the records given this, so many are right; it rises with the score, so no order changes."""
        kept = min(max(score, _LEAST), 1 - _LEAST)
        odds = self.offset + self.slope * math.log(kept / (1 - kept))
        return round(1 / (1 + math.exp(-odds)), 3)


_LEAST = 1e-4
"""Scores nearer to 0 or 1 than this are taken as this: no text makes a record certain."""


@cache
def calibration() -> Calibration:
    """The calibration of `rules/calibration.toml`."""
    rules = resources.files("ingest.extract") / "rules"
    return Calibration(**tomllib.loads((rules / "calibration.toml").read_text("utf-8")))
