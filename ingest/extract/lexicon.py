"""The words that matter: rows of `rules/cues.toml` and the names of parties, found in one scan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - pydantic needs it at run time
from functools import cache
from typing import TYPE_CHECKING, Any

from ingest import parties
from ingest.extract.segments import TOKEN
from ingest.extract.tables import Row, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ingest.parties import Alias

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'"})


class Cue(Row):
    """One kind of cue and its phrases."""

    kind: str


class Event(Row):  # its day is read at run time: pydantic builds the model from it
    """A summit and the names it goes by."""

    day: date


@dataclass(frozen=True, slots=True)
class Mention:
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


Node = dict[str, Any]
_CAPITALS = 4  # letters; shorter names in capitals are other abbreviations
_HITS = ""  # no token is empty, so this key is free for what ends at a node


def scan(text: str) -> list[Mention]:
    """All cues and names in the text, the longest at each place, in order; cues and names may overlap."""
    tokens = [(m[0], m.start(), m.end()) for m in TOKEN.finditer(text.translate(_APOSTROPHES))]
    lower = [token.lower() for token, _, _ in tokens]
    words = [token for token, _, _ in tokens]
    names = (m for m in _walk(words, tokens, _name_trie(), lambda _: "name") if m.parties)
    cues_ = _walk(lower, tokens, _cue_trie(), lambda mention: mention.kind)
    return sorted([*cues_, *names], key=lambda mention: (mention.start, mention.end, mention.kind))


def _walk(
    keys: list[str], tokens: list[tuple[str, int, int]], trie: Node, lane: Callable[[Mention], str]
) -> Iterator[Mention]:
    """The longest hits from left to right; hits of one lane never overlap."""
    free: dict[str, int] = {}
    for at, key in enumerate(keys):
        node = trie.get(key)
        length, step = 0, at
        hits: tuple[Mention, ...] = ()
        while node is not None:
            step += 1
            if _HITS in node:
                length, hits = step - at, node[_HITS]
            node = node.get(keys[step]) if step < len(keys) else None
        for mention in hits:
            if free.get(lane(mention), 0) <= at:
                yield _placed(mention, tokens[at][1], tokens[at + length - 1][2])
        free.update((lane(mention), max(free.get(lane(mention), 0), at + length)) for mention in hits)


def _placed(m: Mention, start: int, end: int) -> Mention:
    """The hit at its place; spelled out, since `dataclasses.replace` takes a third of the scan."""
    return Mention(m.kind, start, end, m.parties, m.strong, m.since, m.until, m.person)


@cache
def _cue_trie() -> Node:
    kinds = [(phrase, Mention(cue.kind, 0, 0)) for cue in cues() for phrase in cue.spelled()]
    days = [
        (phrase, Mention("event", 0, 0, since=event.day)) for event in events() for phrase in event.spelled()
    ]
    return _trie([*kinds, *days])


@cache
def _name_trie() -> Node:
    return _trie((form, _mention(alias)) for alias in parties.aliases() for form in _forms(alias))


def _mention(alias: Alias) -> Mention:
    return Mention(alias.kind.value, 0, 0, alias.parties, alias.strong, alias.start, alias.end, alias.person)


def _forms(alias: Alias) -> set[str]:
    """As written, at the start of a sentence, and in capitals as datelines and headlines have it."""
    text = alias.text
    capitals = {text.upper()} if len(text) >= _CAPITALS else set()
    return {text, text[0].upper() + text[1:], text.replace("The ", "the ", 1)} | capitals


def _trie(pairs: Iterable[tuple[str, Mention]]) -> Node:
    root: Node = {}
    for phrase, mention in pairs:
        node = root
        for token in TOKEN.findall(phrase.translate(_APOSTROPHES)):
            node = node.setdefault(token, {})
        if mention not in node.get(_HITS, ()):
            node[_HITS] = (*node.get(_HITS, ()), mention)
    return root


@cache
def cues() -> tuple[Cue, ...]:
    """The rows of `rules/cues.toml`, validated."""
    return rows("cues", "cue", Cue)


@cache
def events() -> tuple[Event, ...]:
    """The rows of `rules/events.toml`, validated."""
    return rows("events", "event", Event)
