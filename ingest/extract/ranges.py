"""Figures that lean on each other: '3 to 3.5 %', '2, 2.5 and 3 per cent', '$10-12 billion'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract import surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.atoms import Atom
    from ingest.extract.tokens import Tokens

_RANGE_SIGNS = ("to", "-", "–", "—")
_LIST_SIGNS = ("and", "or", "plus", "+", ",")
_LARGEST_SHARE = 100


@dataclass(frozen=True, slots=True)
class Group:
    """One figure, or two that make a range."""

    low: Atom
    high: Atom | None = None

    @property
    def start(self) -> int:
        """The token where the first number starts."""
        return self.low.start

    @property
    def end(self) -> int:
        """The token after it."""
        return self.low.end if self.high is None else self.high.end


def shared(tokens: Tokens, figures: list[Atom]) -> list[Atom]:
    """Figures with the units that they share: '3 to 3.5 %', '2, 2.5 and 3 per cent', '$10-12 billion'."""
    joined = list(figures)
    for place in range(len(joined) - 2, -1, -1):
        left, right = joined[place], joined[place + 1]
        link = _link(tokens, left, right)
        if link is None:
            continue
        if link != "," or (place + 2 < len(joined) and _link(tokens, right, joined[place + 2])):
            joined[place], joined[place + 1] = _both(tokens, left, right)
    return joined


def _both(tokens: Tokens, left: Atom, right: Atom) -> tuple[Atom, Atom]:
    if left.currency and right.power is not None and not right.unit:
        return left.sharing(right), right.sharing(left)
    if left.currency or left.unit or not (right.currency or right.unit) or left.is_share:
        return left, right
    if right.unit and (
        left.power is not None or left.value >= _LARGEST_SHARE or tokens.is_name(left.start - 1)
    ):
        return left, right
    return left.sharing(right), right


def _link(tokens: Tokens, left: Atom, right: Atom) -> str | None:
    """The word or sign that joins two neighbouring figures, if that is all there is between them."""
    between = tokens.words[left.end : right.start]
    if between[:1] == [","] and between[1:] in (["and"], ["or"]):
        between = between[1:]
    if len(between) == 1 and between[0] in _RANGE_SIGNS + _LIST_SIGNS:
        return between[0]
    return None


def groups(tokens: Tokens, figures: list[Atom]) -> Iterator[Group]:
    """Figures with a unit, two that make a range as one."""
    place = 0
    while place < len(figures):
        left = figures[place]
        right = figures[place + 1] if place + 1 < len(figures) else None
        if right is not None and _is_range(tokens, left, right):
            yield Group(left, right)
            place += 1
        else:
            yield Group(left)
        place += 1


def _is_range(tokens: Tokens, left: Atom, right: Atom) -> bool:
    link = _link(tokens, left, right)
    if (
        link is None
        or (left.unit, left.currency) != (right.unit, right.currency)
        or left.amount >= right.amount
    ):
        return False
    if link == "and":
        return tokens.word(left.start - 1) == "between"
    before = surroundings.bound_before(tokens, left.start)
    return link in _RANGE_SIGNS and not surroundings.is_baseline(tokens, before[1] if before else left.start)
