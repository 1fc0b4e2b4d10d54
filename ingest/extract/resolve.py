"""Who is bound, by when, who says so and who asks: choices among what the article names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ingest import parties
from ingest.extract import asking, conditions, deadlines, features
from ingest.extract.context import coordinated
from ingest.extract.days import AHEAD, named_days
from ingest.extract.findings import Due
from ingest.models import Bound, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.discourse import Discourse
    from ingest.extract.findings import Before
    from ingest.extract.people import Person
    from ingest.extract.quantities import Quantity
    from ingest.extract.scene import Scene
    from ingest.extract.segments import Sentence


_DATES = 12  # on either side of a figure; where more stand, they are a table's
_BEFORE = 3  # sentences before a figure's own in which its party may be named, or its date
_MENTIONS, _VOICES = 20, 5  # the last mentions before a figure in which a speaker is sought, and how many are
_VOICED = 5  # sentences of one speaker among which the day of the statement is sought
_LONG = 600  # characters; the longest sentence a reader takes in at once


def ranked_parties(scene: Scene) -> list[tuple[str, float]]:
    """The parties that the article names, the likeliest to be bound first, with probabilities from 0 to 1."""
    codes = _possible(scene)
    found = features.of_parties(scene, codes)
    ranked = zip(scene.discourse.models["party"].shares(found), codes, strict=True)
    return [(code, share) for share, code in sorted(ranked, key=lambda pair: (-pair[0], pair[1]))]


def _possible(scene: Scene) -> list[str]:
    """The candidates that grammar allows: in a clause that asks somebody for it, only who is asked."""
    start = scene.quantity.start
    clause = scene.sentence.clauses[scene.sentence.clause(start)]
    asked = {code for _, others in asking.asked(scene.discourse, clause, start) for code in others}
    askers = {asker for asker, _ in scene.asks}
    codes = [code for code in candidates(scene) if code not in askers]
    return [code for code in codes if code in asked] or codes


def candidates(scene: Scene) -> list[str]:
    """The parties named in the figure's sentence, in those before it and in the headline."""
    discourse, sentence = scene.discourse, scene.sentence
    first = discourse.layout.sentences[max(0, sentence.index - _BEFORE)]
    near = {m.parties[0] for m in discourse.parties_in(first.start, sentence.end)}
    return sorted({*near, *discourse.homes, *([scene.before.party] if scene.before else [])})


def listed_with(discourse: Discourse, quantity: Quantity, code: str) -> list[str]:
    """The party and those joined to it in one list: 'Poland, Latvia and Lithuania will …'."""
    sentence = discourse.layout.sentence_at(quantity.start)
    named = [
        m
        for m in discourse.parties_in(sentence.start, sentence.end)
        if m.kind in {"name", "capital", "demonym"}
    ]
    for group in coordinated(discourse.article.text, named):
        codes = [m.parties[0] for m in group]
        if code in codes and len(codes) > 1:
            return list(dict.fromkeys(codes))
    return [code]


def due(
    discourse: Discourse, quantity: Quantity, code: str, before: Before | None
) -> tuple[Due | None, float, int]:
    """The date by which the figure is due, None where the text gives none; how sure, and of how many.

    Several mentions of one date speak for it together; the likeliest of them is its wording.
    """
    options = due_options(discourse, quantity, before)
    shares = discourse.models["deadline"].shares([found for _, _, found in options])
    dues = [
        Due(mention, resolved(discourse, mention, code, first=first)) if mention else None
        for mention, first, _ in options
    ]
    together: dict[object, float] = {}
    for due, share in zip(dues, shares, strict=True):
        together[_meant(due)] = together.get(_meant(due), 0.0) + share
    at = max(range(len(dues)), key=lambda index: (together[_meant(dues[index])], shares[index], -index))
    return dues[at], together[_meant(dues[at])], len(options)


def _meant(due: Due | None) -> object:
    """What a date says: the day, else its own words, which mean nothing beside others."""
    return due and (due.edtf or due.mention.start)


def due_options(
    discourse: Discourse, quantity: Quantity, before: Before | None
) -> list[tuple[DeadlineMention | None, bool, set[str]]]:
    """What may be the deadline, with features: no date, each date near, and each span's first year (True)."""
    near = dates_near(discourse, quantity, before)
    frame = tuple(features.framing(discourse, quantity))
    options: list[tuple[DeadlineMention | None, bool, set[str]]] = [
        (None, False, features.of_no_deadline(discourse, quantity, before, frame))
    ]
    for mention in near:
        found = features.of_deadline(discourse, quantity, mention, before, frame)
        options.append((mention, False, found))
        if mention.is_span:
            options.append((mention, True, found | features.of_first_year(discourse, quantity, mention)))
    return options


def dates_near(discourse: Discourse, quantity: Quantity, before: Before | None) -> list[DeadlineMention]:
    """The dates in the figure's sentence, those before and the next, and the date of the figure before."""
    sentences = discourse.layout.sentences
    at = discourse.layout.sentence_at(quantity.start).index
    low, high = sentences[max(0, at - _BEFORE)], sentences[min(len(sentences) - 1, at + 1)]
    before_it = discourse.deadlines_in(low.start, quantity.start)[-_DATES:]
    near = [*before_it, *discourse.deadlines_in(quantity.start, high.end)[:_DATES]]
    return near if before is None or before.due is None or before.due in near else [before.due, *near]


def resolved(discourse: Discourse, mention: DeadlineMention, code: str, *, first: bool) -> str | None:
    """The date as EDTF, counted from the day of the statement and in the party's fiscal year."""
    counted_from = discourse.told_on(mention)
    if counted_from is None:
        return str(mention.year) if mention.year else None
    if first and (year := deadlines.first_year(mention, stated_on=counted_from)):
        return str(year)
    party = parties.party(code)
    return deadlines.resolve(
        mention, stated_on=counted_from, fiscal=party.fiscal_year.value, fiscal_month=party.fiscal_month
    )


def speaker(discourse: Discourse, quantity: Quantity, code: str, status: Status) -> str | None:
    """Who says it, by name; None where nobody is named for it."""
    people = speakers_near(discourse, quantity)
    found = [
        features.of_nobody(discourse, quantity, code, status),
        *features.of_speakers(discourse, quantity, people, code, status),
    ]
    shares = discourse.models["speaker"].shares(found)
    at = max(range(len(shares)), key=lambda index: (shares[index], -index))
    return people[at - 1].name if at else None


def speakers_near(discourse: Discourse, quantity: Quantity) -> list[Person]:
    """The people named in the figure's sentence, and by name those last named before it, or right after."""
    sentence = discourse.layout.sentence_at(quantity.start)
    here = list(discourse.people_in(sentence.start, sentence.end))
    carried = discourse.speakers[sentence.index]
    before = discourse.people_before(sentence.start, _MENTIONS)
    after = discourse.people_in(sentence.end, sentence.end + _LONG)[:1]
    away: dict[str, Person] = {}
    for person in (*([carried] if carried is not None else []), *before, *after):
        if all(person.name != other.name for other in here):
            away.setdefault(person.name, person)
    return [*here, *list(away.values())[:_VOICES]]


def stated_on(discourse: Discourse, quantity: Quantity, voice: str | None = None) -> date | None:
    """The day of the statement: named in its sentence, or before in the words of `voice`, who makes it.

    The article's where neither names one.
    """
    if discourse.day is None:
        return None
    for sentence in _in_one_voice(discourse, discourse.layout.sentence_at(quantity.start).index, voice):
        day = _last_named(discourse.article.text, sentence.start, sentence.end, discourse.day)
        if day is not None:
            return day
    return discourse.day


def _in_one_voice(discourse: Discourse, index: int, voice: str | None) -> Iterator[Sentence]:
    """A sentence, and those right before it that the person speaks, backwards."""
    yield discourse.layout.sentences[index]
    for at in range(index - 1, max(index - _VOICED, -1), -1):
        speaker = discourse.speakers[at]
        if speaker is None or speaker.name != voice:
            return
        yield discourse.layout.sentences[at]


@lru_cache(maxsize=1)  # the figures of one sentence follow each other
def _last_named(text: str, start: int, end: int, day: date) -> date | None:
    """The last day that the words name, up to a few days after the article's; None where they name none."""
    named = named_days(text, start, end, published=day)
    return max((told for _, told in named if told <= day + AHEAD), default=None)


def condition(discourse: Discourse, quantity: Quantity) -> str | None:
    """The words of a condition in the figure's sentence, or None."""
    sentence = discourse.layout.sentence_at(quantity.start)
    span = conditions.condition(discourse.article.text, sentence.start, sentence.end)
    return discourse.article.text[span[0] : span[1]] if span else None


def evidence(discourse: Discourse, quantity: Quantity) -> tuple[int, int]:
    """The span that proves the record: the figure's sentence, or its clause in a very long sentence."""
    sentence = discourse.layout.sentence_at(quantity.start)
    if sentence.end - sentence.start <= _LONG:
        return sentence.start, sentence.end
    at = sentence.clause(quantity.start)
    ends = (*sentence.clauses[1:], sentence.end)
    start, end = sentence.clauses[at], max(ends[at], quantity.end)
    return max(start, quantity.start - _LONG), min(end, quantity.end + _LONG)


def currency(quantity: Quantity, code: str) -> str | None:
    """The sum's currency; '$', 'crowns' and 'pounds' are the party's own where it has such."""
    if quantity.currency is None:
        return None
    own = parties.party(code).currency
    return own if own in quantity.currency else quantity.currency[0]


def bound(quantity: Quantity) -> Bound:
    """How the value limits the target; two ends are a range whatever the words around them."""
    if quantity.value_high is not None:
        return Bound.RANGE
    return Bound.EXACT if quantity.bound is Bound.RANGE else quantity.bound
