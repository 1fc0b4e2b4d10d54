"""What surrounds a figure's sentence: the headline, the sentences before, and in whose voice it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.discourse import Discourse
    from ingest.extract.quantities import Quantity
    from ingest.extract.segments import Sentence

_VOICES = frozenset({"opposition", "office", "chief", "house", "expert"})
_TELLING = _VOICES | {
    "draft", "law", "pass", "submit", "pledge", "agree", "demand", "refuse", "consider", "suggest", "plan",
    "decide", "announce", "then", "budget",
}  # fmt: skip
_LASTING = frozenset({"opposition", "draft", "law", "pass", "submit", "house"})
"""What colours a whole text once it is said."""
_BESIDE = 60  # characters from a name to the office it holds
_INTRODUCED = 3  # mentions of a person in which the office is looked for


def of_setting(discourse: Discourse, quantity: Quantity, code: str) -> set[str]:
    """What the headline and the sentences before do, and who speaks, as far as the status depends on it."""
    sentence = discourse.layout.sentence_at(quantity.start)
    return {*_before(discourse, sentence), *_voice(discourse, sentence, code)}


def _before(discourse: Discourse, sentence: Sentence) -> Iterator[str]:
    sentences = discourse.layout.sentences
    title = sentences[0]
    if title.is_title and sentence.index:
        yield from (f"title {name}" for name in _told(discourse, title.start, title.end))
    if sentence.index:
        last = sentences[sentence.index - 1]
        yield from (f"prior {name}" for name in _told(discourse, last.start, last.end))
        start = discourse.paragraph_starts[sentence.paragraph]
        yield from (f"paragraph {name}" for name in _told(discourse, start, sentence.start))
    yield from (f"text {name}" for name in discourse.senses & _LASTING)


def _told(discourse: Discourse, start: int, end: int) -> set[str]:
    return {bone.kind for bone in discourse.bones_in(start, end)} & _TELLING


def _voice(discourse: Discourse, sentence: Sentence, code: str) -> Iterator[str]:
    """What the speaker is (of the government, the opposition, an expert), and of whose side."""
    speaker = discourse.speakers[sentence.index]
    if speaker is None:
        return
    places = discourse.people_by_name.get(speaker.name, [])[:_INTRODUCED]
    near = [
        (abs(bone.start - place.start), bone.kind)
        for place in places
        for bone in discourse.bones_in(place.start - _BESIDE, place.end + _BESIDE)
        if bone.kind in _VOICES
    ]
    voice = min(near)[1] if near else "unknown"
    side = "own" if speaker.party == code else "other" if speaker.party else "no"
    yield from (f"voice {voice}", f"voice {voice}, {side} side", f"voice of {side} side")
