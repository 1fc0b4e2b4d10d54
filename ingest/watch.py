"""One round over the feeds: new links are fetched once, read, and what they state is queued for a decision.

Each step is written down when it is done, and doing one twice adds nothing: a round that was cut off at any
moment goes on where it stopped and ends in the same state.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ingest.acquire import feeds
from ingest.acquire.exchange import Unchanged
from ingest.acquire.inputs import Refusal
from ingest.acquire.visit import visit
from ingest.extract.pipeline import extract
from ingest.models import DatedBy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ingest.acquire.feeds import Feed, Link
    from ingest.acquire.fetch import Fetcher
    from ingest.acquire.seen import Seen
    from ingest.models import Article, Statement

    Queue = Callable[[Article, Sequence[Statement]], int]
    """Queues what an article states, each statement once; returns how many were new."""


class Outcome(StrEnum):
    """What came of a feed or of a link."""

    TAKEN = "taken"
    """The feed was read."""
    UNCHANGED = "unchanged"
    """The feed is as it was."""
    FAILED = "failed"
    """The feed can't be read."""
    STATES = "states"
    """The article states commitments."""
    NOTHING = "nothing"
    """The article states none."""
    REFUSED = "refused"
    """The page can't be read, or must not be."""
    POSTPONED = "postponed"
    """The page can't be had now; the next round tries again."""


@dataclass(frozen=True, slots=True)
class Step:
    """One feed or one link that the round is done with."""

    outcome: Outcome
    refusal: Refusal | None = None
    count: int = 0
    """New links of a feed, or newly queued statements of an article."""
    left: int | None = None
    """Links that are still to be read in this round; None where the step is a feed."""


@dataclass
class Summary:
    """What a round came to, for its one line."""

    steps: Counter[Outcome] = field(default_factory=Counter)
    counts: Counter[Outcome] = field(default_factory=Counter)

    def add(self, step: Step) -> None:
        self.steps[step.outcome] += 1
        self.counts[step.outcome] += step.count

    @property
    def is_deaf(self) -> bool:
        """Whether no feed could be read."""
        return self.steps[Outcome.FAILED] > 0 and not (
            self.steps[Outcome.TAKEN] or self.steps[Outcome.UNCHANGED]
        )

    def __str__(self) -> str:
        steps, counts = self.steps, self.counts
        polled = sum(steps[outcome] for outcome in (Outcome.TAKEN, Outcome.UNCHANGED, Outcome.FAILED))
        read = steps[Outcome.STATES] + steps[Outcome.NOTHING]
        parts = (
            f"{polled} feeds ({steps[Outcome.UNCHANGED]} unchanged, {steps[Outcome.FAILED]} failed)",
            f"{counts[Outcome.TAKEN]} new links",
            f"{read} read",
            f"{steps[Outcome.STATES]} with statements",
            f"{counts[Outcome.STATES]} queued",
            f"{steps[Outcome.REFUSED]} refused",
            f"{steps[Outcome.POSTPONED]} postponed",
        )
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Round:
    """What a round works with."""

    fetcher: Fetcher
    seen: Seen
    queue: Queue

    def steps(self, watched: Sequence[Feed]) -> Iterator[Step]:
        """Each feed, then each link that waits, those that an earlier round did not come to included.

        Raises:
            ValueError, OSError: where the queue can't be written; what is not yet settled is done again.
        """
        for feed in watched:
            yield self._poll(feed)
        waiting = self.seen.waiting()
        for left, (publisher, link) in zip(range(len(waiting) - 1, -1, -1), waiting, strict=True):
            yield replace(self._visit(publisher, link), left=left)

    def _poll(self, feed: Feed) -> Step:
        page = self.fetcher.changed(feed.url, self.seen.validators(feed))
        if isinstance(page, Unchanged):
            return Step(Outcome.UNCHANGED)
        if isinstance(page, Refusal):
            return Step(Outcome.FAILED, page)
        links = feeds.links(page)
        if isinstance(links, Refusal):
            return Step(Outcome.FAILED, links)
        return Step(Outcome.TAKEN, count=self.seen.take(feed, links, page.validators))

    def _visit(self, publisher: str, link: Link) -> Step:
        # no other filter stands before the extractor: a text without a figure costs it some microseconds
        found = visit(self.fetcher, link, extract, publisher=publisher, dated_by=DatedBy.FEED)
        if isinstance(found, Refusal):
            return self._refused(link, found)
        article, statements = found
        new = self.queue(article, statements) if statements else 0
        outcome = Outcome.STATES if statements else Outcome.NOTHING
        self.seen.settle(link, outcome)
        return Step(outcome, count=new)

    def _refused(self, link: Link, refusal: Refusal) -> Step:
        if refusal.passing and self.seen.postpone(link, refusal.reason):
            return Step(Outcome.POSTPONED, refusal)
        self.seen.settle(link, Outcome.REFUSED, refusal.reason)
        return Step(Outcome.REFUSED, refusal)
