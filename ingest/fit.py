"""Fit `extract/rules/weights.json` on texts with hand-made records: `python -m ingest.fit PASSAGES.jsonl …`.

The notes under `data/notes` are always among the texts. Needs scikit-learn (extra `dev`); extraction does not.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.extract import discourse as discourses
from ingest.extract import features, frames, resolve
from ingest.extract.confidence import Model, Models
from ingest.extract.frames import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ingest.extract.discourse import Discourse
    from ingest.extract.quantities import Quantity
    from ingest.measure import Example

WEIGHTS = Path(__file__).parent / "extract" / "rules" / "weights.json"
STRENGTH = {"party": 0.3, "deadline": 0.3, "status": 0.1, "scope": 0.1, "metric": 0.3}
"""Inverse regularisation of each model, chosen in cross-validation."""
RARE = 3
"""A feature seen less often than this is not learned."""
FAINT = 0.02
"""Weights smaller than this are left out of the file."""
_METRIC_KINDS = {"amount": "money"}


@dataclass(frozen=True, slots=True)
class Case:
    """One choice with its features and the right outcome."""

    found: frozenset[str]
    outcome: str


def fit(examples: Sequence[Example]) -> Models:
    """Learn every model from the examples; the party's first, since the others look at the party chosen."""
    discourses_ = [(discourses.read(example.article, {}), example) for example in examples]
    labelled = [(d, q, records) for d, e in discourses_ for q, records in labels(d, e.records)]
    party = learn("party", [c for d, q, records in labelled if records for c in _party_cases(d, q, records)])
    cases: dict[str, list[Case]] = defaultdict(list)
    for discourse, quantity, records in labelled:
        code = records[0]["party"] if records else _likeliest(party, discourse, quantity)
        if code is None:
            continue
        found = frozenset(frames.status_features(discourse, quantity, code))
        cases["status"].append(Case(found, records[0]["status"] if records else NONE))
        if records:
            cases["scope"].append(Case(found, records[0]["scope"]))
            cases["deadline"] += _deadline_cases(discourse, quantity, records)
            if quantity.kind == "percent":
                cases["metric"].append(Case(found, records[0]["metric"]))
    return {"party": party, **{name: learn(name, rows) for name, rows in cases.items()}}


def labels(
    discourse: Discourse, records: Iterable[Mapping[str, Any]]
) -> list[tuple[Quantity, list[Mapping[str, Any]]]]:
    """Each figure with the records that it states; figures that only repeat a record are left out."""
    stated: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for record in records:
        at = _figure_of(discourse, record)
        if at is not None:
            stated[at].append(record)
    values = {record["value"] for record in records}
    return [
        (quantity, stated.get(at, []))
        for at, quantity in enumerate(discourse.quantities)
        if frames.barrier(quantity) is None and (at in stated or quantity.value not in values)
    ]


def _figure_of(discourse: Discourse, record: Mapping[str, Any]) -> int | None:
    """The figure that states a record: of its value, and nearest to its evidence and its deadline."""
    kind = _METRIC_KINDS.get(record["metric"], "percent")
    text = discourse.article.text
    anchor = text.find(record.get("evidence") or "\0")
    end = anchor + len(record.get("evidence") or "")
    words = text.find(record.get("deadline_text") or "\0")
    options = [
        (max(anchor - q.start, q.start - end, 0) if anchor >= 0 else 0, abs(q.start - words) if words >= 0 else 0, at)
        for at, q in enumerate(discourse.quantities)
        if q.kind == kind and q.value == record["value"] and frames.barrier(q) is None
    ]
    best = min(options, default=None)
    return best[2] if best is not None and best[0] < 200 else None  # noqa: PLR2004 - a sentence away


def _party_cases(discourse: Discourse, quantity: Quantity, records: list[Mapping[str, Any]]) -> list[Case]:
    right = {record["party"] for record in records}
    return [
        Case(frozenset(features.of_party(discourse, quantity, code)), "yes" if code in right else "no")
        for code in resolve.candidates(discourse, quantity)
    ]


def _deadline_cases(discourse: Discourse, quantity: Quantity, records: list[Mapping[str, Any]]) -> list[Case]:
    cases = []
    for mention in resolve.dates_near(discourse, quantity):
        outcome = _is_due(discourse, mention, records)
        if outcome is not None:
            cases.append(Case(frozenset(features.of_deadline(discourse, quantity, mention)), outcome))
    return cases


def _is_due(discourse: Discourse, mention: Any, records: list[Mapping[str, Any]]) -> str | None:
    words = discourse.article.text[mention.start : mention.end]
    for record in records:
        told = record["deadline_text"] or ""
        if told and (words in told or told in words):
            return "yes"
        if record["deadline"] and resolve.resolved(discourse, mention, record["party"]) == record["deadline"]:
            return "yes"
    return "no"


def _likeliest(model: Model, discourse: Discourse, quantity: Quantity) -> str | None:
    scored = [
        (model.probabilities(features.of_party(discourse, quantity, code))["yes"], code)
        for code in resolve.candidates(discourse, quantity)
    ]
    return max(scored)[1] if scored else None


def learn(name: str, cases: Sequence[Case]) -> Model:
    """A multinomial logistic regression over the features seen often enough."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for case in cases for feature in case.found)
    kept = {feature for feature, n in counts.items() if n >= RARE}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(sorted(case.found & kept), 1) for case in cases])
    outcomes = [case.outcome for case in cases]
    regression = LogisticRegression(C=STRENGTH[name], max_iter=2000).fit(matrix, outcomes)
    return _readable(regression, vectorizer.get_feature_names_out())


def _readable(regression: Any, names: Sequence[str]) -> Model:
    classes = [str(outcome) for outcome in regression.classes_]
    rows, bias = regression.coef_, regression.intercept_
    if len(classes) == 2:  # noqa: PLR2004 - scikit-learn keeps one row for two classes
        rows, bias = [-rows[0] / 2, rows[0] / 2], [-bias[0] / 2, bias[0] / 2]
    weights = {
        str(feature): {c: round(float(row[at]), 3) for c, row in zip(classes, rows, strict=True) if abs(row[at]) > FAINT}
        for at, feature in enumerate(names)
    }
    return Model(
        {c: round(float(b), 3) for c, b in zip(classes, bias, strict=True)},
        {feature: row for feature, row in sorted(weights.items()) if row},
    )


def save(models: Models, path: Path = WEIGHTS) -> None:
    """Write the models as JSON, one feature a line."""
    table = {name: {"bias": model.bias, "weights": model.weights} for name, model in sorted(models.items())}
    lines = json.dumps(table, indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(lines + "\n", "utf-8")
