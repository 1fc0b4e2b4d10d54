"""Who speaks in each sentence: beside a reporting verb, before a colon, or still from the one before."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from ingest.extract.people import Person, line_speakers

if TYPE_CHECKING:
    from ingest.extract.discourse import Discourse
    from ingest.extract.segments import Sentence


def speakers(discourse: Discourse) -> list[Person | None]:
    """The speaker of each sentence, None where nobody is named."""
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
        carries = last is not None and (
            own is not None or line is not None or _carries_on(discourse, sentence, last)
        )
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
    """A sentence keeps the speaker inside a quotation, after 'he said', and in the speaker's paragraph."""
    kinds = {m.kind for m in discourse.mentions_in(sentence.start, sentence.end)}
    told = discourse.layout.sentence_at(last.start)
    return (
        discourse.layout.is_quoted(sentence.start + 1)
        or ("he" in kinds and "report" in kinds)
        or (sentence.paragraph == told.paragraph and sentence.index <= told.index + 2)
    )
