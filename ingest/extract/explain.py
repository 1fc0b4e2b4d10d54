"""How an article was read, retold figure by figure: mentions → reading → resolution → record, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract import discourse as discourses
from ingest.extract import pipeline, stating, subject
from ingest.extract.confidence import fitted
from ingest.extract.frames import RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.discourse import Discourse
    from ingest.extract.findings import Finding
    from ingest.models import Article


def explain(article: Article) -> Iterator[str]:
    """The lines of the retelling; one block a figure, in the order of the text."""
    if not subject.is_defence(article):
        yield "no record: the text nowhere speaks of defence"
        return
    discourse = discourses.read(article, fitted())
    found = pipeline.findings(discourse)
    if not found:
        yield "no figure found: neither a percentage nor a sum of money"
    for finding in found:
        yield from _retold(discourse, finding)


def _retold(discourse: Discourse, finding: Finding) -> Iterator[str]:
    quantity = finding.quantity
    text = discourse.article.text
    yield f"[{quantity.start}:{quantity.end}] {text[quantity.start : quantity.end]}"
    yield f"  mentions  {_mentions(discourse, finding)}"
    yield from _weighed(discourse, finding)
    if finding.abstained is not None:
        yield f"  no record: {finding.abstained}"
    else:
        yield from (f"  record    {line}" for line in _records(discourse, finding))


def _mentions(discourse: Discourse, finding: Finding) -> str:
    sentence = discourse.layout.sentence_at(finding.quantity.start)
    text = discourse.article.text
    named = discourse.mentions_in(sentence.start, sentence.end)
    return ", ".join(f"{m.kind} '{text[m.start : m.end]}'" for m in named) or "none"


def _weighed(discourse: Discourse, finding: Finding) -> Iterator[str]:
    if finding.found:
        yield f"  record?   {_signed(discourse.models['record'].reasons(finding.found, RECORD))}"
    if finding.reading is None:
        return
    ranked = sorted(finding.reading.statuses.items(), key=lambda pair: -pair[1])[:3]
    yield "  status    " + ", ".join(f"{status} {share:.0%}" for status, share in ranked)
    if finding.found:
        yield f"  because   {_signed(discourse.models['status'].reasons(finding.found, ranked[0][0]))}"
    yield "  party     " + ", ".join(f"{code} {share:.0%}" for code, share in finding.parties[:3])
    due = finding.due
    words = discourse.article.text[due.mention.start : due.mention.end] if due else ""
    yield f"  deadline  '{words}' {due.edtf or 'no date'}" if due else "  deadline  none stated"


def _signed(reasons: list[tuple[str, float]]) -> str:
    return ", ".join(f"{feature} {weight:+.2f}" for feature, weight in reasons)


def _records(discourse: Discourse, finding: Finding) -> Iterator[str]:
    for statement in stating.statements(discourse, [finding]):
        target = f"{statement.metric} {statement.value:g} {statement.currency or ''} {statement.scope}"
        asker = f" by {statement.requested_by}" if statement.requested_by else ""
        due = statement.deadline or "no date"
        sure = f"sure {statement.confidence:.2f}"
        yield f"{statement.party} {target} by {due}, {statement.status}{asker}, {sure}"
