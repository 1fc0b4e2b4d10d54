"""An article as a whole: its mentions by sentence, who speaks where, and whom 'we' and 'the country' mean."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from ingest import parties
from ingest.extract import context, deadlines, ellipsis, lexicon, quantities, segments, skeleton, speech
from ingest.extract.days import named_days
from ingest.extract.people import Person, people

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from ingest.extract.confidence import Models
    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.lexicon import Mention
    from ingest.extract.quantities import Quantity
    from ingest.extract.segments import Layout
    from ingest.extract.skeleton import Joint
    from ingest.models import Article

T = TypeVar("T")


@dataclass(frozen=True)
class Discourse:
    """Everything found in one article, ready to be asked."""

    article: Article
    models: Models
    layout: Layout
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    elliptic: frozenset[int]
    """Where the figures start that have left out their unit."""
    deadlines: tuple[DeadlineMention, ...]
    people: tuple[Person, ...]
    asked: dict[tuple[int, int], list[tuple[str, set[str]]]] = field(default_factory=dict, repr=False)
    """Who asks whom, by span: each candidate of a figure wants to know, `asking` looks once."""

    @cached_property
    def day(self) -> date | None:
        """The day that the article speaks on: its publication, else the first full date in its text."""
        if self.article.published is not None:
            return self.article.published
        text = self.article.text
        return next((day for _, day in named_days(text, 0, len(text), published=None)), None)

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that start within [start, end)."""
        return _within(self.mentions, self._starts["mentions"], start, end)

    @cached_property
    def bones(self) -> tuple[Mention, ...]:
        """What each word does."""
        return tuple(lexicon.bones(self.article.text))

    @cached_property
    def senses(self) -> frozenset[str]:
        """What is done anywhere in the text."""
        return frozenset(bone.kind for bone in self.bones)

    @cached_property
    def _bone_starts(self) -> list[int]:
        return [bone.start for bone in self.bones]

    def bones_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """What the words that start within [start, end) do."""
        first = bisect_left(self._bone_starts, start)
        return self.bones[first : bisect_left(self._bone_starts, end)]

    @cached_property
    def _joints(self) -> tuple[Joint, ...]:
        return tuple(skeleton.skeleton(self))

    @cached_property
    def _joint_starts(self) -> list[int]:
        return [joint.start for joint in self._joints]

    def joints_in(self, start: int, end: int) -> tuple[Joint, ...]:
        """The joints of the text's skeleton that start within [start, end)."""
        return _within(self._joints, self._joint_starts, start, end)

    def people_in(self, start: int, end: int) -> tuple[Person, ...]:
        """The people named within [start, end)."""
        return _within(self.people, self._starts["people"], start, end)

    def people_before(self, offset: int, count: int) -> tuple[Person, ...]:
        """The last `count` people named before the offset, the nearest first."""
        at = bisect_left(self._starts["people"], offset)
        return self.people[max(0, at - count) : at][::-1]

    @cached_property
    def people_by_name(self) -> dict[str, list[Person]]:
        """Where each person is named."""
        found: dict[str, list[Person]] = {}
        for person in self.people:
            found.setdefault(person.name, []).append(person)
        return found

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The figures that start within [start, end)."""
        return _within(self.quantities, self._starts["quantities"], start, end)

    def deadlines_in(self, start: int, end: int) -> tuple[DeadlineMention, ...]:
        """The dates that start within [start, end)."""
        return _within(self.deadlines, self._starts["deadlines"], start, end)

    def has_date(self, start: int, end: int) -> bool:
        """Whether a date starts within [start, end), however far apart they are."""
        starts = self._starts["deadlines"]
        return bisect_left(starts, start) < bisect_left(starts, end)

    def demands_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The words that ask for something within [start, end)."""
        return _within(self.demands, self._demand_starts, start, end)

    def parties_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of parties that start within [start, end)."""
        return _within(self.party_mentions, self._party_starts, start, end)

    @cached_property
    def demands(self) -> tuple[Mention, ...]:
        """The words that ask for something."""
        return tuple(mention for mention in self.mentions if mention.kind == "demand")

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        """Where everything starts that was found in the text, to be searched."""
        return {
            "mentions": [mention.start for mention in self.mentions],
            "people": [person.start for person in self.people],
            "quantities": [quantity.start for quantity in self.quantities],
            "deadlines": [mention.start for mention in self.deadlines],
        }

    @cached_property
    def _demand_starts(self) -> list[int]:
        return [mention.start for mention in self.demands]

    @cached_property
    def _party_starts(self) -> list[int]:
        return [mention.start for mention in self.party_mentions]

    @cached_property
    def paragraph_starts(self) -> dict[int, int]:
        """Where each paragraph starts, by its number."""
        starts: dict[int, int] = {}
        for sentence in self.layout.sentences:
            starts.setdefault(sentence.paragraph, sentence.start)
        return starts

    def last_mention(self, code: str, before: int) -> Mention | None:
        """The last mention of a party that starts before the offset."""
        places = self._places.get(code, [])
        at = bisect_left(places, before, key=lambda mention: mention.start)
        return places[at - 1] if at else None

    @cached_property
    def _places(self) -> dict[str, list[Mention]]:
        places: dict[str, list[Mention]] = {}
        for mention in self.party_mentions:
            places.setdefault(mention.parties[0], []).append(mention)
        return places

    @cached_property
    def party_ranks(self) -> dict[str, int]:
        """The parties by how often they are named, the first 0."""
        return {code: rank for rank, (code, _) in enumerate(self.party_counts.most_common())}

    def tense(self, mention: DeadlineMention) -> str:
        """Whether a date lies in the past, the year or the future of the article, or is none."""
        return self._tenses[mention.start]

    @cached_property
    def _tenses(self) -> dict[int, str]:
        return {mention.start: self._tense(mention) for mention in self.deadlines}

    def _tense(self, mention: DeadlineMention) -> str:
        if self.day is None:
            return "open"
        resolved = deadlines.resolve(mention, stated_on=self.day)
        if resolved is None:
            return "open"
        year = int(resolved[:4])
        return "past" if year < self.day.year else "this year" if year == self.day.year else "future"

    def told_on(self, mention: DeadlineMention) -> date | None:
        """The day from which a date counts: the article's, or that of the past event its sentence retells."""
        if mention.unit is None or mention.count <= 0:
            return self.day
        sentence = self.layout.sentence_at(mention.start)
        here = self.mentions_in(sentence.start, sentence.end)
        event = next((m.since for m in here if m.kind == "event"), None)
        if event is not None or not any(m.kind in {"agree", "former"} for m in here):
            return event or self.day
        past = [d for d in self.deadlines_in(sentence.start, mention.start) if self.tense(d) == "past"]
        years = [deadlines.resolve(d, stated_on=self.day) for d in past if self.day]
        return date(int(years[0][:4]), 7, 1) if years and years[0] else self.day

    def currency(self, code: str) -> str | None:
        """The money of a party."""
        return parties.party(code).currency

    def is_bloc(self, code: str) -> bool:
        """Whether the code is a bloc's."""
        return parties.party(code).kind == "bloc"

    @cached_property
    def party_mentions(self) -> tuple[Mention, ...]:
        """All mentions that stand for exactly one party, pointing words resolved, in order."""
        return tuple(context.party_mentions(self))

    @cached_property
    def party_counts(self) -> Counter[str]:
        """How much each party is talked about: names, headline and dateline, and the currency of sums."""
        return context.party_counts(self)

    @cached_property
    def homes(self) -> tuple[str, ...]:
        """The parties that the article is mostly about, the first one first, at most three."""
        return tuple(code for code, _ in self.party_counts.most_common(3))

    @cached_property
    def home(self) -> str | None:
        """The country that the article is mostly about; a bloc where it is named over twice as much."""
        ranked = self.party_counts.most_common()
        leading = [code for code, count in ranked if 2 * count >= ranked[0][1]]
        return next((code for code in leading if not self.is_bloc(code)), leading[0] if leading else None)

    @cached_property
    def speakers(self) -> tuple[Person | None, ...]:
        """Who speaks in each sentence, None where nobody is named."""
        return tuple(speech.speakers(self))


def _within(found: tuple[T, ...], starts: list[int], start: int, end: int) -> tuple[T, ...]:
    """Of what was found in the text, in order, that which starts within [start, end)."""
    first = bisect_left(starts, start)
    return found[first : bisect_left(starts, end, first)]


def read(article: Article, models: Models, figures: list[Quantity] | None = None) -> Discourse:
    """Find everything in the article: one pass for layout, names and cues, figures, dates and people."""
    mentions = lexicon.scan(article.text)
    figures = quantities.find(article.text) if figures is None else figures
    bare = ellipsis.elliptic(article.text, figures)
    valid = tuple(_in_office(mentions, article.published))
    return Discourse(
        article,
        models,
        segments.layout(article.text, article.title),
        valid,
        tuple(ellipsis.merged(figures, bare)),
        frozenset(quantity.start for quantity in bare),
        tuple(deadlines.find(article.text)),
        tuple(people(article.text, list(valid))),
    )


def _in_office(mentions: list[Mention], published: date | None) -> Iterator[Mention]:
    """Of the offices that a name stands for, the one held on the day; else the last one held before it."""
    offices: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == "official" and published is not None:
            offices.setdefault(mention.start, []).append(mention)
    for mention in mentions:
        rivals = offices.get(mention.start, []) if mention.kind == "official" else []
        if not rivals or mention is max(rivals, key=lambda m: _currency(m, published)):
            yield mention


def _currency(mention: Mention, published: date | None) -> tuple[bool, bool, date]:
    since, until = mention.since or date.min, mention.until or date.max
    day = published or date.max
    return since <= day <= until, since <= day, until
