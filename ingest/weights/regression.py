"""Logistic regressions over named features, rounded to a readable file."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from ingest.extract.confidence import CHOSEN, Model, Models

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

STRENGTH = {
    "party": 0.2,
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
    """A logistic regression on the differences between right and wrong options of the same choice."""
    counts = Counter(feature for choice in choices for found, _ in choice.options for feature in found)
    vectorizer = _vectorizer(feature for feature, n in counts.items() if n >= RARE)
    good, bad, weights = [], [], []
    for choice in choices:
        right = [found for found, is_right in choice.options if is_right][:3]
        wrong = [found for found, is_right in choice.options if not is_right]
        for pair in product(right, wrong):
            good.append(dict.fromkeys(sorted(pair[0]), 1))
            bad.append(dict.fromkeys(sorted(pair[1]), 1))
            weights.append(choice.weight)
    matrix = vectorizer.transform(good) - vectorizer.transform(bad)
    both = vstack([matrix, -matrix])
    outcomes = np.repeat([1, 0], matrix.shape[0])
    regression = LogisticRegression(C=STRENGTH[name], fit_intercept=False, max_iter=2000)
    regression.fit(both, outcomes, sample_weight=[*weights, *weights])
    learned = zip(vectorizer.get_feature_names_out(), regression.coef_[0], strict=True)
    return Model({}, {str(f): {CHOSEN: round(float(w), 3)} for f, w in learned if abs(w) > FAINT})


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
