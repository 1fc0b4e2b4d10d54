"""Demands that point to another target: 'NATO set 5 % … similar expectations are placed on us'."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.extract.frames import Reading
from ingest.models import Metric, Scope, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.discourse import Discourse
    from ingest.extract.findings import Finding
    from ingest.extract.lexicon import Mention
    from ingest.extract.quantities import Quantity

_ASKS = re.compile(r"expect|demand|request|pressure|call", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A demand without a figure of its own, with the figure that it points to."""

    quantity: Quantity
    """The target pointed to, moved to where the pointer stands."""
    party: str
    reading: Reading
    score: float
    """That of the target pointed to."""


def find(discourse: Discourse, found: Sequence[Finding]) -> list[Pointer]:
    """The pointers whose target and party are clear: one target stands before, one other party beside it."""
    targets = [f for f in found if f.reading and not f.abstained and f.reading.metric is Metric.GDP_SHARE]
    pointers = []
    for mention in discourse.mentions:
        if mention.kind != "pointer" or not _ASKS.search(discourse.article.text, mention.start, mention.end):
            continue
        before = bisect_left(targets, mention.start, key=lambda target: target.quantity.start)
        target = targets[before - 1] if before else None
        party = _addressee(discourse, mention, target) if target else None
        if target and party:
            pointers.append(_pointer(target, mention, party))
    return pointers


def _addressee(discourse: Discourse, mention: Mention, target: Finding) -> str | None:
    sentence = discourse.layout.sentence_at(mention.start)
    after = discourse.parties_in(mention.end, sentence.end)
    return next((m.parties[0] for m in after if m.parties[0] not in target.bound), None)


def _pointer(target: Finding, mention: Mention, party: str) -> Pointer:
    return Pointer(
        replace(target.quantity, start=mention.start, end=mention.end),
        party,
        Reading({Status.DEMANDED: 1.0}, Metric.GDP_SHARE, Scope.TOTAL),
        target.score,
    )
