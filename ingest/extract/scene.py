"""A figure in its place: what is found out about it once, whichever party is weighed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ingest.extract import asking
from ingest.extract.context import NAMING

if TYPE_CHECKING:
    from ingest.extract.discourse import Discourse
    from ingest.extract.findings import Before
    from ingest.extract.lexicon import Mention
    from ingest.extract.quantities import Quantity
    from ingest.extract.segments import Sentence

_FAR = 1500  # characters; what opens a longer paragraph is no longer its topic
_HABITS = frozenset({"demand", "want", "suggest", "say"})


@dataclass(frozen=True)
class Scene:
    """A figure, the commitment before it, and what stands around it for every party that it may bind."""

    discourse: Discourse
    quantity: Quantity
    before: Before | None
    known: dict[str, set[str]] = field(default_factory=dict, repr=False)
    """The features of each party, once they were asked for: every candidate is weighed, one is read."""

    @cached_property
    def sentence(self) -> Sentence:
        """The figure's sentence."""
        return self.discourse.layout.sentence_at(self.quantity.start)

    @cached_property
    def here(self) -> tuple[Mention, ...]:
        """The parties named in it."""
        return self.discourse.parties_in(self.sentence.start, self.sentence.end)

    @cached_property
    def money(self) -> set[str]:
        """The currencies of the sums in it, dollars apart: these are everybody's."""
        sums = self.discourse.quantities_in(self.sentence.start, self.sentence.end)
        return {currency for quantity in sums for currency in quantity.currency[:1]} - {"USD"}

    @cached_property
    def asks(self) -> list[tuple[str, set[str]]]:
        """Who asks whom before the figure."""
        return asking.asked(self.discourse, self.sentence.start, self.quantity.start)

    @cached_property
    def habits(self) -> set[str]:
        """What is done in the sentence that some parties do by habit."""
        bones = self.discourse.bones_in(self.sentence.start, self.sentence.end)
        return {bone.kind for bone in bones} & _HABITS

    @cached_property
    def paragraph(self) -> list[Mention]:
        """The parties named in the paragraph before the figure."""
        start = self.opening
        before = self.discourse.parties_in(start, self.quantity.start)
        return [m for m in before if m.kind in NAMING or m.kind == "person"]

    @cached_property
    def opening(self) -> int:
        """Where the paragraph starts, or what of it is near enough."""
        return max(self.discourse.paragraph_starts[self.sentence.paragraph], self.quantity.start - _FAR)
