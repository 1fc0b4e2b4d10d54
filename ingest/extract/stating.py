"""What is kept of a reading: a statement for each party a figure binds, and one for what is told twice."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from ingest.extract import asking, resolve
from ingest.models import EvidenceKind, Metric, Record, Statement, Status, identify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.extract.discourse import Discourse
    from ingest.extract.findings import Finding


def statements(discourse: Discourse, found: Iterable[Finding]) -> list[Statement]:
    """The statements of the findings that are kept, one for each party that a figure binds."""
    return [
        statement(discourse, finding, code)
        for finding in found
        if not finding.abstained
        for code in finding.bound
    ]


def statement(discourse: Discourse, finding: Finding, code: str) -> Statement:
    """What a finding states of one of the parties that it binds."""
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
    speaker = resolve.speaker(discourse, quantity, code, reading.status)
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
        speaker=speaker,
        stated_on=resolve.stated_on(discourse, quantity, speaker),
        condition=resolve.condition(discourse, quantity),
        evidence=discourse.article.text[start:end],
        start=start,
        end=end,
        confidence=finding.confidence,
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
