"""What the API serves: each resource with its rows and the rule by which a request keeps some of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.api import asked as asking
from dashboard.api import news
from dashboard.api.printed import Printed
from dashboard.filters import parties_of
from ingest import parties
from ingest.parties import PartyKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from dashboard.api.asked import AskedChanges, AskedCommitments, Page, Places
    from dashboard.board import Board

REMEMBERED = 1024
"""How many requests are remembered with the positions of the rows that they keep."""


@dataclass(frozen=True, slots=True)
class Resource:
    """One table that is served."""

    name: str
    about: str
    asked: type[Page]
    """What a request may ask of it."""
    rows: Callable[[Board], pd.DataFrame]
    """All its rows."""
    keep: Callable[[Board, pd.DataFrame, Any], pd.Series]
    """Which of the rows the request keeps."""


class Holdings:
    """What is served of one board: its tables, each written once, and the rows that recent requests keep."""

    def __init__(self, board: Board) -> None:
        """Nothing is written before it is asked for."""
        self._board = board
        self.printed = cache(self._printed)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._kept)

    def kept(self, resource: Resource, asked: Page) -> Sequence[int]:
        """The positions of the rows that a request keeps, whatever page of them it asks for."""
        return self._remembered(resource, asked.model_copy(update=_FIRST_PAGE))

    def _printed(self, resource: Resource) -> Printed:
        return Printed(resource.rows(self._board))

    def _kept(self, resource: Resource, asked: Page) -> Sequence[int]:
        keep = resource.keep(self._board, resource.rows(self._board), asked)
        return tuple(int(position) for position in keep.to_numpy().nonzero()[0])


_FIRST_PAGE = asking.Page().model_dump()


@lru_cache(maxsize=2)
def holdings(board: Board) -> Holdings:
    """The holdings of a board; those of the one before are forgotten when the data changes again."""
    return Holdings(board)


def as_of(board: Board) -> date:
    """The day of the newest source; that of the view where there is none."""
    newest = board.tables.sources["added_on"].max()
    return board.on if pd.isna(newest) else newest.date()


def whose(board: Board, asked: Places) -> set[str] | None:
    """The countries and blocs that are asked for; None for all."""
    if not asked.alliances:
        return set(asked.countries) or None
    allied = parties_of(asked.alliances, board.tables.memberships, board.on)
    return allied & set(asked.countries) if asked.countries else allied


def _commitments(board: Board, rows: pd.DataFrame, asked: AskedCommitments) -> pd.Series:
    keep = pd.Series(data=False, index=rows.index)
    keep[board.commitments(asking.filters(asked)).index] = True
    return keep


def _statements(board: Board, rows: pd.DataFrame, asked: AskedCommitments) -> pd.Series:
    """Those behind the commitments that the filters keep; without filters also those that were rejected."""
    if asking.filters(asked).is_empty:
        return _all(rows)
    behind = board.commitments(asking.filters(asked))["statement_ids"].str.split().explode()
    return rows["statement_id"].isin(behind)


def _sources(board: Board, rows: pd.DataFrame, asked: AskedCommitments) -> pd.Series:
    """Those of the statements that are kept; without filters also those that state nothing."""
    if asking.filters(asked).is_empty:
        return _all(rows)
    statements = board.tables.statements
    return rows["source_id"].isin(statements.loc[_statements(board, statements, asked), "source_id"])


def _changes(board: Board, rows: pd.DataFrame, asked: AskedChanges) -> pd.Series:
    keep = _of("party")(board, rows, asked)
    if asked.kinds:
        keep &= rows["kind"].isin([str(kind) for kind in asked.kinds])
    if asked.since is not None:
        keep &= rows["day"] > pd.Timestamp(asked.since)
    if asked.until is not None:
        keep &= rows["day"] <= pd.Timestamp(asked.until)
    return keep


def _of(column: str) -> Callable[[Board, pd.DataFrame, Places], pd.Series]:
    """The rule that keeps the rows whose column names a party that is asked for."""

    def keep(board: Board, rows: pd.DataFrame, asked: Places) -> pd.Series:
        asked_for = whose(board, asked)
        return _all(rows) if asked_for is None else rows[column].isin(asked_for)

    return keep


def _all(rows: pd.DataFrame) -> pd.Series:
    return pd.Series(data=True, index=rows.index)


def _countries(board: Board) -> pd.DataFrame:
    return _parties(board, PartyKind.COUNTRY)


def _alliances(board: Board) -> pd.DataFrame:
    """Every bloc that can commit, also without a target of its own."""
    blocs = [party for party in parties.parties().values() if party.kind is PartyKind.BLOC]
    members = [" ".join(sorted(parties.members(bloc.code, on=board.on))) for bloc in blocs]
    named = pd.DataFrame({"party": [bloc.code for bloc in blocs], "members": members})
    targets = _parties(board, PartyKind.BLOC).drop(columns="party_name")
    named.insert(1, "party_name", [bloc.name for bloc in blocs])
    return named.merge(targets, on="party", how="left", validate="one_to_one")


def _parties(board: Board, kind: PartyKind) -> pd.DataFrame:
    rows = board.progress
    return rows[rows["party_kind"].eq(kind.value)].drop(columns="party_kind").reset_index(drop=True)


RESOURCES = (
    Resource(
        "commitments",
        "One target of one party with one force, held to be true, the latest first.",
        asking.AskedCommitments,
        lambda board: board.latest_first,
        _commitments,
    ),
    Resource(
        "statements",
        "What each source states: the statements behind the commitments that the filters keep.",
        asking.AskedCommitments,
        lambda board: board.tables.statements,
        _statements,
    ),
    Resource(
        "sources",
        "The documents behind the commitments that the filters keep.",
        asking.AskedCommitments,
        lambda board: board.tables.sources,
        _sources,
    ),
    Resource(
        "spending",
        "What countries really spent, by year; NATO's and SIPRI's figures are never mixed in one series.",
        asking.AskedFigures,
        lambda board: board.tables.spending,
        _of("country"),
    ),
    Resource(
        "countries",
        "Each country's standing target beside its latest spending: the gap, and the pace that it takes.",
        asking.AskedFigures,
        _countries,
        _of("party"),
    ),
    Resource(
        "alliances",
        "Each bloc's standing target, and its members today.",
        asking.AskedFigures,
        _alliances,
        _of("party"),
    ),
    Resource(
        "changes",
        "What was added, restated, superseded, withdrawn, met or missed, the latest first.",
        asking.AskedChanges,
        news.rows,
        _changes,
    ),
)
"""In the order in which the API's page lists them."""
