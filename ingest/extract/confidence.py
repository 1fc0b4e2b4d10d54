"""Linear models over named features: `rules/weights.json` is read, never learned, at run time."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NOTHING: Mapping[str, float] = {}
CHOSEN = "chosen"
"""The one class of a model that ranks options."""


@dataclass(frozen=True, slots=True)
class Model:
    """A choice among classes: each feature adds its weight to the classes that it speaks for or against."""

    bias: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """How likely each class is, given the features; they add up to 1."""
        terms = {outcome: [bias] for outcome, bias in self.bias.items()}
        for feature in features:
            for outcome, weight in self.weights.get(feature, _NOTHING).items():
                terms[outcome].append(weight)
        scores = {outcome: math.fsum(weights) for outcome, weights in terms.items()}  # in any order alike
        top = max(scores.values())
        exponentials = {outcome: math.exp(score - top) for outcome, score in scores.items()}
        total = sum(exponentials.values())
        return {outcome: value / total for outcome, value in exponentials.items()}

    def shares(self, options: Sequence[Iterable[str]]) -> list[float]:
        """How likely each of several options is the one, given its features; they add up to 1."""
        scores = [
            math.fsum(self.weights.get(f, _NOTHING).get(CHOSEN, 0.0) for f in found) for found in options
        ]
        top = max(scores, default=0.0)
        exponentials = [math.exp(score - top) for score in scores]
        return [value / sum(exponentials) for value in exponentials]

    def reasons(self, features: Iterable[str], outcome: str, limit: int = 4) -> list[tuple[str, float]]:
        """The features that speak most strongly for or against the outcome, with their weights."""
        pairs = [(feature, self.weights.get(feature, {}).get(outcome, 0.0)) for feature in sorted(features)]
        return sorted((pair for pair in pairs if pair[1]), key=lambda pair: -abs(pair[1]))[:limit]


Models = Mapping[str, Model]
"""The fitted models by the question they answer: `party`, `status`, `scope`, `metric`, `deadline`."""


@cache
def fitted() -> Models:
    """The models of `rules/weights.json`."""
    table = json.loads((resources.files("ingest.extract") / "rules" / "weights.json").read_text("utf-8"))
    return {name: Model(**model) for name, model in table.items()}
