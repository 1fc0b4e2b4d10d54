"""Fit `extract/rules/weights.json` on texts with hand-made records: `python -m ingest.fit PASSAGES.jsonl …`.

The notes under `data/notes` are always among the texts. Needs scikit-learn (extra `dev`); reading does not.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest import measure
from ingest.extract import discourse as discourses
from ingest.extract import features, frames, resolve
from ingest.extract.confidence import CHOSEN, Model, Models
from ingest.extract.frames import NONE, RECORD
from ingest.extract.pipeline import extract
from ingest.extract.resolve import Before
from ingest.models import Statement, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.discourse import Discourse
    from ingest.extract.quantities import Quantity
    from ingest.measure import Example

    Pairs = list[tuple[Example, list[Statement]]]

WEIGHTS = Path(__file__).parent / "extract" / "rules" / "weights.json"
DATA = Path(__file__).resolve().parents[1] / "data"
STRENGTH = {
    "party": 0.1,
    "deadline": 0.3,
    "speaker": 0.3,
    "record": 0.1,
    "status": 1.0,
    "scope": 0.1,
    "metric": 0.3,
}
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


@dataclass(frozen=True, slots=True)
class Choice:
    """Several options with their features, and which of them are right."""

    options: tuple[tuple[frozenset[str], bool], ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure with the records it states (none: it is no commitment), and the commitment before it."""

    discourse: Discourse
    quantity: Quantity
    records: tuple[Mapping[str, Any], ...]
    before: Before | None


def fit(examples: Sequence[Example]) -> Models:
    """Learn every model from the examples; the party's first, since the others look at the party chosen."""
    labelled = [
        Labelled(discourse, quantity, tuple(records), before)
        for example in examples
        for discourse in [discourses.read(example.article, {})]
        for quantity, records, before in _in_order(discourse, labels(discourse, example.records))
    ]
    party = rank("party", [_party_choice(row) for row in labelled if row.records])
    speaker = rank("speaker", [_speaker_choice(row) for row in labelled if row.records])
    due = rank("deadline", [_due_choice(row) for row in labelled if row.records])
    cases: dict[str, list[Case]] = defaultdict(list)
    for row in labelled:
        code = row.records[0]["party"] if row.records else _likeliest(party, row)
        if code is None:
            continue
        found = frozenset(frames.status_features(row.discourse, row.quantity, code, row.before))
        cases["record"].append(Case(found, RECORD if row.records else NONE))
        if row.records:
            cases["status"].append(Case(found, row.records[0]["status"]))
            cases["scope"].append(Case(found, row.records[0]["scope"]))
            if row.quantity.kind == "percent":
                cases["metric"].append(Case(found, row.records[0]["metric"]))
    ranked = {"party": party, "deadline": due, "speaker": speaker}
    return ranked | {name: learn(name, rows) for name, rows in cases.items()}


def _in_order(
    discourse: Discourse, labelled: list[tuple[Quantity, list[Mapping[str, Any]]]]
) -> Iterator[tuple[Quantity, list[Mapping[str, Any]], Before | None]]:
    """Each figure with the commitment before it."""
    before: Before | None = None
    for quantity, records in labelled:
        yield quantity, records, before
        if records:
            near = resolve.dates_near(discourse, quantity, before)
            due = next(
                (mention for mention in near if _is_due(discourse, mention, records, first=False)), None
            )
            before = Before(quantity, records[0]["party"], due, records[0]["status"])


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
        (
            max(anchor - q.start, q.start - end, 0) if anchor >= 0 else 0,
            abs(q.start - words) if words >= 0 else 0,
            at,
        )
        for at, q in enumerate(discourse.quantities)
        if q.kind == kind and q.value == record["value"] and frames.barrier(q) is None
    ]
    best = min(options, default=None)
    return best[2] if best is not None and best[0] < 200 else None  # noqa: PLR2004 - a sentence away


def _party_choice(row: Labelled) -> Choice:
    right = {record["party"] for record in row.records}
    return Choice(
        tuple(
            (frozenset(features.of_party(row.discourse, row.quantity, code, row.before)), code in right)
            for code in resolve.candidates(row.discourse, row.quantity, row.before)
        )
    )


def _due_choice(row: Labelled) -> Choice:
    options = resolve.due_options(row.discourse, row.quantity, row.before)
    right = [
        mention is not None and _is_due(row.discourse, mention, row.records, first=first)
        for mention, first, _ in options
    ]
    stated = any(record["deadline"] or record["deadline_text"] for record in row.records)
    right[0] = not stated
    return Choice(
        tuple((frozenset(found), is_right) for (_, _, found), is_right in zip(options, right, strict=True))
    )


def _speaker_choice(row: Labelled) -> Choice:
    record = row.records[0]
    place = (row.discourse, row.quantity)
    told = (record["party"], Status(record["status"]))
    named = (record["speaker"] or "").split()[-1:]
    options = [
        (frozenset(features.of_speaker(*place, person, *told)), person.name.split()[-1:] == named)
        for person in resolve.speakers_near(*place)
    ]
    return Choice(((frozenset(features.of_nobody(*place, *told)), not named), *options))


def _is_due(
    discourse: Discourse, mention: DeadlineMention, records: Sequence[Mapping[str, Any]], *, first: bool
) -> bool:
    """Whether a date resolves to a record's deadline; where it has none, whether it is its words."""
    words = discourse.article.text[mention.start : mention.end]
    for record in records:
        told = record["deadline_text"] or ""
        meant = resolve.resolved(discourse, mention, record["party"], first)
        if record["deadline"] is None and told and (words in told or told in words) and meant is None:
            return True
        if record["deadline"] is not None and meant == record["deadline"]:
            return True
    return False


def _likeliest(model: Model, row: Labelled) -> str | None:
    codes = resolve.candidates(row.discourse, row.quantity, row.before)
    shares = model.shares(
        [features.of_party(row.discourse, row.quantity, code, row.before) for code in codes]
    )
    return max(zip(shares, codes, strict=True))[1] if codes else None


def rank(name: str, choices: Sequence[Choice]) -> Model:
    """A logistic regression on the differences between right and wrong options of the same choice."""
    import numpy as np
    from scipy.sparse import vstack
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for choice in choices for found, _ in choice.options for feature in found)
    vectorizer = _vectorizer(feature for feature, n in counts.items() if n >= RARE)
    differences = []
    for choice in choices:
        right = [found for found, is_right in choice.options if is_right]
        wrong = [found for found, is_right in choice.options if not is_right]
        for good in right[:3]:
            differences += [
                vectorizer.transform([dict.fromkeys(good, 1)]) - vectorizer.transform([dict.fromkeys(bad, 1)])
                for bad in wrong
            ]
    matrix = vstack(differences)
    both = vstack([matrix, -matrix])
    outcomes = np.repeat([1, 0], matrix.shape[0])
    regression = LogisticRegression(C=STRENGTH[name], fit_intercept=False, max_iter=2000).fit(both, outcomes)
    weights = zip(vectorizer.get_feature_names_out(), regression.coef_[0], strict=True)
    return Model({}, {str(f): {CHOSEN: round(float(w), 3)} for f, w in weights if abs(w) > FAINT})


def _vectorizer(names: Iterable[str]) -> DictVectorizer:
    from sklearn.feature_extraction import DictVectorizer

    return DictVectorizer().fit([dict.fromkeys(sorted(names), 1)])


def learn(name: str, cases: Sequence[Case]) -> Model:
    """A multinomial logistic regression over the features seen often enough."""
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for case in cases for feature in case.found)
    vectorizer = _vectorizer(feature for feature, n in counts.items() if n >= RARE)
    matrix = vectorizer.transform([dict.fromkeys(sorted(case.found), 1) for case in cases])
    outcomes = [case.outcome for case in cases]
    regression = LogisticRegression(C=STRENGTH[name], max_iter=2000).fit(matrix, outcomes)
    return _readable(regression, vectorizer.get_feature_names_out())


def _readable(regression: LogisticRegression, names: Sequence[str]) -> Model:
    classes = [str(outcome) for outcome in regression.classes_]
    rows, bias = regression.coef_, regression.intercept_
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


def save(models: Models, path: Path = WEIGHTS) -> None:
    """Write the models as JSON, one feature a line."""
    table = {name: {"bias": model.bias, "weights": model.weights} for name, model in sorted(models.items())}
    lines = json.dumps(table, indent=1, ensure_ascii=False, sort_keys=True)
    path.write_text(lines + "\n", "utf-8")


def noted(data: Path) -> list[Example]:
    """The notes of the dataset as examples."""
    from ingest.dataset import notes

    return [
        measure.Example(note.article, tuple(record.model_dump(mode="json") for record in note.records))
        for note in notes.read(data / "notes")
    ]


def cross_validate(sets: Mapping[str, Sequence[Example]]) -> Iterator[tuple[str, Pairs]]:
    """Read each set by models that were fitted on the others only."""
    for held, examples in sets.items():
        models = fit([example for name, others in sets.items() if name != held for example in others])
        yield held, [(example, extract(example.article, models=models)) for example in examples]


def main(paths: Sequence[str]) -> None:
    """Fit on the notes and on the passages named; measure how well that does on texts left out."""
    found = noted(DATA)
    passages = {Path(path).stem: measure.examples(Path(path)) for path in paths}
    sets = {"notes, even": found[::2], "notes, odd": found[1::2], **passages}
    read: dict[str, Pairs] = {"notes": [], "passages": []}
    for name, pairs in cross_validate(sets):
        read["passages" if name in passages else "notes"] += pairs
        sys.stdout.write(f"{name}: {measure.report(pairs)}\n")
    (DATA / "accuracy.toml").write_text(accuracy(read, date.today()), "utf-8")  # noqa: DTZ011
    save(fit([example for examples in sets.values() for example in examples]))


def accuracy(read: Mapping[str, Pairs], day: date) -> str:
    """`data/accuracy.toml`: what was measured on texts left out of the fitting, for the About page."""
    lines = ["# Written by `make weights`: each text was read by models fitted on other files only."]
    for name, pairs in read.items():
        records = sum(len(example.records) for example, _ in pairs)
        on_what = f"{len(pairs)} {name} with {records} records made by hand, none of them used in fitting"
        for measured, result in measure.table(pairs):
            lines += ["", "[[measures]]", f'measure = "{measured}"', f'result = "{result}"']
            lines += [f'on_what = "{on_what}"', f"measured_on = {day}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
