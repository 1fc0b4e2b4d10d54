"""An article as a whole: its mentions by sentence, who speaks where, and whom 'we' and 'the country' mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest import parties
from ingest.extract import deadlines, ellipsis, lexicon, quantities, segments
from ingest.extract.people import Person, line_speakers, people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.confidence import Models
    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.lexicon import Mention
    from ingest.extract.quantities import Quantity
    from ingest.extract.segments import Layout, Sentence
    from ingest.models import Article

NAMING = frozenset({"name", "demonym", "capital", "seat", "group", "official"})
"""The kinds of mention that name a party by themselves."""
POINTING = frozenset({"we", "country", "government", "it", "members", "he"})
"""The kinds of mention that mean a party named elsewhere."""


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

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that start within [start, end)."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def people_in(self, start: int, end: int) -> tuple[Person, ...]:
        """The people named within [start, end)."""
        first = bisect_left(self.people, start, key=lambda person: person.start)
        return self.people[first : bisect_left(self.people, end, key=lambda person: person.start)]

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """The figures that start within [start, end)."""
        first = bisect_left(self.quantities, start, key=lambda quantity: quantity.start)
        return self.quantities[first : bisect_left(self.quantities, end, key=lambda quantity: quantity.start)]

    def deadlines_in(self, start: int, end: int) -> tuple[DeadlineMention, ...]:
        """The dates that start within [start, end)."""
        first = bisect_left(self.deadlines, start, key=lambda mention: mention.start)
        return self.deadlines[first : bisect_left(self.deadlines, end, key=lambda mention: mention.start)]

    def parties_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of parties that start within [start, end)."""
        first = bisect_left(self._party_starts, start)
        return self.party_mentions[first : bisect_left(self._party_starts, end)]

    @cached_property
    def _party_starts(self) -> list[int]:
        return [mention.start for mention in self.party_mentions]

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
        published = self.article.published
        if published is None:
            return "open"
        resolved = deadlines.resolve(mention, stated_on=published)
        if resolved is None:
            return "open"
        year = int(resolved[:4])
        return "past" if year < published.year else "this year" if year == published.year else "future"

    def told_on(self, mention: DeadlineMention) -> date | None:
        """The day from which a date counts: the article's, or that of the past event its sentence retells."""
        if mention.unit is None or mention.count <= 0:
            return self.article.published
        sentence = self.layout.sentence_at(mention.start)
        here = self.mentions_in(sentence.start, sentence.end)
        event = next((m.since for m in here if m.kind == "event"), None)
        if event is not None or not any(m.kind in {"agree", "former"} for m in here):
            return event or self.article.published
        past = [d for d in self.deadlines_in(sentence.start, mention.start) if self.tense(d) == "past"]
        years = [deadlines.resolve(d, stated_on=self.article.published) for d in past if self.article.published]
        return date(int(years[0][:4]), 7, 1) if years and years[0] else self.article.published

    def is_bloc(self, code: str) -> bool:
        """Whether the code is a bloc's."""
        return parties.party(code).kind == "bloc"

    @cached_property
    def party_mentions(self) -> tuple[Mention, ...]:
        """All mentions that stand for exactly one party, pointing words resolved, in order."""
        return tuple(_party_mentions(self))

    @cached_property
    def party_counts(self) -> Counter[str]:
        """How much each party is talked about: names, headline and dateline, and the currency of sums."""
        return _party_counts(self)

    @cached_property
    def homes(self) -> tuple[str, ...]:
        """The parties that the article is mostly about, the first one first, at most three."""
        return tuple(code for code, _ in self.party_counts.most_common(3))

    @cached_property
    def home(self) -> str | None:
        """The country that the article is mostly about; a bloc only where no country is named."""
        ranked = [code for code, _ in self.party_counts.most_common()]
        return next((code for code in ranked if not self.is_bloc(code)), ranked[0] if ranked else None)

    @cached_property
    def speakers(self) -> tuple[Person | None, ...]:
        """Who speaks in each sentence, None where nobody is named."""
        return tuple(_speakers(self))


def read(article: Article, models: Models) -> Discourse:
    """Find everything in the article: one pass for layout, names and cues, figures, dates and people."""
    mentions = lexicon.scan(article.text)
    figures = quantities.find(article.text)
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


def _party_counts(discourse: Discourse) -> Counter[str]:
    counts: Counter[str] = Counter()
    for mention in discourse.mentions:
        if mention.kind in NAMING and len(mention.parties) == 1:
            sentence = discourse.layout.sentence_at(mention.start)
            prominent = sentence.is_title or mention.start < discourse.layout.dateline_end
            counts[mention.parties[0]] += (3 if prominent else 1) * (2 if mention.strong else 1)
    plain = Counter(counts)
    for mention in discourse.mentions:
        if mention.kind in NAMING and len(mention.parties) > 1:
            named = [code for code in mention.parties if code in plain]
            if len(named) == 1:
                counts[named[0]] += 3 if discourse.layout.sentence_at(mention.start).is_title else 1
    for quantity in discourse.quantities:
        if (code := _issuer(quantity)) is not None:
            counts[code] += 2
    return counts


def _issuer(quantity: Quantity) -> str | None:
    """The country whose own money a sum is in: its ISO code starts the currency's (KRW, GBP), euros aside."""
    if len(quantity.currency) != 1 or quantity.currency[0] in {"USD", "EUR"}:
        return None
    return _by_iso2().get(quantity.currency[0][:2])


@cache
def _by_iso2() -> dict[str, str]:
    return {party.iso2: code for code, party in parties.parties().items() if party.iso2}


def _party_mentions(discourse: Discourse) -> list[Mention]:
    """Names as the parties they stand for; each pointing word once for each party that it may mean."""
    found: list[Mention] = []
    recent: str | None = None
    topic: str | None = None
    at = -1
    introduced = {p.start for p in discourse.people}
    pending = [m for m in discourse.mentions if m.kind in NAMING | POINTING]
    pending += [_person_mention(p) for p in discourse.people if p.party is not None]
    for mention in sorted(pending, key=lambda m: (m.start, m.kind)):
        if mention.kind == "official" and mention.start in introduced:
            continue
        if mention.kind in POINTING:
            found += _pointed(mention, discourse, recent, topic)
            continue
        code = _named(mention, discourse)
        if code is None:
            continue
        found.append(replace(mention, parties=(code,)))
        sentence = discourse.layout.sentence_at(mention.start)
        if sentence.index != at:
            topic, at = code, sentence.index
        recent = code
    return found


def _person_mention(person: Person) -> Mention:
    return lexicon.Mention("person", person.start, person.end, (person.party or "",))


def _pointed(mention: Mention, discourse: Discourse, recent: str | None, topic: str | None) -> list[Mention]:
    """'We' is the speaker's side, 'the allies' a bloc; 'the country' the topic, the last one named, or home."""
    if mention.kind in {"we", "he"}:
        speaker = discourse.speakers[discourse.layout.sentence_at(mention.start).index]
        own = speaker.party if speaker else None
        meant = {mention.kind: own} if own else {f"{mention.kind} home": discourse.home}
    elif mention.kind == "members":
        meant = {mention.kind: _alliance(discourse)}
    else:
        meant = {f"{mention.kind} topic": topic, f"{mention.kind} home": discourse.home}
        if recent != topic:
            meant[f"{mention.kind} recent"] = recent
    return [replace(mention, kind=kind, parties=(code,)) for kind, code in meant.items() if code]


def _named(mention: Mention, discourse: Discourse) -> str | None:
    """The one party that a name stands for; of several, the only one that the article names plainly too."""
    if len(mention.parties) == 1:
        return mention.parties[0]
    plain = [code for code in mention.parties if code in discourse.party_counts]
    if "NATO_EUROPE" in mention.parties and "NATO" in discourse.party_counts and mention.kind != "capital":
        return "NATO_EUROPE"
    return plain[0] if len(plain) == 1 else None


def _alliance(discourse: Discourse) -> str | None:
    """'The allies', 'member states': the bloc that the article names most."""
    blocs = [code for code, _ in discourse.party_counts.most_common() if parties.party(code).kind == "bloc"]
    return blocs[0] if blocs else None


def _speakers(discourse: Discourse) -> list[Person | None]:
    found: list[Person | None] = []
    lines = line_speakers(discourse.article.text)
    last: Person | None = None
    for sentence in discourse.layout.sentences:
        own = _speaker_in(discourse, sentence)
        line = _line_speaker(discourse, lines, sentence)
        if line is not None:
            last = line
        if own is not None:
            last = own
        carries = last is not None and (own is not None or line is not None or _carries_on(discourse, sentence, last))
        found.append(last if carries else None)
    return found


def _speaker_in(discourse: Discourse, sentence: Sentence) -> Person | None:
    """The person next to a reporting verb in the sentence."""
    names = discourse.people_in(sentence.start, sentence.end)
    verbs = [m for m in discourse.mentions_in(sentence.start, sentence.end) if m.kind == "report"]
    pairs = [(min(abs(v.start - p.end), abs(p.start - v.end)), p.start, p) for p in names for v in verbs]
    return min(pairs, key=lambda pair: pair[:2])[2] if pairs else None


def _line_speaker(discourse: Discourse, lines: list[tuple[int, str]], sentence: Sentence) -> Person | None:
    at = bisect_right(lines, (sentence.start, "\uffff")) - 1
    if at < 0:
        return None
    start, name = lines[at]
    known = discourse.people_in(start, start + len(name) + 120)
    return known[0] if known else Person(name, start, start + len(name), discourse.home)


def _carries_on(discourse: Discourse, sentence: Sentence, last: Person) -> bool:
    """A sentence keeps the speaker inside a quotation, after 'he said', and within the speaker's paragraph."""
    kinds = {m.kind for m in discourse.mentions_in(sentence.start, sentence.end)}
    told = discourse.layout.sentence_at(last.start)
    return (
        discourse.layout.is_quoted(sentence.start + 1)
        or ("he" in kinds and "report" in kinds)
        or (sentence.paragraph == told.paragraph and sentence.index <= told.index + 2)
    )


def coordinated(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions that form one list, 'Poland, Latvia and Lithuania', grouped; single ones stand alone."""
    groups: list[list[Mention]] = [[mention] for mention in mentions[:1]]
    for left, right in pairwise(mentions):
        joined = text[left.end : right.start].strip().lower() in {",", "and", ", and", "&", "as well as", "or", "/"}
        if joined and left.end <= right.start:
            groups[-1].append(right)
        else:
            groups.append([right])
    return groups
