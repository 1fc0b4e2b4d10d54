"""Logistic regressions over named features, rounded to a readable file."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from ingest.extract.confidence import CHOSEN, Model, Models

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

STRENGTH = {
    "party": 0.3,
    "deadline": 0.3,
    "speaker": 0.3,
    "record": 0.1,
    "status": 0.1,
    "scope": 0.1,
    "metric": 0.3,
}
"""Inverse regularisation of each model, chosen in cross-validation."""
RARE = 3
"""A feature seen less often than this is not learned."""
FAINT = 0.02
"""Weights smaller than this are left out of the file."""


@dataclass(frozen=True, slots=True)
class Case:
    """One choice with its features and the right outcome."""

    found: frozenset[str]
    outcome: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Choice:
    """Several options with their features, and which of them are right."""

    options: tuple[tuple[frozenset[str], bool], ...]
    weight: float = 1.0


def rank(name: str, choices: Sequence[Choice]) -> Model:
    """A conditional logit (McFadden 1974): how likely each option of a choice is the right one.

    Where several options are right, it is their likelihood together that counts.
    """
    open_ones = [
        choice for choice in choices if {is_right for _, is_right in choice.options} == {True, False}
    ]
    counts = Counter(feature for choice in open_ones for found, _ in choice.options for feature in found)
    vectorizer = _vectorizer(feature for feature, n in counts.items() if n >= RARE)
    options = [option for choice in open_ones for option in choice.options]
    matrix = csr_matrix(vectorizer.transform([dict.fromkeys(sorted(found), 1) for found, _ in options]))
    seen = _Options(
        matrix,
        right=np.array([is_right for _, is_right in options], dtype=float),
        sizes=np.array([len(choice.options) for choice in open_ones]),
        weights=STRENGTH[name] * np.array([choice.weight for choice in open_ones]),
    )
    start = np.zeros(matrix.shape[1])
    found = minimize(seen.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    learned = zip(vectorizer.get_feature_names_out(), found.x, strict=True)
    return Model({}, {str(f): {CHOSEN: round(float(w), 3)} for f, w in learned if abs(w) > FAINT})


@dataclass(frozen=True, slots=True)
class _Options:
    """The options of all choices: those of one choice are rows next to each other."""

    matrix: csr_matrix
    """A row an option, a column a feature."""
    right: np.ndarray
    """1 where the option is a right one, else 0."""
    sizes: np.ndarray
    """How many options each choice has."""
    weights: np.ndarray
    """What each choice counts for."""

    def loss(self, beta: np.ndarray) -> tuple[float, np.ndarray]:
        """The regularised negative log-likelihood of the right options, and its gradient."""
        starts = np.cumsum(self.sizes) - self.sizes
        scores = self.matrix @ beta
        likely = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), self.sizes))
        whole, right = np.add.reduceat(likely, starts), np.add.reduceat(likely * self.right, starts)
        loss = float(self.weights @ (np.log(whole) - np.log(right)) + beta @ beta / 2)
        slope = likely / np.repeat(whole, self.sizes) - likely * self.right / np.repeat(right, self.sizes)
        return loss, self.matrix.T @ (np.repeat(self.weights, self.sizes) * slope) + beta


def _vectorizer(names: Iterable[str]) -> DictVectorizer:
    return DictVectorizer().fit([dict.fromkeys(sorted(names), 1)])


def learn(name: str, cases: Sequence[Case]) -> Model:
    """A multinomial logistic regression over the features seen often enough, the telling ones freest.

    Each feature is scaled by how unevenly the outcomes share it, so that one which goes with a single outcome
    may weigh more before regularisation holds it back (after Wang and Manning 2012, who scale by naive Bayes'
    log-count ratios; here by the greatest of them over the outcomes).
    """
    counts = Counter(feature for case in cases for feature in case.found)
    vectorizer = _vectorizer(feature for feature, n in counts.items() if n >= RARE)
    matrix = vectorizer.transform([dict.fromkeys(sorted(case.found), 1) for case in cases])
    outcomes = np.array([case.outcome for case in cases])
    scale = _telling(matrix, outcomes)
    regression = LogisticRegression(C=STRENGTH[name], max_iter=2000)
    regression.fit(matrix.multiply(scale), outcomes, sample_weight=[case.weight for case in cases])
    return _readable(regression, vectorizer.get_feature_names_out(), scale)


def _telling(matrix: csr_matrix, outcomes: np.ndarray) -> np.ndarray:
    """For each feature (a column) its greatest log-count ratio, by amount, over the outcomes."""
    ratios = []
    for outcome in sorted(set(outcomes)):
        inside, outside = (
            np.asarray(matrix[outcomes == outcome].sum(axis=0))[0] + 1,
            np.asarray(matrix[outcomes != outcome].sum(axis=0))[0] + 1,
        )
        ratios.append(np.abs(np.log((inside / inside.sum()) / (outside / outside.sum()))))
    greatest: np.ndarray = np.max(ratios, axis=0)
    return greatest


def _readable(regression: LogisticRegression, names: Sequence[str], scale: np.ndarray) -> Model:
    classes = [str(outcome) for outcome in regression.classes_]
    rows, bias = regression.coef_ * scale, regression.intercept_
    if len(classes) == 2:  # noqa: PLR2004 - scikit-learn keeps one row for two classes
        rows, bias = [-rows[0] / 2, rows[0] / 2], [-bias[0] / 2, bias[0] / 2]
    weights = {
        str(feature): {
            c: round(float(row[at]), 3) for c, row in zip(classes, rows, strict=True) if abs(row[at]) > FAINT
        }
        for at, feature in enumerate(names)
    }
    return Model(
        {c: round(float(b), 3) for c, b in zip(classes, bias, strict=True)},
        {feature: row for feature, row in sorted(weights.items()) if row},
    )


def save(models: Models, path: Path) -> None:
    """Write the models as JSON, one feature a line."""
    table = {name: {"bias": model.bias, "weights": model.weights} for name, model in sorted(models.items())}
    lines = json.dumps(table, indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(lines + "\n", "utf-8")
