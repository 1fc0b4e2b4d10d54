"""What stands around a figure, as a set of named features; `rules/weights.json` says how much each weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.discourse import NAMING, POINTING
from ingest.extract.segments import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.discourse import Discourse
    from ingest.extract.lexicon import Mention
    from ingest.extract.quantities import Quantity
    from ingest.extract.resolve import Before
    from ingest.extract.segments import Sentence

_WINDOW = 6  # words on either side whose identity counts
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


def side(discourse: Discourse, sentence: Sentence, quantity: Quantity, mention: Mention | DeadlineMention) -> str:
    """Where something stands: in the figure's clause or only its sentence, before or after it."""
    same = sentence.clause(mention.start) == sentence.clause(quantity.start)
    return ("c" if same else "s") + ("<" if mention.start < quantity.start else ">")


def _cues(discourse: Discourse, quantity: Quantity, sentence: Sentence) -> Iterator[str]:
    here = [
        m
        for m in discourse.mentions_in(sentence.start, sentence.end)
        if m.kind not in NAMING and not quantity.start <= m.start < quantity.end
    ]
    for mention in here:
        yield f"{mention.kind}{side(discourse, sentence, quantity, mention)}"
    before = [m for m in here if m.end <= quantity.start]
    after = [m for m in here if m.start >= quantity.end]
    for rank, mention in enumerate(before[::-1][:3]):
        yield f"near{rank}<{mention.kind}"
    for rank, mention in enumerate(after[:2]):
        yield f"near{rank}>{mention.kind}"
    if sentence.index > 0:
        previous = discourse.layout.sentences[sentence.index - 1]
        yield from {f"{m.kind}@previous" for m in discourse.mentions_in(previous.start, previous.end)}


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
        where = side(discourse, sentence, quantity, mention)
        yield f"date:{discourse.tense(mention)}{where}"
        yield f"date:{mention.kind}{where}"


def _place(discourse: Discourse, quantity: Quantity, sentence: Sentence) -> Iterator[str]:
    if sentence.is_title:
        yield "in title"
    if discourse.layout.is_quoted(quantity.start):
        yield "quoted"
    if discourse.speakers[sentence.index] is not None:
        yield "spoken"
    nearby = [m for m in discourse.parties_in(sentence.start, sentence.end)]
    yield f"parties={min(len({m.parties for m in nearby}), 3)}"
    for mention in nearby:
        yield f"party:{mention.kind}{side(discourse, sentence, quantity, mention)}"
        if mention.kind not in POINTING and discourse.is_bloc(mention.parties[0]):
            yield f"bloc{side(discourse, sentence, quantity, mention)}"


def _after(discourse: Discourse, quantity: Quantity, before: Before | None) -> Iterator[str]:
    """How the figure follows the commitment before it."""
    if before is None:
        yield "after nothing"
        return
    away = _sentences_between(discourse, before.quantity, quantity)
    yield f"after:{before.status}:{away}"
    yield f"after:{before.quantity.kind}>{quantity.kind}:{away}"
    if before.quantity.kind == quantity.kind == "percent":
        part = "part" if quantity.value < before.quantity.value else "more"
        yield f"after {part}:{away}"


def _sentences_between(discourse: Discourse, left: Quantity, right: Quantity) -> int:
    at = discourse.layout.sentence_at
    return min(at(right.start).index - at(left.start).index, 4)


def of_party(discourse: Discourse, quantity: Quantity, code: str, before: Before | None) -> set[str]:
    """The features of a party as the one that the figure binds."""
    sentence = discourse.layout.sentence_at(quantity.start)
    here = discourse.parties_in(sentence.start, sentence.end)
    return {
        *_standing_of(discourse, sentence, code),
        *_named_here(discourse, quantity, sentence, code, here),
        *(_named_before(discourse, sentence, code) if all(m.parties[0] != code for m in here) else ()),
        *_continued(discourse, quantity, code, here, before),
    }


def _continued(
    discourse: Discourse, quantity: Quantity, code: str, here: tuple[Mention, ...], before: Before | None
) -> Iterator[str]:
    """Whether the commitment before was the same party's."""
    if before is not None and before.party == code:
        away = _sentences_between(discourse, before.quantity, quantity)
        yield f"before:{away}"
        named = "named" if any(m.parties[0] == code for m in here) else "others" if here else "nobody"
        yield f"before:{away}:{named}"


def _standing_of(discourse: Discourse, sentence: Sentence, code: str) -> Iterator[str]:
    yield "bloc" if discourse.is_bloc(code) else "country"
    if code in discourse.homes:
        yield f"home{discourse.homes.index(code)}"
    rank = discourse.party_ranks.get(code, 9)
    yield f"rank={min(rank, 4)}"
    speaker = discourse.speakers[sentence.index]
    if speaker is not None and speaker.party is not None:
        yield "speaks" if speaker.party == code else "other speaks"


def _named_here(
    discourse: Discourse, quantity: Quantity, sentence: Sentence, code: str, here: tuple[Mention, ...]
) -> Iterator[str]:
    own = [m for m in here if m.parties[0] == code]
    others = {m.parties[0] for m in here} - {code}
    if own:
        yield "here"
        yield f"others here={min(len(others), 3)}"
    before = [m for m in own if m.start < quantity.start]
    after = [m for m in own if m.start >= quantity.end]
    for mention in [*before[-1:], *after[:1]]:
        where = side(discourse, sentence, quantity, mention)
        low, high = sorted((mention.end, quantity.start)) if mention in before else (quantity.end, mention.start)
        between = {m.parties[0] for m in here if low <= m.start < high} - {code}
        cues = {m.kind for m in discourse.mentions_in(low, high)}
        yield f"{where}{mention.kind}"
        yield f"{where}between={min(len(between), 2)}"
        yield f"{where}{_word_before(discourse, mention)}"
        yield f"{where}next={_cue_after(discourse, mention)}"
        for cue in cues & {"demand", "report", "reject", "pledge", "agree", "actual", "will", "former", "office"}:
            yield f"{where}over {cue}"
    if before and before[0] is here[0]:
        yield "subject"
    if any(m.kind == "demand" for m in discourse.mentions_in(sentence.start, sentence.end)):
        yield f"demand,{'first' if own and own[0] is here[0] else 'later' if own else 'away'}"


def _named_before(discourse: Discourse, sentence: Sentence, code: str) -> Iterator[str]:
    last = discourse.last_mention(code, sentence.start)
    if last is None:
        yield "named later"
        return
    told = discourse.layout.sentence_at(last.start)
    gap = sentence.index - told.index
    yield f"away={min(gap, 4)}"
    yield f"away={min(gap, 4)}:{last.kind}"
    if told.paragraph == sentence.paragraph:
        yield "same paragraph"
    if discourse.parties_in(told.start, told.end)[0].parties[0] == code:
        yield f"subject away={min(gap, 3)}"


def _word_before(discourse: Discourse, mention: Mention) -> str:
    words = TOKEN.findall(discourse.article.text, max(0, mention.start - 16), mention.start)
    return f"word={words[-1].lower()}" if words else "word="


def _cue_after(discourse: Discourse, mention: Mention) -> str:
    near = [m for m in discourse.mentions_in(mention.end, mention.end + 30) if m.kind not in NAMING]
    return near[0].kind if near else "none"


def of_no_deadline(discourse: Discourse, quantity: Quantity, before: Before | None) -> set[str]:
    """The features of there being no deadline."""
    sentence = discourse.layout.sentence_at(quantity.start)
    dates = discourse.deadlines_in(sentence.start, sentence.end)
    found = {"none", f"none:{quantity.kind}", f"none, dates={min(len(dates), 2)}"}
    found |= {f"none, tense={discourse.tense(mention)}" for mention in dates}
    if before is not None and before.due is None:
        found.add(f"none before:{_sentences_between(discourse, before.quantity, quantity)}")
    return found


def of_first_year(discourse: Discourse, quantity: Quantity, mention: DeadlineMention) -> set[str]:
    """What speaks for the first year of a span: yearly figures reach their level then."""
    sentence = discourse.layout.sentence_at(quantity.start)
    words = set(discourse.article.text[sentence.start : sentence.end].lower().split())
    yearly = quantity.per == "year" or bool(words & {"annually", "each", "every", "yearly"})
    return {"first year", f"first year:{mention.kind}", f"first year:{quantity.kind}", f"first year:yearly={yearly}"}


def of_deadline(discourse: Discourse, quantity: Quantity, mention: DeadlineMention, before: Before | None) -> set[str]:
    """The features of a date as the one by which the figure is due."""
    return {*_near_date(discourse, quantity, mention), *_due_before(discourse, quantity, mention, before)}


def _due_before(
    discourse: Discourse, quantity: Quantity, mention: DeadlineMention, before: Before | None
) -> Iterator[str]:
    """Whether the date was the deadline of the commitment before."""
    if before is None or mention is not before.due:
        return
    sentence = discourse.layout.sentence_at(quantity.start)
    own = len(discourse.deadlines_in(sentence.start, sentence.end))
    away = _sentences_between(discourse, before.quantity, quantity)
    kinds = f"{before.quantity.kind}>{quantity.kind}"
    part = "part" if quantity.kind == "percent" and quantity.value < before.quantity.value else "else"
    yield from (f"due before:{away}", f"due before:{away}:{kinds}:{part}", f"due before:dates={min(own, 2)}")


def _near_date(discourse: Discourse, quantity: Quantity, mention: DeadlineMention) -> set[str]:
    sentence = discourse.layout.sentence_at(quantity.start)
    told = discourse.layout.sentence_at(mention.start)
    tense = discourse.tense(mention)
    found = {f"kind={mention.kind}", f"tense={tense}", f"word={_first_word(discourse, mention)}"}
    if told.index != sentence.index:
        own = discourse.deadlines_in(sentence.start, sentence.end)
        return found | {f"away, dates={min(len(own), 2)}"} | {f"away={max(-3, min(3, told.index - sentence.index))}", f"away:{mention.kind}"}
    where = side(discourse, sentence, quantity, mention)
    low, high = sorted((quantity, mention), key=lambda span: span.start)
    figures = discourse.quantities_in(low.end, high.start)
    dates = discourse.deadlines_in(low.end, high.start)
    cues = {m.kind for m in discourse.mentions_in(low.end, high.start)}
    found |= {where, f"{where}{mention.kind}", f"{where}{tense}", f"{where}gap={_gap(high.start - low.end)}"}
    found |= {f"{where}figures={min(len(figures), 2)}", f"{where}dates={min(len(dates), 2)}"}
    found |= {f"{where}over {cue}" for cue in cues & {"actual", "report", "former", "agree", "law", "pledge"}}
    rank = sum(1 for d in discourse.deadlines_in(sentence.start, sentence.end) if d.start < mention.start)
    return found | {f"only={len(discourse.deadlines_in(sentence.start, sentence.end)) == 1}", f"rank={min(rank, 3)}"}


def _first_word(discourse: Discourse, mention: DeadlineMention) -> str:
    words = TOKEN.findall(discourse.article.text, mention.start, mention.end)
    return words[0].lower() if words else ""


def _gap(characters: int) -> str:
    for limit in (3, 12, 30, 60, 120):
        if characters < limit:
            return f"<{limit}"
    return "far"
