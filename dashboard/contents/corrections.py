"""What curators put right after it had been published, as changes: which field, from what, to what."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard import words
from dashboard.analysis.changes import CORRECTED
from dashboard.analysis.rows import rows_of
from dashboard.language import say
from ingest.dataset import store
from ingest.models import Action

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from dashboard.board import Board
    from ingest.models import Decision


def with_corrections(changes: pd.DataFrame, here: Board, folder: Path) -> pd.DataFrame:
    """The changes and the corrections of the statements in `folder`, the latest first.

    A correction of the day on which its statement came in, or of an earlier one, changed nothing that had
    been published, and is left out. Who decided is not told.
    """
    path = folder / store.DECISIONS.path
    modified = path.stat().st_mtime_ns if path.exists() else 0
    found = list(_corrections(here, _decisions(folder, modified)))
    if not found:
        return changes
    corrected = pd.DataFrame(found).assign(day=lambda df: pd.to_datetime(df["day"]))
    rows = pd.concat([changes, corrected.reindex(columns=changes.columns)])
    return rows.sort_values("day", ascending=False, kind="stable").reset_index(drop=True)


@lru_cache(maxsize=2)
def _decisions(folder: Path, modified: int) -> tuple[Decision, ...]:
    del modified  # part of the cache's key: a file that was written again is read again
    decisions = store.read(folder, store.DECISIONS)
    return tuple(decision for decision in decisions if decision.action is Action.CORRECT)


def _corrections(here: Board, decisions: tuple[Decision, ...]) -> Iterator[dict[str, Any]]:
    added = here.tables.statements.set_index("statement_id")["added_on"].to_dict()
    late = [d for d in decisions if d.subject in added and pd.Timestamp(d.decided_on) > added[d.subject]]
    holders = _holders(here) if late else {}
    for decision in late:
        if commitment := holders.get(decision.subject):
            yield _row(decision, commitment)


def _holders(here: Board) -> dict[str, Mapping[str, Any]]:
    """By statement the commitment that rests on it."""
    return {
        name: row
        for row in rows_of(here.tables.commitments)
        for name in words.present(row["statement_ids"]).split()
    }


def _row(decision: Decision, commitment: Mapping[str, Any]) -> dict[str, Any]:
    same = ("party", "party_name", "commitment_id", "evidence", "speaker", "publisher", "source_url")
    return {
        **{name: commitment[name] for name in same},
        "kind": CORRECTED,
        "day": decision.decided_on,
        "known_on": pd.Timestamp(decision.decided_on),
        "headline": say(
            "{field}: “{old}” is now “{new}”",
            field=words.plain(decision.field or ""),
            old=decision.old or "–",
            new=decision.new or "–",
        ),
    }
