"""Labelled figures: what each of the extractor's choices should have been, by records made by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.extract import discourse as discourses
from ingest.extract import features, frames, resolve
from ingest.extract.findings import Before
from ingest.extract.frames import NONE, RECORD
from ingest.extract.scene import Scene
from ingest.models import Status
from ingest.weights.regression import Case, Choice, learn, rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ingest.extract.confidence import Model, Models
    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.discourse import Discourse
    from ingest.extract.quantities import Quantity
    from ingest.measure import Example

_METRIC_KINDS = {"amount": "money"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure with the records it states (none: it is no commitment), and the commitment before it."""

    discourse: Discourse
    quantity: Quantity
    records: tuple[Mapping[str, Any], ...]
    before: Before | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure as the models see it: the features of each choice, and what is right."""

    party: Choice
    due: Choice | None
    speaker: Choice | None
    found: Mapping[str, frozenset[str]]
    """The figure's features with each party that may be bound; with the right one only, where it is known."""
    context: frozenset[str]
    """What the rest of the text adds to the question of its status."""
    bound: str | None
    outcome: Mapping[str, str]
    """The right status, scope and metric; empty where the figure is no record."""


def seen(example: Example) -> list[Seen]:
    """The figures of an example with the features of every choice; no model is asked."""
    discourse = discourses.read(example.article, {})
    return [
        _seen(Labelled(discourse, quantity, tuple(records), before), example.weight)
        for quantity, records, before in _in_order(discourse, labels(discourse, example.records))
    ]


def learned(rows: Sequence[Seen]) -> Models:
    """Learn every model; the party's first, since the others look at the party chosen."""
    party = rank("party", [row.party for row in rows if row.outcome])
    ranked = {
        "party": party,
        "speaker": rank("speaker", [row.speaker for row in rows if row.speaker]),
        "deadline": rank("deadline", [row.due for row in rows if row.due]),
    }
    cases: dict[str, list[Case]] = defaultdict(list)
    for row in rows:
        found = _of_likeliest(party, row)
        if found is None:
            continue
        cases["record"].append(Case(found, RECORD if row.outcome else NONE, row.party.weight))
        for name, right in row.outcome.items():
            whole = found | row.context if name == "status" else found
            cases[name].append(Case(whole, right, row.party.weight))
    return ranked | {name: learn(name, told) for name, told in cases.items()}


def _of_likeliest(party: Model, row: Seen) -> frozenset[str] | None:
    """The figure's features with its party: the right one where it is a record, else the likeliest."""
    if row.bound is not None:
        return row.found[row.bound]
    codes = sorted(row.found)
    shares = party.shares([found for found, _ in row.party.options])
    return row.found[max(zip(shares, codes, strict=True))[1]] if codes else None


def _seen(row: Labelled, weight: float) -> Seen:
    place = (row.discourse, row.quantity)
    bound = row.records[0]["party"] if row.records else None
    scene = Scene(*place, row.before)
    asked = resolve.candidates(scene) if bound is None else [bound]
    figure = features.of_quantity(*place, row.before)
    found = {code: frozenset(frames.status_features(scene, code, figure)) for code in asked}
    if bound is None:
        return Seen(_party_choice(scene, row.records, weight), None, None, found, frozenset(), None, {})
    outcome = {name: row.records[0][name] for name in ("status", "scope")}
    if row.quantity.kind == "percent":
        outcome["metric"] = row.records[0]["metric"]
    context = frozenset(features.of_setting(*place, bound))
    return Seen(
        _party_choice(scene, row.records, weight),
        _due_choice(row, weight),
        _speaker_choice(row, weight),
        found,
        context,
        bound,
        outcome,
    )


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


def _party_choice(scene: Scene, records: Sequence[Mapping[str, Any]], weight: float) -> Choice:
    right = {record["party"] for record in records}
    codes = resolve.candidates(scene)
    found = features.of_parties(scene, codes)
    options = tuple((frozenset(names), code in right) for names, code in zip(found, codes, strict=True))
    return Choice(options, weight)


def _due_choice(row: Labelled, weight: float) -> Choice:
    options = resolve.due_options(row.discourse, row.quantity, row.before)
    right = [
        mention is not None and _is_due(row.discourse, mention, row.records, first=first)
        for mention, first, _ in options
    ]
    stated = any(record["deadline"] or record["deadline_text"] for record in row.records)
    right[0] = not stated
    return Choice(
        tuple((frozenset(found), is_right) for (_, _, found), is_right in zip(options, right, strict=True)),
        weight,
    )


def _speaker_choice(row: Labelled, weight: float) -> Choice:
    record = row.records[0]
    place = (row.discourse, row.quantity)
    told = (record["party"], Status(record["status"]))
    named = (record["speaker"] or "").split()[-1:]
    near = resolve.speakers_near(*place)
    found = features.of_speakers(*place, near, *told)
    options = [
        (frozenset(names), person.name.split()[-1:] == named)
        for names, person in zip(found, near, strict=True)
    ]
    return Choice(((frozenset(features.of_nobody(*place, *told)), not named), *options), weight)


def _is_due(
    discourse: Discourse, mention: DeadlineMention, records: Sequence[Mapping[str, Any]], *, first: bool
) -> bool:
    """Whether a date resolves to a record's deadline; where it has none, whether it is its words."""
    words = discourse.article.text[mention.start : mention.end]
    for record in records:
        told = record["deadline_text"] or ""
        meant = resolve.resolved(discourse, mention, record["party"], first=first)
        if record["deadline"] is None and told and (words in told or told in words) and meant is None:
            return True
        if record["deadline"] is not None and meant == record["deadline"]:
            return True
    return False
