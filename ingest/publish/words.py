"""A change as a reader says it, in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest import parties, render
from ingest.dataset import store
from ingest.dataset.changes import Kind

if TYPE_CHECKING:
    from ingest.dataset.changes import Change, Edit
    from ingest.models import Commitment

_PREFIXES = {
    Kind.ADDED: "",
    Kind.RESTATED: "Stated again: ",
    Kind.CHANGED: "Corrected: ",
    Kind.SUPERSEDED: "Superseded: ",
    Kind.WITHDRAWN: "Withdrawn: ",
    Kind.MET: "Met: ",
    Kind.LAPSED: "Lapsed: ",
    Kind.REMOVED: "Removed: ",
}


def headline(change: Change) -> str:
    """'Superseded: Poland, 3 % of GDP by 2023, legislated; now 4.7 % of GDP by 2025, legislated'."""
    told = f"{_PREFIXES[change.kind]}{name(change.commitment.party)}, {terms(change.commitment)}"
    return told if change.successor is None else f"{told}; now {terms(change.successor)}"


def terms(commitment: Commitment) -> str:
    """What is undertaken or asked, by when and with what force: '3.5 % of GDP (core) by 2035, agreed'."""
    scope = "" if commitment.scope == "total" else f" ({commitment.scope})"
    deadline = f" by {commitment.deadline}" if commitment.deadline else ""
    requester = f" by {name(commitment.requested_by)}" if commitment.requested_by else ""
    return f"{render.target(commitment)}{scope}{deadline}, {commitment.status}{requester}"


def name(party: str) -> str:
    """The name of a country or a bloc; its code where we know none."""
    known = parties.parties().get(party)
    return known.name if known else party


def details(change: Change) -> str:
    """The change in one line: its headline, or for a correction each field from and to."""
    if change.kind is Kind.CHANGED:
        return "; ".join(edited(edit) for edit in change.edits)
    return headline(change)


def edited(edit: Edit) -> str:
    """One field from and to: 'speaker: – → Ahn Gyu-back'."""
    old, new = (store.cell(value) or "–" for value in (edit.old, edit.new))
    return render.printable(f"{edit.field}: {old} → {new}")


def line(change: Change) -> str:
    """The kind of a change, the commitment's id and the details."""
    return render.printable(f"{change.kind:<11} {change.commitment.commitment_id}  {details(change)}")
