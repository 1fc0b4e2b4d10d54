"""The words that matter: rows of `rules/cues.toml` and the names of parties, found in one scan."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic needs it at run time
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest import parties
from ingest.extract.segments import TOKEN
from ingest.extract.tables import Row, rows
from ingest.extract.tokens import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ingest.parties import Alias


class Cue(Row):
    """One kind of cue and its phrases."""

    kind: str


class Sense(Row):
    """What a word does in its sentence."""

    name: str


class Event(Row):  # its day is read at run time: pydantic builds the model from it
    """A summit and the names it goes by."""

    day: date


class Mention(NamedTuple):
    """One hit of the lexicon: a cue, or a name that stands for a party."""

    kind: str
    start: int
    end: int
    parties: tuple[str, ...] = ()
    """The parties a name may stand for; more than one means it is ambiguous."""
    strong: bool = True
    since: date | None = None
    """For an official, when the term started; for an event, its day."""
    until: date | None = None
    person: str | None = None
    """For an official, the full name."""
    office: str | None = None
    """For an official, what office is held."""


Node = dict[str, Any]
_CAPITALS = 4  # letters; shorter names in capitals are other abbreviations
_HITS = ""  # no token is empty, so this key is free for what ends at a node


def scan(text: str) -> list[Mention]:
    """All cues and names in the text, the longest at each place, in order; cues and names may overlap."""
    found = _words(text)
    names = (m for m in _walk(found, found.written, _name_trie(), lambda _: "name") if m.parties)
    cues_ = _walk(found, found.lower, _cue_trie(), lambda mention: mention.kind)
    return sorted([*cues_, *names], key=lambda mention: (mention.start, mention.end, mention.kind))


def bones(text: str) -> list[Mention]:
    """What each word does, by the rows of `rules/senses.toml`; the longest phrase at each place, in order."""
    found, trie = _words(text), _sense_trie()
    placed, free = list[Mention](), 0
    for at, node in _openings(found.lower, trie):
        if at >= free:
            hits, free = _longest(found.lower, at, node)
            placed += [Mention(hit.kind, found.starts[at], found.ends[free - 1]) for hit in hits]
    return placed


class _Words(NamedTuple):
    """The tokens of a text and where they stand."""

    written: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=1)  # bones are asked for after the scan
def _words(text: str) -> _Words:
    words, starts, ends = cut(_plain(text), TOKEN)
    return _Words(words, [word.lower() for word in words], starts, ends)


def _plain(text: str) -> str:
    """The text with one sign for every apostrophe; `str.translate` would take a third of the scan."""
    return text.replace("’", "'").replace("‘", "'").replace("`", "'")


def _walk(found: _Words, keys: list[str], trie: Node, lane: Callable[[Mention], str]) -> Iterator[Mention]:
    """The longest hits from left to right; hits of one lane never overlap."""
    free: dict[str, int] = {}
    for at, node in _openings(keys, trie):
        hits, end = _longest(keys, at, node)
        for mention in hits:
            if free.get(lane(mention), 0) <= at:
                yield _placed(mention, found.starts[at], found.ends[end - 1])
        for name in map(lane, hits):
            free[name] = max(free.get(name, 0), end)


def _openings(keys: list[str], trie: Node) -> list[tuple[int, Node]]:
    """Where a phrase may start, by its first two tokens."""
    return [
        (at, node)
        for at, (key, following) in enumerate(pairwise([*keys, _HITS]))
        if (node := trie.get(key)) is not None and (following in node or _HITS in node)
    ]


def _longest(keys: list[str], at: int, node: Node | None) -> tuple[tuple[Mention, ...], int]:
    """What the longest phrase means whose first token leads to the node, and the token after it."""
    hits, end = (), at
    while node is not None:
        at += 1
        if _HITS in node:
            hits, end = node[_HITS], at
        node = node.get(keys[at]) if at < len(keys) else None
    return hits, end


def _placed(m: Mention, start: int, end: int) -> Mention:
    """The hit at its place; spelled out, since `_replace` takes longer."""
    return Mention(m.kind, start, end, m.parties, m.strong, m.since, m.until, m.person, m.office)


@cache
def _cue_trie() -> Node:
    kinds = [(phrase, Mention(cue.kind, 0, 0)) for cue in cues() for phrase in cue.spelled()]
    days = [
        (phrase, Mention("event", 0, 0, since=event.day)) for event in events() for phrase in event.spelled()
    ]
    return _trie([*kinds, *days])


@cache
def _sense_trie() -> Node:
    return _trie((phrase, Mention(sense.name, 0, 0)) for sense in senses() for phrase in sense.spelled())


@cache
def _name_trie() -> Node:
    return _trie((form, _mention(alias)) for alias in parties.aliases() for form in _forms(alias))


def _mention(alias: Alias) -> Mention:
    held = (alias.start, alias.end, alias.person, alias.office)
    return Mention(alias.kind.value, 0, 0, alias.parties, alias.strong, *held)


def _forms(alias: Alias) -> set[str]:
    """As written, at the start of a sentence, and in capitals as datelines and headlines have it."""
    text = alias.text
    capitals = {text.upper()} if len(text) >= _CAPITALS else set()
    return {text, text[0].upper() + text[1:], text.replace("The ", "the ", 1)} | capitals


def _trie(pairs: Iterable[tuple[str, Mention]]) -> Node:
    root: Node = {}
    for phrase, mention in pairs:
        node = root
        for token in TOKEN.findall(_plain(phrase)):
            node = node.setdefault(token, {})
        if mention not in node.get(_HITS, ()):
            node[_HITS] = (*node.get(_HITS, ()), mention)
    return root


@cache
def cues() -> tuple[Cue, ...]:
    """The rows of `rules/cues.toml`, validated."""
    return rows("cues", "cue", Cue)


@cache
def senses() -> tuple[Sense, ...]:
    """The rows of `rules/senses.toml`, validated."""
    return rows("senses", "sense", Sense)


@cache
def events() -> tuple[Event, ...]:
    """The rows of `rules/events.toml`, validated."""
    return rows("events", "event", Event)
