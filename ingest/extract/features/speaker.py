"""The features of a person as the one who says what a figure states, and of nobody being named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.features.places import gap
from ingest.extract.segments import TOKEN
from ingest.extract.skeleton import strung

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.discourse import Discourse
    from ingest.extract.people import Person
    from ingest.extract.quantities import Quantity
    from ingest.extract.segments import Sentence
    from ingest.models import Status

_BESIDE = 40  # characters from a name to a verb that is still its own
_APPOSITION = 100  # characters of what stands between commas after a name: 'Wi Seong-rak, the adviser, said'
_WORD = 16  # characters in which the word beside a name stands
_TELLING = frozenset({"report", "pledge", "demand", "draft", "reject", "agree", "plan", "law"})
_VOICE = frozenset({"he", "we", "report", "office"})
"""The cues of somebody who speaks without being named."""
_ALIKE = {"defense": "defence", "secretary": "minister", "premier": "prime minister"}
"""Words of offices that mean the same."""


def of_nobody(discourse: Discourse, quantity: Quantity, code: str, status: Status) -> set[str]:
    """The features of there being no named speaker of a record of that party and status."""
    sentence = discourse.layout.sentence_at(quantity.start)
    here = discourse.people_in(sentence.start, sentence.end)
    carried = discourse.speakers[sentence.index]
    voices = _voices(discourse, sentence)
    found = {"nobody", f"nobody:{status}", f"nobody, people={min(len(here), 3)}"}
    found |= {f"nobody, carried={carried is not None}", f"nobody, voices={' '.join(sorted(voices))}"}
    found |= {f"nobody over {name}" for name in strung(discourse, sentence.start, sentence.end)}
    return found | ({"nobody for a bloc"} if discourse.is_bloc(code) else set())


def of_speakers(
    discourse: Discourse, quantity: Quantity, people: Sequence[Person], code: str, status: Status
) -> list[set[str]]:
    """The features of each person as the speaker of a record of that party and status."""
    sentence = discourse.layout.sentence_at(quantity.start)
    away = [person for person in people if not sentence.start <= person.start < sentence.end]
    return [
        {
            *_side(discourse, person, code, status),
            *_office(discourse, sentence, person),
            *(
                _away(discourse, sentence, person, away)
                if person in away
                else _here(discourse, quantity, sentence, person)
            ),
            *(("carried",) if person == discourse.speakers[sentence.index] else ()),
        }
        for person in people
    ]


def _side(discourse: Discourse, person: Person, code: str, status: Status) -> Iterator[str]:
    own = "unknown" if person.party is None else "own" if person.party == code else "other"
    yield own
    yield f"{own}:{status}"
    yield f"{own}:{'bloc' if discourse.is_bloc(code) else 'country'}"


def _office(discourse: Discourse, sentence: Sentence, person: Person) -> Iterator[str]:
    """Whether the sentence speaks of the person's office: 'the prime minister said'."""
    own = _words(person.office or "")
    told = [
        _words(discourse.article.text[m.start : m.end])
        for m in discourse.mentions_in(sentence.start, sentence.end)
        if m.kind == "office"
    ]
    if own and told:
        yield "office same" if any(words <= own for words in told) else "office other"


def _words(office: str) -> set[str]:
    return {part for word in office.lower().split() for part in _ALIKE.get(word, word).split()}


def _voices(discourse: Discourse, sentence: Sentence) -> set[str]:
    return {m.kind for m in discourse.mentions_in(sentence.start, sentence.end)} & _VOICE


def _away(discourse: Discourse, sentence: Sentence, person: Person, away: Sequence[Person]) -> Iterator[str]:
    """How far off the person is named, whether as the first or the last, and who speaks in the sentence."""
    told = discourse.layout.sentence_at(person.start)
    far = min(max(sentence.index - told.index, -1), 4)
    first = not discourse.people_in(told.start, person.start)
    last = person == away[0]
    yield from (
        "away",
        f"away={far}",
        f"away={far}, first={first}, last={last}",
        f"away, of {min(len(away), 3)}",
    )
    yield f"away, same paragraph={told.paragraph == sentence.paragraph}, last={last}"
    for voice in _voices(discourse, sentence):
        yield from (f"away, {voice}", f"away, {voice}, last={last}", f"away={far}, {voice}")
    if discourse.layout.is_quoted(sentence.start + 1):
        yield "away, quoted"


def _here(discourse: Discourse, quantity: Quantity, sentence: Sentence, person: Person) -> Iterator[str]:
    where = "<" if person.start < quantity.start else ">"
    same = "same" if sentence.clause(person.start) == sentence.clause(quantity.start) else "other"
    yield from (f"here{where}", f"{same} clause{where}")
    low, high = sorted((person.end, quantity.start)) if where == "<" else (quantity.end, person.start)
    yield f"gap{where}{gap(max(0, high - low))}"
    others = [p for p in discourse.people_in(sentence.start, sentence.end) if p.name != person.name]
    yield f"people={min(len(others), 2)}"
    between = [p for p in others if low <= p.start < high]
    yield f"between{where}{min(len(between), 2)}"
    verb = _past_apposition(discourse.article.text, person.end, sentence.end)
    after = _telling(discourse, verb, verb + _BESIDE)
    before = _telling(discourse, max(sentence.start, person.start - _BESIDE), person.start)
    yield f"then {after[0] if after else 'nothing'}{where}"
    yield f"after {before[-1] if before else 'nothing'}{where}"
    if discourse.article.text[person.end : person.end + 2] in {"'s", "’s"}:
        yield f"possessive{where}"
    if not discourse.people_in(sentence.start, person.start):
        yield f"first{where}"
    yield from _beside(discourse, sentence, person, verb)
    way = strung(discourse, low, high)
    yield from (f"way{where} {' '.join(way[:2])}", f"way{where} ends {' '.join(way[-2:])}")
    yield from (f"way{where} over {name}" for name in set(way))


def _beside(discourse: Discourse, sentence: Sentence, person: Person, verb: int) -> Iterator[str]:
    """The word before the name, the word of its verb, and what that does."""
    text = discourse.article.text
    before = TOKEN.findall(text, max(sentence.start, person.start - _WORD), person.start)
    after = TOKEN.findall(text, verb, min(verb + _WORD, sentence.end))
    yield f"word<{before[-1].lower() if before else ''}"
    yield f"word>{after[0].lower() if after else ''}"
    done = strung(discourse, verb, min(verb + _BESIDE, sentence.end))
    yield f"does {done[0] if done else 'nothing'}"


def _past_apposition(text: str, end: int, last: int) -> int:
    """Where the verb of a name may stand: after it, or after what two commas part off from it."""
    if text[end : end + 1] != ",":
        return end
    close = text.find(",", end + 1, min(end + _APPOSITION, last))
    return close + 1 if close > end else end


def _telling(discourse: Discourse, start: int, end: int) -> list[str]:
    return [m.kind for m in discourse.mentions_in(start, end) if m.kind in _TELLING]
