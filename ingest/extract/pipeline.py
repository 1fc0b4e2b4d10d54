"""The story of reading an article: find the figures, read each in its place, resolve, keep what is sure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from ingest.extract import asking, features, frames, judging, pointers, quantities, resolve, stating, subject
from ingest.extract import discourse as discourses
from ingest.extract.confidence import fitted
from ingest.extract.findings import Before, Finding
from ingest.extract.scene import Scene
from ingest.models import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ingest.extract.confidence import Models
    from ingest.extract.discourse import Discourse
    from ingest.extract.quantities import Quantity
    from ingest.models import Article, Statement

HOPELESS = 0.3
"""The likelihood of a figure by its own features below which no party is weighed for it.

Figures below it hardly ever rise to a record with their party: it costs no F1 in cross-validation."""
FAINT = 0.05
"""Where candidates are asked for: the least likelihood at which a doubtful figure is read in full."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that is kept, or would be if less certainty were asked for."""

    statement: Statement
    grounds: Mapping[str, float]
    """What its confidence was judged by: see `judging.grounds`."""
    barred: str | None
    """Why it is not kept whatever its confidence; None where there is no such reason."""
    abstained: str | None
    """Why it is not kept; None where it is, unless another statement says the same."""


def extract(
    article: Article, *, models: Models | None = None, bar: judging.Bar = judging.FOUND
) -> list[Statement]:
    """The commitments that an article states, in the order of the text; empty where it states none.

    Pure and deterministic; never raises on any text. Each statement's evidence is a slice of the text.
    """
    if not subject.is_defence(article):
        return []
    figures = quantities.find(article.text)
    if not figures:
        return []
    discourse = discourses.read(article, models or fitted(), figures)
    return stating.merged(stating.statements(discourse, findings(discourse, bar=bar)))


def extract_chosen(article: Article) -> list[Statement]:
    """The commitments of a text that a person chose for them and goes over, as the notes of the dataset are.

    Told from news, such a text needs no surest record to show that it speaks of a commitment.
    """
    return extract(article, bar=judging.CHOSEN)


def candidates(article: Article, *, models: Models | None = None) -> list[Candidate]:
    """Every statement considered, doubtful ones included and not yet merged: for measuring, not for keeping.

    Those without a reason to abstain, merged, are exactly what `extract` returns.
    """
    discourse = discourses.read(article, models or fitted())
    read = readings(discourse, least=FAINT)
    grounds = judging.grounds(read, sentences=len(discourse.layout.sentences))
    return [
        Candidate(
            stating.statement(discourse, finding, code),
            known,
            before.abstained,
            finding.abstained,
        )
        for before, known, finding in zip(read, grounds, _judged(discourse, read, judging.FOUND), strict=True)
        if finding.reading is not None
        for code in finding.bound
    ]


def findings(discourse: Discourse, *, bar: judging.Bar = judging.FOUND) -> list[Finding]:
    """Every figure of the article with what was decided about it, pointers to figures included."""
    return _judged(discourse, readings(discourse), bar)


def _judged(discourse: Discourse, read: Sequence[Finding], bar: judging.Bar) -> list[Finding]:
    sentences = len(discourse.layout.sentences)
    return judging.judged(read, sentences=sentences, by=judging.judge(), bar=bar)


def readings(discourse: Discourse, *, least: float = judging.LIKELY) -> list[Finding]:
    """Every figure and pointer as it reads by itself, not yet judged beside the others.

    A figure that is less likely a commitment than `least` is not read any further.
    """
    direct: list[Finding] = []
    before: Before | None = None
    for quantity in discourse.quantities:
        finding = _finding(discourse, quantity, before, least)
        direct.append(finding)
        before = _to_follow(finding) or before
    likely = [finding for finding in direct if _to_follow(finding)]
    return direct + [_pointed(discourse, pointer) for pointer in pointers.find(discourse, likely)]


def _to_follow(finding: Finding) -> Before | None:
    """What the next figure needs to know of a likely record; None of any other."""
    if finding.abstained is not None or finding.reading is None or finding.score < judging.LIKELY:
        return None
    due = finding.due.mention if finding.due else None
    return Before(finding.quantity, finding.bound[0], due, finding.reading.status)


def _finding(discourse: Discourse, quantity: Quantity, before: Before | None, least: float) -> Finding:
    if barred := frames.barrier(quantity):
        return _unread(quantity, barred)
    figure = features.of_quantity(discourse, quantity, before)
    likelihood = frames.certainty(discourse, figure)
    if likelihood < HOPELESS:
        return _unread(quantity, _no_commitment(likelihood), figure, likelihood)
    scene = Scene(discourse, quantity, before)
    ranked = tuple(resolve.ranked_parties(scene))
    if not ranked:
        return _unread(quantity, "no party is named")
    read = partial(_read, scene, figure, least, dict(ranked))
    first = read(ranked[0][0])
    second = read(ranked[1][0]) if _is_demand(first) and len(ranked) > 1 else first
    finding = second if _is_asked(discourse, first, second) else first
    return replace(finding, parties=ranked, abstained=_doubt(discourse, finding))


def _read(scene: Scene, figure: set[str], least: float, shares: Mapping[str, float], code: str) -> Finding:
    """The figure as a commitment of one party; weighed no further where it reads as none.

    Parties of one list are bound together: how sure it is that they are is the sum of their shares.
    """
    discourse, quantity = scene.discourse, scene.quantity
    found = frames.status_features(scene, code, figure)
    likelihood = frames.certainty(discourse, found)
    none = _no_commitment(likelihood) if likelihood < judging.LIKELY else None
    if likelihood < least:
        return _unread(quantity, none, found, likelihood)
    due, sure, dates = resolve.due(discourse, quantity, code, scene.before)
    bound = resolve.listed_with(discourse, quantity, code)
    share = sum(shares.get(listed, 0.0) for listed in bound)
    return Finding(
        quantity,
        bound=tuple(bound),
        reading=frames.read(discourse, quantity, code, found),
        due=due,
        likelihood=likelihood,
        score=likelihood * share * sure,
        dates=dates,
        found=frozenset(found),
        abstained=none,
    )


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
    asked = finding.bound[0]
    if _is_demand(finding) and asking.requested_by(discourse, finding.quantity.start, asked) is None:
        return "a demand, but nobody is named who makes it"
    return None


def _unread(
    quantity: Quantity, why: str | None, found: Iterable[str] = (), likelihood: float = 0.0
) -> Finding:
    """A figure that was not read as a commitment of anybody."""
    return Finding(quantity, likelihood=likelihood, found=frozenset(found), abstained=why)


def _no_commitment(likelihood: float) -> str:
    return f"it reads as no commitment ({1 - likelihood:.0%})"


def _pointed(discourse: Discourse, pointer: pointers.Pointer) -> Finding:
    """A demand that points to another target, 'similar expectations', carries that target and no date."""
    asker = asking.requested_by(discourse, pointer.quantity.start, pointer.party)
    return Finding(
        pointer.quantity,
        parties=((pointer.party, 1.0),),
        bound=(pointer.party,),
        reading=pointer.reading,
        likelihood=pointer.score,
        score=pointer.score,
        abstained=None if asker else "a demand, but nobody is named who makes it",
    )
