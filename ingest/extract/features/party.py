"""The features of a party as the one that a figure binds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.context import NAMING, POINTING
from ingest.extract.features import bones
from ingest.extract.features.places import gap, sentences_between, side
from ingest.extract.segments import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.discourse import Discourse
    from ingest.extract.findings import Before
    from ingest.extract.lexicon import Mention
    from ingest.extract.quantities import Quantity
    from ingest.extract.scene import Scene
    from ingest.extract.segments import Sentence

_HABITUAL = frozenset({"USA", "RUS", "UKR", "CHN"})
_HEADING = 12  # characters: what opens a paragraph may be its heading, a time or a bullet before it


def of_party(scene: Scene, code: str) -> set[str]:
    """The features of a party as the one that the figure binds."""
    if code not in scene.known:
        scene.known[code] = _of_party(scene, code)
    return scene.known[code]


def _of_party(scene: Scene, code: str) -> set[str]:
    discourse, quantity, sentence, here = scene.discourse, scene.quantity, scene.sentence, scene.here
    return {
        *_standing_of(discourse, sentence, code),
        *_named_here(discourse, quantity, sentence, code, here),
        *(_named_before(discourse, sentence, code) if all(m.parties[0] != code for m in here) else ()),
        *_continued(discourse, quantity, code, here, scene.before),
        *_money(scene, code),
        *_in_paragraph(scene, code),
        *_asking(scene, code),
        *bones.from_party(discourse, quantity, code),
        *_by_habit(scene, code),
    }


def _money(scene: Scene, code: str) -> Iterator[str]:
    """Whether the sums in the sentence are in the party's own money."""
    own = scene.discourse.currency(code)
    if scene.quantity.currency:
        yield "own money" if own in scene.quantity.currency else "foreign money"
    elif scene.money:
        yield "own money near" if own in scene.money else "foreign money near"


def _continued(
    discourse: Discourse, quantity: Quantity, code: str, here: tuple[Mention, ...], before: Before | None
) -> Iterator[str]:
    """Whether the commitment before was the same party's."""
    if before is not None and before.party == code:
        away = sentences_between(discourse, before.quantity, quantity)
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
        where = side(sentence, quantity, mention)
        low, high = (
            sorted((mention.end, quantity.start)) if mention in before else (quantity.end, mention.start)
        )
        between = {m.parties[0] for m in here if low <= m.start < high} - {code}
        cues = {m.kind for m in discourse.mentions_in(low, high)}
        following = _cue_after(discourse, mention)
        yield f"{where}{mention.kind}"
        yield f"{where}{mention.kind}>{following}"
        yield f"{where}{mention.kind}, between={min(len(between), 2)}"
        yield f"{where}gap={gap(high - low)}"
        if mention in before and discourse.article.text[low:high].strip() in {"'s", "’s", "'", "’"}:
            yield "owns the figure"
        yield f"{where}between={min(len(between), 2)}"
        yield f"{where}{_word_before(discourse, mention)}"
        yield f"{where}next={following}"
        for cue in cues & {
            "demand",
            "report",
            "reject",
            "pledge",
            "agree",
            "actual",
            "will",
            "former",
            "office",
        }:
            yield f"{where}over {cue}"
    if before and before[0] is here[0]:
        yield "subject"
    if discourse.demands_in(sentence.start, sentence.end):
        yield f"demand,{'first' if own and own[0] is here[0] else 'later' if own else 'away'}"


def _by_habit(scene: Scene, code: str) -> Iterator[str]:
    """Those that articles name for what they ask of others, or do to them."""
    if code in _HABITUAL:
        yield f"who={code}"
        yield from (f"who={code}, {sense}" for sense in scene.habits)


def _asking(scene: Scene, code: str) -> Iterator[str]:
    """Whether the party asks for the figure, or is asked for it."""
    for asker, others in scene.asks:
        if code == asker:
            yield "asks others"
        elif code in others:
            yield "is asked"


def _in_paragraph(scene: Scene, code: str) -> Iterator[str]:
    """Whether the paragraph opens with the party, or names it last before the figure."""
    named = scene.paragraph
    if not named:
        return
    if named[0].parties[0] == code:
        yield f"opens the paragraph, {named[0].kind}"
        yield f"opens, {_at_once(named[0].start - scene.opening)}"
    if named[-1].parties[0] == code:
        told = "here" if named[-1].start >= scene.sentence.start else "earlier"
        after = scene.discourse.parties_in(named[-1].end, scene.quantity.start)
        pointed = any(m.kind.split()[0] in POINTING for m in after)
        yield f"named last {told}, {'pointed' if pointed else 'plain'}"
    if all(m.parties[0] == code for m in named):
        yield "alone in the paragraph"


def _at_once(characters: int) -> str:
    return "at once" if characters < _HEADING else "later"


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
