"""The features of a figure: its own form, the cues and words around it, the dates and parties nearby."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from ingest.extract.context import NAMING, POINTING
from ingest.extract.features.places import sentences_between, side
from ingest.extract.segments import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.discourse import Discourse
    from ingest.extract.findings import Before
    from ingest.extract.lexicon import Mention
    from ingest.extract.quantities import Quantity
    from ingest.extract.segments import Sentence

_WINDOW = 6  # words on either side whose identity counts
_ACTS = frozenset(
    {"law", "draft", "manifesto", "demand", "reject", "agree", "pledge", "plan", "forecast", "former"}
)
_NOTABLE = {2.0: "two", 3.5: "three-half", 5.0: "five", 1.5: "one-half"}  # what the alliance agreed on


def of_quantity(discourse: Discourse, quantity: Quantity, before: Before | None) -> set[str]:
    """The features of a figure: its own form, the cues and words around it, dates and parties nearby."""
    sentence = discourse.layout.sentence_at(quantity.start)
    return {
        *_form(quantity),
        *({f"bare {quantity.kind}"} if quantity.start in discourse.elliptic else ()),
        *_cues(discourse, quantity, sentence),
        *_words(discourse, quantity, sentence),
        *_dates(discourse, quantity, sentence),
        *_place(discourse, quantity, sentence),
        *_after(discourse, quantity, before),
    }


def _form(quantity: Quantity) -> Iterator[str]:
    yield f"kind={quantity.kind}"
    yield f"base={quantity.kind}:{quantity.base}"
    yield f"change={quantity.kind}:{quantity.change}"
    yield f"bound={quantity.bound.value}"
    if quantity.per:
        yield f"per={quantity.per}"
    if quantity.baseline:
        yield "baseline"
    if quantity.kind == "percent":
        yield f"size={_size(quantity.value)}"
        yield f"value={_NOTABLE.get(quantity.value, 'other')}"
    else:
        yield f"money={_magnitude(quantity.value)}"


def _size(value: float) -> str:
    for limit in (0.5, 1, 2, 3, 4, 5.01, 8, 15, 30):
        if value < limit:
            return f"<{limit}"
    return "large"


def _magnitude(value: float) -> int:
    return len(str(int(value)))


def _cues(discourse: Discourse, quantity: Quantity, sentence: Sentence) -> Iterator[str]:
    within = discourse.mentions_in(sentence.start, sentence.end)
    # what follows a pointer ('similar demands …') is said of the party that it points at
    end = next((m.start for m in within if m.kind == "pointer" and m.start > quantity.start), sentence.end)
    here = [
        m
        for m in within
        if m.kind not in NAMING and m.start < end and not quantity.start <= m.start < quantity.end
    ]
    for mention in here:
        yield f"{mention.kind}{side(sentence, quantity, mention)}"
    before = [m for m in here if m.end <= quantity.start]
    after = [m for m in here if m.start >= quantity.end]
    for rank, mention in enumerate(before[::-1][:3]):
        yield f"near{rank}<{mention.kind}"
    for rank, mention in enumerate(after[:2]):
        yield f"near{rank}>{mention.kind}"
    yield from _pairs("<", [m.kind for m in before[::-1][:4]])
    yield from _pairs(">", [m.kind for m in after[:3]])
    yield from _together(discourse, here)
    if sentence.index > 0:
        previous = discourse.layout.sentences[sentence.index - 1]
        yield from {f"{m.kind}@previous" for m in discourse.mentions_in(previous.start, previous.end)}


def _pairs(where: str, kinds: list[str]) -> Iterator[str]:
    """The cues next to each other, the one nearer to the figure first."""
    yield from (f"next{where}{near}, {far}" for near, far in pairwise([*kinds, "none"]))


def _together(discourse: Discourse, here: list[Mention]) -> Iterator[str]:
    """The cues of the sentence whatever their place: each phrase, each kind, and each pair of acts."""
    text = discourse.article.text
    yield from {f"cue={text[m.start : m.end].lower()}" for m in here}
    kinds = sorted({m.kind for m in here})
    yield from (f"any {kind}" for kind in kinds)
    acts = [kind for kind in kinds if kind in _ACTS]
    yield from (f"{left}+{right}" for left, right in combinations(acts, 2))


def _words(discourse: Discourse, quantity: Quantity, sentence: Sentence) -> Iterator[str]:
    text = discourse.article.text
    before = TOKEN.findall(text, max(sentence.start, quantity.start - 90), quantity.start)
    after = TOKEN.findall(text, quantity.end, min(sentence.end, quantity.end + 90))
    for word in before[-_WINDOW:]:
        yield f"word<{word.lower()}"
    for word in after[:_WINDOW]:
        yield f"word>{word.lower()}"
    yield "pair<" + "_".join(before[-2:]).lower()
    yield "pair>" + "_".join(after[:2]).lower()


def _dates(discourse: Discourse, quantity: Quantity, sentence: Sentence) -> Iterator[str]:
    for mention in discourse.deadlines_in(sentence.start, sentence.end):
        where = side(sentence, quantity, mention)
        yield f"date:{discourse.tense(mention)}{where}"
        yield f"date:{mention.kind}{where}"


def _place(discourse: Discourse, quantity: Quantity, sentence: Sentence) -> Iterator[str]:
    if sentence.is_title:
        yield "in title"
    if discourse.layout.is_quoted(quantity.start):
        yield "quoted"
    if discourse.speakers[sentence.index] is not None:
        yield "spoken"
    nearby = discourse.parties_in(sentence.start, sentence.end)
    yield f"parties={min(len({m.parties for m in nearby}), 3)}"
    for mention in nearby:
        yield f"party:{mention.kind}{side(sentence, quantity, mention)}"
        if mention.kind not in POINTING and discourse.is_bloc(mention.parties[0]):
            yield f"bloc{side(sentence, quantity, mention)}"


def _after(discourse: Discourse, quantity: Quantity, before: Before | None) -> Iterator[str]:
    """How the figure follows the commitment before it."""
    if before is None:
        yield "after nothing"
        return
    away = sentences_between(discourse, before.quantity, quantity)
    yield f"after:{before.status}:{away}"
    yield f"after:{before.quantity.kind}>{quantity.kind}:{away}"
    if before.quantity.kind == quantity.kind == "percent":
        part = "part" if quantity.value < before.quantity.value else "more"
        yield f"after {part}:{away}"
