"""The features of a person as the one who says what a figure states, and of nobody being named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.features.places import gap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.discourse import Discourse
    from ingest.extract.people import Person
    from ingest.extract.quantities import Quantity
    from ingest.extract.segments import Sentence
    from ingest.models import Status

_BESIDE = 40  # characters from a name to a verb that is still its own
_TELLING = frozenset({"report", "pledge", "demand", "draft", "reject", "agree", "plan", "law"})


def of_nobody(discourse: Discourse, quantity: Quantity, code: str, status: Status) -> set[str]:
    """The features of there being no named speaker of a record of that party and status."""
    sentence = discourse.layout.sentence_at(quantity.start)
    here = discourse.people_in(sentence.start, sentence.end)
    carried = discourse.speakers[sentence.index]
    found = {"nobody", f"nobody:{status}", f"nobody, people={min(len(here), 3)}"}
    found.add(f"nobody, carried={carried is not None}")
    return found | ({"nobody for a bloc"} if discourse.is_bloc(code) else set())


def of_speaker(
    discourse: Discourse, quantity: Quantity, person: Person, code: str, status: Status
) -> set[str]:
    """The features of a person as the speaker of a record of that party and status."""
    sentence = discourse.layout.sentence_at(quantity.start)
    is_here = sentence.start <= person.start < sentence.end
    return {
        *_side(discourse, person, code, status),
        *(_here(discourse, quantity, sentence, person) if is_here else ("away",)),
        *(("carried",) if person == discourse.speakers[sentence.index] else ()),
    }


def _side(discourse: Discourse, person: Person, code: str, status: Status) -> Iterator[str]:
    own = "unknown" if person.party is None else "own" if person.party == code else "other"
    yield own
    yield f"{own}:{status}"
    yield f"{own}:{'bloc' if discourse.is_bloc(code) else 'country'}"


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
    after = _telling(discourse, person.end, person.end + _BESIDE)
    before = _telling(discourse, max(sentence.start, person.start - _BESIDE), person.start)
    yield f"then {after[0] if after else 'nothing'}{where}"
    yield f"after {before[-1] if before else 'nothing'}{where}"
    if discourse.article.text[person.end : person.end + 2] in {"'s", "’s"}:
        yield f"possessive{where}"
    if not discourse.people_in(sentence.start, person.start):
        yield f"first{where}"


def _telling(discourse: Discourse, start: int, end: int) -> list[str]:
    return [m.kind for m in discourse.mentions_in(start, end) if m.kind in _TELLING]
