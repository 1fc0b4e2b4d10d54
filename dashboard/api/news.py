"""What changed, as the data itself tells it: for the feeds, and as the rows of a table."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.analysis.rows import rows_of
from ingest.dataset import changes, store
from ingest.publish import proofs, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.board import Board
    from ingest.dataset.changes import Change
    from ingest.dataset.store import Row, Table
    from ingest.models import Source


@lru_cache(maxsize=2)
def history(board: Board) -> Sequence[Change]:
    """Every change that the data tells, the latest first."""
    held = _models(store.COMMITMENTS, board.tables.commitments)
    return tuple(changes.history(held, _models(store.STATEMENTS, board.tables.statements))[::-1])


@lru_cache(maxsize=2)
def sources(board: Board) -> dict[str, Source]:
    """The sources by their ids."""
    return {source.source_id: source for source in _models(store.SOURCES, board.tables.sources)}


@lru_cache(maxsize=2)
def rows(board: Board) -> pd.DataFrame:
    """The history as a table: what happened, when, and the sentence that proves it."""
    told = pd.DataFrame([_row(change, sources(board)) for change in history(board)], columns=_CHANGE)
    return told.assign(**{name: pd.to_datetime(told[name]) for name in ("day", "known_on")})


def _row(change: Change, known: dict[str, Source]) -> tuple[object, ...]:
    proof, commitment, successor = proofs.of(change, known), change.commitment, change.successor
    return (
        *(change.kind.value, change.day, change.known_on, commitment.party, words.name(commitment.party)),
        *(words.headline(change), commitment.commitment_id, successor.commitment_id if successor else None),
        *(proof.evidence, proof.speaker, proof.publisher, proof.url),
    )


_CHANGE = [
    *("kind", "day", "known_on", "party", "party_name"),
    *("headline", "commitment_id", "successor"),
    *("evidence", "speaker", "publisher", "source_url"),
]


def _models(table: Table[Row], df: pd.DataFrame) -> list[Row]:
    """The rows of a frame as their models."""
    return [
        table.model.model_validate({name: _value(name, row[name]) for name in table.columns})
        for row in rows_of(df)
    ]


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - any cell of a frame
    if name.endswith("_ids"):
        return () if pd.isna(value) else tuple(value.split())
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value
