"""The features of a date as the one by which a figure is due, and of there being none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.features import bones
from ingest.extract.features.places import gap, sentences_between, side
from ingest.extract.segments import TOKEN
from ingest.extract.skeleton import strung

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.discourse import Discourse
    from ingest.extract.findings import Before
    from ingest.extract.quantities import Quantity
    from ingest.extract.segments import Sentence

_YEARLY = frozenset({"annually", "annual", "each", "every", "yearly"})
_OPENING = 30  # characters in which the two words stand that open a sentence, or stand beside a figure
_BESIDE = 25  # characters around a span of years in which 'each year' is said of it


def framing(discourse: Discourse, quantity: Quantity) -> Iterator[str]:
    """What tells whether a figure shares a date told elsewhere: its kind, the words and bones around it."""
    sentence = discourse.layout.sentence_at(quantity.start)
    yield from (f"figure={quantity.kind}:{quantity.change}:{quantity.per}", f"base={quantity.base}")
    text = discourse.article.text
    opening = TOKEN.findall(text, sentence.start, min(sentence.start + _OPENING, sentence.end))
    before = TOKEN.findall(text, max(sentence.start, quantity.start - _OPENING), quantity.start)
    after = TOKEN.findall(text, quantity.end, min(quantity.end + _OPENING, sentence.end))
    left = strung(discourse, sentence.start, quantity.start)
    right = strung(discourse, quantity.end, sentence.end)
    for length in (1, 2):
        yield f"opens={' '.join(opening[:length]).lower()}"
        yield f"word<{' '.join(before[-length:]).lower()}"
        yield f"word>{' '.join(after[:length]).lower()}"
        yield f"bones<{' '.join(left[-length:])}"
        yield f"bones>{' '.join(right[:length])}"
    yield from (f"over {name}" for name in {*left, *right})


def of_no_deadline(
    discourse: Discourse, quantity: Quantity, before: Before | None, frame: Sequence[str]
) -> set[str]:
    """The features of there being no deadline; `frame` is that of the figure, see `framing`."""
    sentence = discourse.layout.sentence_at(quantity.start)
    dates = discourse.deadlines_in(sentence.start, sentence.end)
    found = {"none", f"none:{quantity.kind}", f"none, dates={min(len(dates), 2)}"}
    found |= {f"none, {part}" for part in frame}
    found |= {f"none, tense={discourse.tense(mention)}" for mention in dates}
    if before is not None and before.due is None:
        found.add(f"none before:{sentences_between(discourse, before.quantity, quantity)}")
    return found


def of_first_year(discourse: Discourse, quantity: Quantity, mention: DeadlineMention) -> set[str]:
    """What speaks for the first year of a span: yearly figures reach their level then."""
    sentence = discourse.layout.sentence_at(quantity.start)
    words = set(discourse.article.text[sentence.start : sentence.end].lower().split())
    yearly = quantity.per == "year" or bool(words & _YEARLY)
    beside = discourse.article.text[max(sentence.start, mention.start - _BESIDE) : mention.end + _BESIDE]
    return {
        "first year",
        f"first year:{mention.kind}",
        f"first year:{quantity.kind}",
        f"first year:yearly={yearly}",
        f"first year:each={bool(set(beside.lower().split()) & _YEARLY)}",
    }


def of_deadline(
    discourse: Discourse,
    quantity: Quantity,
    mention: DeadlineMention,
    before: Before | None,
    frame: Sequence[str],
) -> set[str]:
    """The features of a date as the one by which the figure is due; `frame` is that of the figure."""
    return {
        *_near_date(discourse, quantity, mention, frame),
        *_due_before(discourse, quantity, mention, before),
        *bones.to_date(discourse, quantity, mention),
    }


def _due_before(
    discourse: Discourse, quantity: Quantity, mention: DeadlineMention, before: Before | None
) -> Iterator[str]:
    """Whether the date was the deadline of the commitment before."""
    if before is None or mention is not before.due:
        return
    sentence = discourse.layout.sentence_at(quantity.start)
    own = len(discourse.deadlines_in(sentence.start, sentence.end))
    away = sentences_between(discourse, before.quantity, quantity)
    kinds = f"{before.quantity.kind}>{quantity.kind}"
    part = "part" if quantity.kind == "percent" and quantity.value < before.quantity.value else "else"
    yield from (f"due before:{away}", f"due before:{away}:{kinds}:{part}", f"due before:dates={min(own, 2)}")


def _near_date(
    discourse: Discourse, quantity: Quantity, mention: DeadlineMention, frame: Sequence[str]
) -> set[str]:
    sentence = discourse.layout.sentence_at(quantity.start)
    told = discourse.layout.sentence_at(mention.start)
    tense = discourse.tense(mention)
    found = {
        f"next={_next_word(discourse, mention)}",
        f"kind={mention.kind}",
        f"tense={tense}",
        f"word={_first_word(discourse, mention)}",
    }
    if told.index != sentence.index:
        return {*found, *_away(discourse, sentence, mention, told), *(f"away, {part}" for part in frame)}
    where = side(sentence, quantity, mention)
    first = mention.start < quantity.start
    low, high = (mention.end, quantity.start) if first else (quantity.end, mention.start)
    figures = discourse.quantities_in(low, high)
    dates = discourse.deadlines_in(low, high)
    cues = {m.kind for m in discourse.mentions_in(low, high)}
    found |= {where, f"{where}{mention.kind}", f"{where}{tense}", f"{where}gap={gap(high - low)}"}
    found |= {f"{where}figures={min(len(figures), 2)}", f"{where}dates={min(len(dates), 2)}"}
    found |= {f"{where}over {cue}" for cue in cues & {"actual", "report", "former", "agree", "law", "pledge"}}
    rank = len(discourse.deadlines_in(sentence.start, mention.start))
    return found | {
        f"only={len(discourse.deadlines_in(sentence.start, sentence.end)) == 1}",
        f"rank={min(rank, 3)}",
    }


def _away(
    discourse: Discourse, sentence: Sentence, mention: DeadlineMention, told: Sentence
) -> Iterator[str]:
    """How far off the date stands, and whether it is the last one before."""
    dates = f"dates={min(len(discourse.deadlines_in(sentence.start, sentence.end)), 2)}"
    far = f"away={told.index - sentence.index}"
    yield from (far, f"away, {dates}", f"{far}, {dates}", f"away:{mention.kind}")
    yield f"{far}, tense={discourse.tense(mention)}"
    yield f"{far}, last={not discourse.has_date(*sorted((mention.end, sentence.start)))}"
    yield f"away, same paragraph={told.paragraph == sentence.paragraph}"
    yield f"away, figures={min(len(discourse.quantities_in(told.start, told.end)), 3)}"
    if told.is_title:
        yield "away, title"


def _next_word(discourse: Discourse, mention: DeadlineMention) -> str:
    words = TOKEN.findall(discourse.article.text, mention.end, mention.end + 16)
    return words[0].lower() if words else ""


def _first_word(discourse: Discourse, mention: DeadlineMention) -> str:
    words = TOKEN.findall(discourse.article.text, mention.start, mention.end)
    return words[0].lower() if words else ""
