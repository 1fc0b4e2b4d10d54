"""What changed: between two states of the commitments, or between two days as the data itself tells.

Pure: no clock and no files. A change has two days: on `day` it came about (it was said, or its deadline
passed), and on `known_on` the dataset could first tell it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from ingest.dataset import lineage
from ingest.dataset.targets import due
from ingest.models import Commitment, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ingest.models import Statement


class Kind(StrEnum):
    """What happened to a commitment."""

    ADDED = "added"
    RESTATED = "restated"
    CHANGED = "changed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    MET = "met"
    LAPSED = "lapsed"
    REMOVED = "removed"


class Clock(StrEnum):
    """Which of a change's two days counts."""

    TOLD = "told"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Edit:
    """One field that says something else than before."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to one commitment."""

    kind: Kind
    commitment: Commitment
    """As it stands after the change; a removed one as it stood before."""
    day: date | None = None
    """When it came about; None where the data gives no day, as for a correction."""
    known_on: date | None = None
    """When the dataset could first tell it; None where the statements were not at hand."""
    statement: Statement | None = None
    """For added and restated: the statement that tells it, where the statements were at hand."""
    successor: Commitment | None = None
    """For superseded and withdrawn: what took its place."""
    edits: tuple[Edit, ...] = ()
    """The fields that differ, where two states of the commitment were compared."""


def compare(old: Iterable[Commitment], new: Iterable[Commitment]) -> list[Change]:
    """What it takes to get from the old commitments to the new ones, in the order of their ids.

    One that was replaced, met or missed its deadline meanwhile is told as that, with all its edits.
    """
    before = {commitment.commitment_id: commitment for commitment in old}
    after = {commitment.commitment_id: commitment for commitment in new}
    replaced_by = _successors(after.values())
    found = [
        *(Change(Kind.REMOVED, gone) for name, gone in before.items() if name not in after),
        *(Change(Kind.ADDED, c, day=c.first_stated_on) for name, c in after.items() if name not in before),
        *(
            _compared(edits, after[name], replaced_by)
            for name in before.keys() & after.keys()
            if (edits := _edits(before[name], after[name]))
        ),
    ]
    return sorted(found, key=lambda change: change.commitment.commitment_id)


def history(commitments: Iterable[Commitment], statements: Iterable[Statement] = ()) -> list[Change]:
    """Every change that the data itself tells, the earliest first; what has no day is left out.

    The statements tell since when each is known. A correction leaves no trace here: `compare` finds it.
    """
    commitments = list(commitments)
    told = {statement.statement_id: statement for statement in statements}
    replaced_by = _successors(commitments)
    found = [
        change
        for commitment in commitments
        for change in (*_statings(commitment, told), *_settled(commitment, told, replaced_by))
        if change.day is not None
    ]
    return sorted(found, key=_placed)


def since(
    commitments: Iterable[Commitment],
    day: date,
    *,
    until: date = date.max,
    statements: Iterable[Statement] = (),
    clock: Clock = Clock.TOLD,
) -> list[Change]:
    """What changed after `day`, and until `until` at the latest, the earliest first.

    By the clock `told` a change counts on the day it came about, by `known` on the day the dataset learnt it.
    """
    return [
        change
        for change in history(commitments, statements)
        if (when := _CLOCKS[clock](change)) is not None and day < when <= until
    ]


_CLOCKS: Mapping[Clock, Callable[[Change], date | None]] = {
    Clock.TOLD: attrgetter("day"),
    Clock.KNOWN: attrgetter("known_on"),
}

_SETTLED = {
    Standing.SUPERSEDED: Kind.SUPERSEDED,
    Standing.WITHDRAWN: Kind.WITHDRAWN,
    Standing.MET: Kind.MET,
    Standing.LAPSED: Kind.LAPSED,
}


def _edits(old: Commitment, new: Commitment) -> tuple[Edit, ...]:
    pairs = ((field, getattr(old, field), getattr(new, field)) for field in Commitment.model_fields)
    return tuple(Edit(field, before, after) for field, before, after in pairs if before != after)


def _compared(
    edits: tuple[Edit, ...], commitment: Commitment, replaced_by: Mapping[str, Commitment]
) -> Change:
    kind = Kind.CHANGED
    if any(edit.field == "standing" for edit in edits):
        kind = _SETTLED.get(commitment.standing, Kind.CHANGED)
    successor = replaced_by.get(commitment.commitment_id)
    day = None if kind is Kind.CHANGED else _settled_on(commitment, successor)
    return Change(kind, commitment, day=day, successor=successor, edits=edits)


def _statings(commitment: Commitment, told: Mapping[str, Statement]) -> Iterator[Change]:
    for day in _days(commitment, told):
        kind = Kind.ADDED if day == commitment.first_stated_on else Kind.RESTATED
        statement = _telling(commitment, told, day)
        yield Change(kind, commitment, day=day, known_on=_added_on(statement), statement=statement)


def _days(commitment: Commitment, told: Mapping[str, Statement]) -> list[date]:
    """The days on which it was stated, the first one first."""
    first, last = commitment.first_stated_on, commitment.last_stated_on
    if first is None or last is None:
        return []
    stated = {told[name].stated_on for name in commitment.statement_ids if name in told}
    return sorted({first, last} | {day for day in stated if day is not None and first < day < last})


def _settled(
    commitment: Commitment, told: Mapping[str, Statement], replaced_by: Mapping[str, Commitment]
) -> Iterator[Change]:
    if commitment.standing is Standing.STANDING:
        return
    successor = replaced_by.get(commitment.commitment_id)
    day = _settled_on(commitment, successor)
    parts = [each for each in (commitment, successor) if each is not None]
    known = [_added_on(_telling(each, told, each.first_stated_on)) for each in parts]
    yield Change(
        _SETTLED[commitment.standing],
        commitment,
        day=day,
        known_on=max((when for when in (day, *known) if when is not None), default=None) if told else None,
        successor=successor,
    )


def _settled_on(commitment: Commitment, successor: Commitment | None) -> date | None:
    """The day of the successor's first statement, or the day after the deadline; never before its own."""
    if commitment.standing in {Standing.MET, Standing.LAPSED}:
        end = due(str(commitment.deadline)) + timedelta(days=1)
    elif successor is None or successor.first_stated_on is None:
        return None
    else:
        end = successor.first_stated_on
    return max(end, commitment.first_stated_on or end)


def _telling(commitment: Commitment, told: Mapping[str, Statement], day: date | None) -> Statement | None:
    """The statement of that day that entered the dataset first; of any day where its day was corrected."""
    behind = [told[name] for name in commitment.statement_ids if name in told]
    of_that_day = [statement for statement in behind if statement.stated_on == day]
    return min(of_that_day or behind, key=lambda s: (s.added_on or date.max, s.statement_id), default=None)


def _added_on(statement: Statement | None) -> date | None:
    return statement.added_on if statement else None


def _successors(commitments: Iterable[Commitment]) -> dict[str, Commitment]:
    """What took the place of each, by its id.

    A commitment names one that it replaced; the others follow by the rules of lineage.
    """
    commitments = list(commitments)
    named = {c.supersedes: c for c in commitments if c.supersedes is not None}
    return lineage.successors(commitments) | named


def _placed(change: Change) -> tuple[date, str, str]:
    return (change.day or date.min, change.commitment.commitment_id, change.kind)
