"""How many sources really tell something: one page counts once, and so do the copies of one wire report.

Papers print the same sentence of an agency, with a word changed here and there. Sentences are compared by
their shingles, the runs of three words in them. Notes are in our own words and say nothing about copying.
"""

from __future__ import annotations

import string
from collections import Counter, defaultdict
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING

from ingest.models import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ingest.models import Source, Statement

ALIKE = 0.6
"""The least share of common shingles (Jaccard) between copies: in a sentence of twenty words, two neighbours
changed leave 0.64; two reporters' own accounts of one speech share less than a third."""

FEW = 8  # texts

Shingle = tuple[str, ...]
"""Three words in a row; of a shorter text all its words."""

_SIGNS = str.maketrans("", "", string.punctuation + "“”„‘’«»…–—")


def independent(statements: Iterable[Statement], sources: Mapping[str, Source]) -> int:
    """How many independent sources make the statements."""
    pages: dict[str, set[str]] = {}
    for statement in statements:
        texts = pages.setdefault(sources[statement.source_id].url, set())
        if statement.evidence_kind is EvidenceKind.QUOTE:
            texts.add(statement.evidence)
    if len(pages) == 1:
        return 1
    if sum(map(bool, pages.values())) <= 1:
        return len(pages)
    original = originals(chain.from_iterable(pages.values()))
    if len({*original.values()}) == sum(map(len, pages.values())):
        return len(pages)
    return _components([{page, *(original[text] for text in texts)} for page, texts in pages.items()])


def originals(texts: Iterable[str]) -> dict[str, str]:
    """For each text the one that it copies, or itself; independent of the order of the texts."""
    shingled = {text: _shingles(text) for text in sorted({*texts})}
    keys = _keys(shingled)
    known: dict[Shingle, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for text, shingles in shingled.items():
        candidates = chain.from_iterable(known[shingle] for shingle in keys[text])
        copied = next((other for other in candidates if _alike(shingles, shingled[other])), None)
        found[text] = text if copied is None else copied
        for shingle in keys[text] if copied is None else ():
            known[shingle].append(text)
    return found


def _keys(shingled: Mapping[str, frozenset[Shingle]]) -> dict[str, list[Shingle]]:
    """By what a text is looked up: where there are few, all are compared with all.

    Two sets can be alike only if they share one of their rarest members (prefix filtering): of many texts
    few are compared.
    """
    if len(shingled) <= FEW:
        return {text: [()] for text in shingled}
    frequency = Counter(chain.from_iterable(shingled.values()))
    keys = {}
    for text, shingles in shingled.items():
        ranked = sorted(shingles, key=lambda shingle: (frequency[shingle], shingle))
        keys[text] = ranked[: len(ranked) - ceil(ALIKE * len(ranked)) + 1]
    return keys


def _shingles(text: str) -> frozenset[Shingle]:
    words = text.casefold().translate(_SIGNS).split()
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset([tuple(words)])


def _alike(one: frozenset[Shingle], other: frozenset[Shingle]) -> bool:
    common = len(one & other)
    return common >= ALIKE * (len(one) + len(other) - common)


def _components(groups: Sequence[set[str]]) -> int:
    """How many groups remain when those that share a member are one."""
    above: dict[str, str] = {}

    def top(member: str) -> str:
        while above.setdefault(member, member) != member:
            above[member] = member = above[above[member]]
        return member

    for first, *others in map(sorted, groups):
        for other in others:
            above[top(other)] = top(first)
    return len({top(next(iter(group))) for group in groups})
