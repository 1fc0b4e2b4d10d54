"""The story of reading an article: find the figures, read each in its place, resolve, keep what is sure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from ingest.extract import asking, features, frames, pointers, quantities, resolve, subject
from ingest.extract import discourse as discourses
from ingest.extract.confidence import calibration, fitted
from ingest.extract.findings import Before, Finding
from ingest.models import EvidenceKind, Metric, Record, Statement, Status, identify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.extract.confidence import Models
    from ingest.extract.discourse import Discourse
    from ingest.extract.quantities import Quantity
    from ingest.models import Article

SURE = 0.45
"""The least score of a record, before calibration; below it the extractor abstains."""
HOPELESS = 0.12
"""The likelihood of a figure by its own features below which no party is weighed for it.

With its likeliest party no figure of the passages rose from there to a record that was kept."""
ANCHOR, BRIEF_ANCHOR = 0.65, 0.55
"""The least score of the surest record of an article: a text without such a one speaks of other things.

The thresholds were chosen in cross-validation, for few false records in texts without any at no loss of F1;
a brief text has fewer chances to hold a sure one."""
BRIEF = 3
"""The most sentences of a brief text."""
FAINT = 0.05
"""Where candidates are asked for: the least likelihood at which a doubtful figure is read in full."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that is kept, or would be if less certainty were asked for."""

    statement: Statement
    score: float
    """What the models make of it, from 0 to 1: the thresholds hold against this, before calibration."""
    abstained: str | None
    """Why it is not kept; None where it is, unless another statement says the same."""


def extract(article: Article, *, models: Models | None = None) -> list[Statement]:
    """The commitments that an article states, in the order of the text; empty where it states none.

    Pure and deterministic; never raises on any text. Each statement's evidence is a slice of the text.
    """
    if not subject.is_defence(article):
        return []
    figures = quantities.find(article.text)
    if not figures:
        return []
    discourse = discourses.read(article, models or fitted(), figures)
    return merged(statements(discourse, findings(discourse)))


def candidates(article: Article, *, models: Models | None = None) -> list[Candidate]:
    """Every statement considered, doubtful ones included and not yet merged: for measuring, not for keeping.

    Those without a reason to abstain, merged, are exactly what `extract` returns.
    """
    discourse = discourses.read(article, models or fitted())
    return [
        Candidate(_statement(discourse, finding, code), finding.confidence, finding.abstained)
        for finding in findings(discourse, least=FAINT)
        if finding.reading is not None
        for code in finding.bound
    ]


def statements(discourse: Discourse, found: Iterable[Finding]) -> list[Statement]:
    """The statements of the findings that are kept, one for each party that a figure binds."""
    return [
        _statement(discourse, finding, code)
        for finding in found
        if not finding.abstained
        for code in finding.bound
    ]


def findings(discourse: Discourse, *, least: float = SURE) -> list[Finding]:
    """Every figure of the article with what was decided about it, pointers to figures included.

    A figure that is less likely a commitment than `least` is not read any further.
    """
    direct: list[Finding] = []
    before: Before | None = None
    for quantity in discourse.quantities:
        finding = _finding(discourse, quantity, before, least)
        direct.append(finding)
        if finding.abstained is None and finding.reading is not None:
            due = finding.due.mention if finding.due else None
            before = Before(quantity, finding.bound[0], due, finding.reading.status)
    found = direct + [_pointed(discourse, pointer) for pointer in pointers.find(discourse, direct)]
    surest = max((f.confidence for f in found if f.abstained is None), default=0.0)
    anchor = BRIEF_ANCHOR if len(discourse.layout.sentences) <= BRIEF else ANCHOR
    return found if surest >= anchor else [_unanchored(finding) for finding in found]


def _unanchored(finding: Finding) -> Finding:
    """A figure of a text in which no record is sure enough."""
    if finding.abstained is not None:
        return finding
    return replace(finding, abstained=f"no record of the text is sure enough ({finding.confidence:.0%})")


def _finding(discourse: Discourse, quantity: Quantity, before: Before | None, least: float) -> Finding:
    if barred := frames.barrier(quantity):
        return Finding(quantity, (), (), None, None, 0.0, abstained=barred)
    figure = features.of_quantity(discourse, quantity, before)
    likelihood = frames.certainty(discourse, figure)
    if likelihood < HOPELESS:
        return Finding(
            quantity, (), (), None, None, likelihood, frozenset(figure), abstained=_unread(likelihood)
        )
    ranked = tuple(resolve.ranked_parties(discourse, quantity, before))
    if not ranked:
        return Finding(quantity, (), (), None, None, 0.0, abstained="no party is named")
    read = partial(_read, discourse, _Place(quantity, before, figure), least)
    first = read(ranked[0])
    second = read(ranked[1]) if _is_demand(first) and len(ranked) > 1 else first
    finding = second if _is_asked(discourse, first, second) else first
    return replace(finding, parties=ranked, abstained=_doubt(discourse, finding))


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure, the commitment before it, and the features that it has whoever is bound."""

    quantity: Quantity
    before: Before | None
    figure: set[str]


def _read(discourse: Discourse, place: _Place, least: float, party: tuple[str, float]) -> Finding:
    """The figure as a commitment of one party; weighed no further where it reads as none."""
    quantity, before = place.quantity, place.before
    code, share = party
    found = frames.status_features(discourse, quantity, code, before, place.figure)
    likelihood = frames.certainty(discourse, found)
    none = _unread(likelihood) if likelihood < SURE else None
    if likelihood < least:
        return Finding(quantity, (), (), None, None, likelihood, frozenset(found), none)
    reading = frames.read(discourse, quantity, code, found)
    due, sure = resolve.due(discourse, quantity, code, before)
    bound = tuple(resolve.listed_with(discourse, quantity, code))
    return Finding(quantity, (), bound, reading, due, likelihood * share * sure, frozenset(found), none)


def _is_asked(discourse: Discourse, first: Finding, second: Finding) -> bool:
    """Whether the likeliest party of a demand is the one who makes it, and the next one is asked."""
    if not (_is_demand(first) and _is_demand(second)):
        return False
    start, asker, asked = first.quantity.start, first.bound[0], second.bound[0]
    return (
        asking.requested_by(discourse, start, asker) is None
        and asking.requested_by(discourse, start, asked) == asker
    )


def _is_demand(finding: Finding) -> bool:
    return (
        finding.abstained is None
        and finding.reading is not None
        and finding.reading.status is Status.DEMANDED
    )


def _doubt(discourse: Discourse, finding: Finding) -> str | None:
    if finding.abstained is not None:
        return finding.abstained
    if finding.confidence < SURE:
        return f"it is not sure enough who is bound, or by when ({finding.confidence:.0%})"
    asked = finding.bound[0]
    if _is_demand(finding) and asking.requested_by(discourse, finding.quantity.start, asked) is None:
        return "a demand, but nobody is named who makes it"
    return None


def _unread(likelihood: float) -> str:
    return f"it reads as no commitment ({1 - likelihood:.0%})"


def _pointed(discourse: Discourse, pointer: pointers.Pointer) -> Finding:
    """A demand that points to another target, 'similar expectations', carries that target and no date."""
    asker = asking.requested_by(discourse, pointer.quantity.start, pointer.party)
    return Finding(
        pointer.quantity,
        ((pointer.party, 1.0),),
        (pointer.party,),
        pointer.reading,
        None,
        pointer.confidence,
        abstained=None if asker else "a demand, but nobody is named who makes it",
    )


def _statement(discourse: Discourse, finding: Finding, code: str) -> Statement:
    record = _record(discourse, finding, code)
    return Statement(
        **dict(record),
        statement_id=identify(discourse.article.id, record),
        source_id=discourse.article.id,
        evidence_kind=EvidenceKind.QUOTE,
        extractor=extractor(),
        added_on=None,
    )


def _record(discourse: Discourse, finding: Finding, code: str) -> Record:
    quantity, reading, due = finding.quantity, finding.reading, finding.due
    assert reading is not None  # noqa: S101 - a finding that is kept has been read
    start, end = resolve.evidence(discourse, quantity)
    demanded = reading.status is Status.DEMANDED
    return Record(
        party=code,
        metric=reading.metric,
        scope=reading.scope,
        value=quantity.value,
        value_high=quantity.value_high,
        currency=resolve.currency(quantity, code) if reading.metric is Metric.AMOUNT else None,
        bound=resolve.bound(quantity),
        deadline=due.edtf if due else None,
        deadline_text=discourse.article.text[due.mention.start : due.mention.end] if due else None,
        status=reading.status,
        requested_by=asking.requested_by(discourse, quantity.start, code) if demanded else None,
        speaker=resolve.speaker(discourse, quantity, code, reading.status),
        stated_on=resolve.stated_on(discourse, quantity),
        condition=resolve.condition(discourse, quantity),
        evidence=discourse.article.text[start:end],
        start=start,
        end=end,
        confidence=calibration().confidence(finding.confidence),
    )


def merged(stated: Iterable[Statement]) -> list[Statement]:
    """One statement for one record: the surest of those that say the same, the dated before the undated."""
    kept: list[Statement] = []
    dates: dict[tuple[object, ...], set[str | None]] = {}
    for statement in sorted(stated, key=lambda s: (s.deadline is None, -s.confidence, s.start)):
        told = dates.setdefault(_target(statement), set())
        if not told or (statement.deadline is not None and statement.deadline not in told):
            kept.append(statement)
        told.add(statement.deadline)
    return sorted(kept, key=lambda s: (s.start, s.party, s.value))


def _target(statement: Statement) -> tuple[object, ...]:
    """What is to be spent, by whom and with what force: all but the date."""
    target = (statement.metric, statement.value, statement.value_high, statement.currency)
    return (statement.party, *target, _force(statement))


def _force(statement: Statement) -> str:
    """Own undertakings of any force are one record when told twice; demands and refusals stay apart."""
    return statement.status if statement.status in {Status.DEMANDED, Status.REJECTED} else "own"


@cache
def extractor() -> str:
    """The name and version that a statement carries."""
    return f"pledgeboard {version('pledgeboard')}"
