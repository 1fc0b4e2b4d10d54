"""What changed since the release before, as plain text: it quotes texts from outside."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ingest.dataset import changes
from ingest.dataset.changes import Kind
from ingest.publish import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.dataset.changes import Change
    from ingest.models import Commitment


def first(version: str, held: Sequence[Commitment]) -> str:
    """Of the first release: how much it holds."""
    parties = len({commitment.party for commitment in held})
    return f"{version}: the first release, {len(held)} commitments of {parties} countries and blocs.\n"


def against(version: str, previous: str, old: Sequence[Commitment], new: Sequence[Commitment]) -> str:
    """One line a change, under a count of each kind; what only our reading of moved is counted, not told."""
    found = changes.compare(old, new)
    told = [change for change in found if not _is_ours(change)]
    heading = f"{version}, against {previous}: {_counted(told)}."
    if len(told) < len(found):
        heading += f" In {len(found) - len(told)} more only the confidence or the ids of statements moved."
    return "\n".join([heading, *([""] if told else []), *map(words.line, told)]) + "\n"


def incomparable(version: str, previous: str, reason: str) -> str:
    """Where the release before has other columns."""
    return f"{version}: cannot be compared with {previous}: {reason}\n"


def _counted(told: Sequence[Change]) -> str:
    counts = Counter(change.kind for change in told)
    return ", ".join(f"{counts[kind]} {kind}" for kind in Kind if counts[kind]) or "nothing changed"


_OURS = {"confidence", "statement_ids"}
"""What moves when texts are read anew, though nobody said anything else."""


def _is_ours(change: Change) -> bool:
    return bool(change.edits) and {edit.field for edit in change.edits} <= _OURS
