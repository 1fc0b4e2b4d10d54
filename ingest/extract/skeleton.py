"""The skeleton of a sentence: what each word does, and where parties, dates and figures stand between."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.discourse import Discourse
    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.quantities import Quantity

_FLESH = frozenset(
    {"stop", "quote", "and", "defence", "budget", "who", "is", "by", "members", "same", "goal"}
)
"""What is left out of a skeleton: words that do little by themselves."""


def strung(discourse: Discourse, start: int, end: int, code: str) -> list[str]:
    """The skeleton within [start, end): senses in order, the party as 'self', other parties as 'other'."""
    spans = [
        (m.start, m.end, "self" if m.parties[0] == code else "other")
        for m in discourse.parties_in(start, end)
    ]
    spans += [
        (q.start, q.end, "%" if q.kind == "percent" else "$") for q in discourse.quantities_in(start, end)
    ]
    spans += [(d.start, d.end, f"date {discourse.tense(d)}") for d in discourse.deadlines_in(start, end)]
    taken = sorted(spans)
    bones = [(m.start, m.end, m.kind) for m in discourse.bones_in(start, end) if m.kind not in _FLESH]
    free = [bone for bone in bones if not _covered(bone, taken)]
    names = [name for _, _, name in sorted([*taken, *free])]
    return [name for at, name in enumerate(names) if at == 0 or name != names[at - 1]]


def _covered(bone: tuple[int, int, str], taken: Sequence[tuple[int, int, str]]) -> bool:
    return any(start <= bone[0] < end for start, end, _ in taken)


def of_figure(discourse: Discourse, quantity: Quantity, code: str) -> Iterator[str]:
    """The skeleton around a figure: what stands next to it on either side, and what follows what."""
    sentence = discourse.layout.sentence_at(quantity.start)
    before = strung(discourse, sentence.start, quantity.start, code)
    after = strung(discourse, quantity.end, sentence.end, code)
    near = before[::-1][:4]
    for length in (1, 2, 3):
        yield f"bones<{' '.join(near[:length])}"
        yield f"bones>{' '.join(after[:length])}"
    yield f"between {' '.join(before[-1:])} # {' '.join(after[:1])}"
    yield from (f"bones {left} {right}" for left, right in pairwise([*before, "#", *after]))
    yield from (f"bone {name}" for name in {*before, *after})


def of_party(discourse: Discourse, quantity: Quantity, code: str) -> Iterator[str]:
    """The way from the party's nearest mention to the figure, and what stands before that mention."""
    sentence = discourse.layout.sentence_at(quantity.start)
    own = [m for m in discourse.parties_in(sentence.start, sentence.end) if m.parties[0] == code]
    before = [m for m in own if m.end <= quantity.start]
    if before:
        way = strung(discourse, before[-1].end, quantity.start, code)
        yield f"way {' '.join(way[:3])}"
        yield f"way {' '.join(way[:2])}"
        yield f"way ends {' '.join(way[-2:])}"
        yield from (f"way over {name}" for name in set(way))
        lead = strung(discourse, sentence.start, before[-1].start, code)
        yield f"way from {' '.join(lead[-1:])}"
        yield f"way {' '.join(lead[-1:])} self {' '.join(way[:1])}"
    after = [m for m in own if m.start >= quantity.end]
    if after and not before:
        way = strung(discourse, quantity.end, after[0].start, code)
        yield f"back {' '.join(way[:2])}"
        yield f"back ends {' '.join(way[-2:])}"
        yield from (f"back over {name}" for name in set(way))


def of_date(discourse: Discourse, quantity: Quantity, mention: DeadlineMention) -> Iterator[str]:
    """The way between a date and a figure of one sentence."""
    first = mention.start < quantity.start
    low, high = (mention.end, quantity.start) if first else (quantity.end, mention.start)
    if discourse.layout.sentence_at(low).index != discourse.layout.sentence_at(high).index:
        return
    way = strung(discourse, low, high, "")
    near = way[:2] if first else way[-2:]
    side = "<" if first else ">"
    yield f"date way{side} {' '.join(way) if len(way) < 3 else 'long'}"
    yield f"date way{side} near {' '.join(near)}"
    yield from (f"date way{side} over {name}" for name in set(way))


_TELLING = frozenset(
    {
        "opposition",
        "office",
        "chief",
        "house",
        "expert",
        "draft",
        "law",
        "pass",
        "submit",
        "pledge",
        "agree",
        "demand",
        "refuse",
        "consider",
        "suggest",
        "plan",
        "decide",
        "announce",
        "then",
        "budget",
    }
)
_VOICES = frozenset({"opposition", "office", "chief", "house", "expert"})
_BESIDE = 60


def of_context(discourse: Discourse, quantity: Quantity, code: str) -> Iterator[str]:
    """What the headline and the sentences before do, and who speaks."""
    sentence = discourse.layout.sentence_at(quantity.start)
    sentences = discourse.layout.sentences
    if sentences[0].is_title and sentence.index:
        title = {b.kind for b in discourse.bones_in(sentences[0].start, sentences[0].end)} & _TELLING
        yield from (f"title {name}" for name in title)
    if sentence.index:
        last = sentences[sentence.index - 1]
        yield from (
            f"prior {name}" for name in {b.kind for b in discourse.bones_in(last.start, last.end)} & _TELLING
        )
        start = discourse.paragraph_starts[sentence.paragraph]
        yield from (
            f"para {name}" for name in {b.kind for b in discourse.bones_in(start, sentence.start)} & _TELLING
        )
    whole = {b.kind for b in discourse.bones} & _TELLING
    yield from (f"text {name}" for name in whole & {"opposition", "draft", "law", "pass", "submit", "house"})
    speaker = discourse.speakers[sentence.index]
    if speaker is not None:
        places = [p for p in discourse.people if p.name == speaker.name]
        near = [
            (abs(b.start - p.start), b.kind)
            for p in places[:3]
            for b in discourse.bones_in(p.start - _BESIDE, p.end + _BESIDE)
            if b.kind in _VOICES
        ]
        voice = min(near)[1] if near else "unknown"
        side = "own" if speaker.party == code else "other" if speaker.party else "no"
        yield from (f"voice {voice}", f"voice {voice} {side}", f"voice {side}")
