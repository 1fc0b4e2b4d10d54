"""What was decided about one figure of an article, and what the next figure needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.frames import Reading
    from ingest.extract.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Before:
    """The commitment read just before a figure: the figure, its party and its date."""

    quantity: Quantity
    party: str
    due: DeadlineMention | None
    status: str


@dataclass(frozen=True, slots=True)
class Due:
    """A date by which something is due, with the words that say so."""

    mention: DeadlineMention
    edtf: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure of an article and all that was decided about it."""

    quantity: Quantity
    parties: tuple[tuple[str, float], ...] = ()
    """The parties considered, the likeliest first."""
    bound: tuple[str, ...] = ()
    """The parties that the figure binds."""
    reading: Reading | None = None
    due: Due | None = None
    likelihood: float = 0.0
    """How likely it is a commitment at all, from 0 to 1."""
    score: float = 0.0
    """The likelihoods of commitment, party and date, multiplied."""
    dates: int = 1
    """How many answers there were to the question by when, 'no date' included."""
    found: frozenset[str] = frozenset()
    """The features that it was read from."""
    confidence: float = 0.0
    """How likely the record is right, from 0 to 1; 0 before it was judged beside the others."""
    abstained: str | None = None
    """Why there is no record; None where there is one."""
