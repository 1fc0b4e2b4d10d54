"""Percentages and sums of money in a text, with what the words next to them say: '…at least 3.5 per cent of GDP…'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract import atoms, surroundings
from ingest.extract.atoms import Atom
from ingest.extract.surroundings import BaseKind, Change, Kind
from ingest.extract.tokens import Tokens, tokenise
from ingest.models import Bound

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGE_SIGNS = ("to", "-", "–", "—", "or", "till")
_SMALLEST_BARE, _LARGEST_BARE = 0.5, 10.0
_MILLIONS = 6
_REPEAT_REACH = 5
_TAIL_PARTS = 2


@dataclass(frozen=True, slots=True)
class Quantity:
    """A percentage or a sum, as one place in a text states it. All offsets count characters of the text."""

    start: int
    """Where number and unit start."""
    end: int
    """Where number and unit end."""
    outer_start: int
    """Where the words start that belong to it: its bound ('at least')."""
    outer_end: int
    """Where they end: base ('of GDP'), period ('a year') and bound ('or more')."""
    kind: Kind
    """Per cent, percentage points (never a target), or money."""
    value: float
    """Per cent, or plain units of the currency; the lower end of a range."""
    value_high: float | None = None
    """The upper end of a range."""
    currency: tuple[str, ...] = ()
    """ISO 4217 codes that it may be in, the likeliest first; empty for percentages."""
    dollar: bool = False
    """Whether it is in dollars of a country that is not named."""
    bound: Bound = Bound.EXACT
    """Floor, ceiling or estimate, by the words right around it."""
    base: BaseKind | None = None
    """What a percentage is a share of; None where the text does not say."""
    base_start: int | None = None
    """Where the words of the base start, if they follow."""
    base_end: int | None = None
    """Where they end."""
    change: Change | None = None
    """A rise or a cut (for money: an extra sum), not a level."""
    per: str | None = None
    """`year` for a yearly figure."""
    baseline: bool = False
    """Whether it is where a change starts: '2 %' in 'from 2 % to 3.5 %'."""
    repeated: bool = False
    """Whether it repeats the sum before it in another currency, in brackets."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A number that left its unit to a figure before it: the '3' in 'Berlin 3.5 per cent and Paris 3'."""

    start: int
    end: int
    value: float
    """A small number, or with a scale word ('64 billion') the plain amount."""
    currency: tuple[str, ...]
    """For an amount, the currency of the last sum before it (or else the first after it); empty for others."""
    bound: Bound
    """Floor, ceiling or estimate, by the words right before it."""


@dataclass(frozen=True, slots=True)
class _Group:
    """One figure, or two that make a range."""

    low: Atom
    high: Atom | None = None

    @property
    def end(self) -> int:
        return self.low.end if self.high is None else self.high.end


@dataclass(frozen=True, slots=True)
class _Tail:
    """What follows a figure and belongs to it."""

    end: int
    bound: Bound | None
    change: Change | None
    is_yearly: bool


def find(text: str) -> list[Quantity]:
    """All percentages and sums of money in order, none overlapping another. Never raises; linear in the text."""
    tokens = tokenise(text)
    found: list[Quantity] = []
    for group in _groups(tokens, _shared(tokens, atoms.atoms(tokens))):
        quantity = _quantity(tokens, group, found[-1] if found else None)
        if quantity is not None:
            found.append(quantity)
    return found


def bare(text: str) -> list[Bare]:
    """Numbers that left their unit to another figure: percentages (0.5 to 10) or, with a scale word, sums."""
    tokens = tokenise(text)
    figures = _shared(tokens, atoms.atoms(tokens))
    currency = next((atom.currency for atom in figures if atom.currency), ())
    found = []
    for atom in figures:
        currency = atom.currency or currency
        if _may_be_bare(atom, currency):
            found.append(_bare(tokens, atom, currency))
    return found


def _bare(tokens: Tokens, atom: Atom, currency: tuple[str, ...]) -> Bare:
    before = surroundings.bound_before(tokens, atom.start)
    return Bare(
        start=tokens.starts[atom.start],
        end=tokens.ends[atom.end - 1],
        value=atom.amount,
        currency=currency if atom.power else (),
        bound=before[0] if before else Bound.EXACT,
    )


def _may_be_bare(atom: Atom, currency: tuple[str, ...]) -> bool:
    if atom.unit or atom.currency or atom.is_share:
        return False
    if atom.power is None:
        return _SMALLEST_BARE <= atom.value <= _LARGEST_BARE
    return atom.power >= _MILLIONS and bool(currency)


def _shared(tokens: Tokens, figures: list[Atom]) -> list[Atom]:
    """Figures with the units that they share: '3 to 3.5 %', '2, 2.5 and 3 per cent', '$10-12 billion'."""
    shared = list(figures)
    for place in range(len(shared) - 2, -1, -1):
        left, right = shared[place], shared[place + 1]
        link = _link(tokens, left, right)
        if link is None:
            continue
        if link != "," or (place + 2 < len(shared) and _link(tokens, right, shared[place + 2])):
            shared[place], shared[place + 1] = _both(tokens, left, right)
    return shared


def _both(tokens: Tokens, left: Atom, right: Atom) -> tuple[Atom, Atom]:
    if left.currency and right.power is not None and not right.unit:
        return left.sharing(right), right.sharing(left)
    if left.currency or left.unit or not (right.currency or right.unit) or left.is_share:
        return left, right
    if right.unit and (left.power is not None or left.value >= 100 or tokens.is_name(left.start - 1)):  # noqa: PLR2004
        return left, right
    return left.sharing(right), right


def _link(tokens: Tokens, left: Atom, right: Atom) -> str | None:
    """The word or sign that joins two neighbouring figures, if that is all there is between them."""
    between = tokens.words[left.end : right.start]
    if between[:1] == [","] and between[1:] in (["and"], ["or"]):
        between = between[1:]
    if len(between) == 1 and between[0] in (*_RANGE_SIGNS, "and", ","):
        return between[0]
    return None


def _groups(tokens: Tokens, figures: list[Atom]) -> Iterator[_Group]:
    """Figures with a unit, two that make a range as one."""
    place = 0
    while place < len(figures):
        left = figures[place]
        right = figures[place + 1] if place + 1 < len(figures) else None
        if right is not None and _is_range(tokens, left, right):
            yield _Group(left, right)
            place += 1
        else:
            yield _Group(left)
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
    return link in _RANGE_SIGNS and not surroundings.is_baseline(tokens, left.start)


def _quantity(tokens: Tokens, group: _Group, previous: Quantity | None) -> Quantity | None:
    kind = _kind(tokens, group.low)
    if kind is None:
        return None
    first, last = group.low.start, group.end
    base = surroundings.base(tokens, last) if kind != "money" else None
    before = surroundings.bound_before(tokens, first)
    outer = before[1] if before else first
    tail = _tail(tokens, first, base.end if base else last, kind)
    base_kind = base.kind if base else surroundings.base_before(tokens, outer) if kind == "percent" else None
    return Quantity(
        start=tokens.starts[first],
        end=tokens.ends[last - 1],
        outer_start=tokens.starts[outer],
        outer_end=tokens.ends[tail.end - 1],
        kind=kind,
        value=_value(group.low),
        value_high=_value(group.high) if group.high else None,
        currency=group.low.currency,
        dollar=group.low.is_bare_dollar,
        bound=Bound.RANGE if group.high else tail.bound or (before[0] if before else Bound.EXACT),
        base=base_kind,
        base_start=tokens.starts[base.start] if base else None,
        base_end=tokens.ends[base.end - 1] if base else None,
        change=surroundings.change_before(tokens, outer, kind) or tail.change,
        per="year" if tail.is_yearly else None,
        baseline=surroundings.is_baseline(tokens, outer),
        repeated=_is_repeated(tokens, outer, group.low, previous),
    )


def _kind(tokens: Tokens, atom: Atom) -> Kind | None:
    if atom.currency:
        return "money"
    if atom.unit or not atom.is_share:
        return atom.unit
    is_taken_of = tokens.word(atom.end) == "of" and not tokens.word(atom.end + 1)[0].isdecimal()
    is_step = tokens.word(atom.start - 1) == "by" and not tokens.word(atom.end)[0].isalpha()
    return "percent" if is_taken_of or is_step else None


def _tail(tokens: Tokens, start: int, end: int, kind: Kind) -> _Tail:
    """Read on after the figure and its base as long as the words belong to it."""
    bound: Bound | None = None
    change: Change | None = None
    is_yearly = tokens.word(start - 1) in surroundings.annual()
    for _ in range(_TAIL_PARTS):
        if after := surroundings.bound_after(tokens, end):
            bound, end = after
        if moved := surroundings.change_after(tokens, end, kind):
            change, end = moved
        if yearly := surroundings.per_year(tokens, end):
            is_yearly, end = True, yearly
    return _Tail(end, bound, change, is_yearly)


def _is_repeated(tokens: Tokens, start: int, atom: Atom, previous: Quantity | None) -> bool:
    """Whether an opening bracket parts the sum from one in another currency just before it."""
    if (
        previous is None
        or previous.kind != "money"
        or not atom.currency
        or tokens.word(start - 1) not in ("(", "[")
    ):
        return False
    is_close = tokens.starts[max(start - 1 - _REPEAT_REACH, 0)] <= previous.end
    return is_close and previous.currency[0] != atom.currency[0]


def _value(atom: Atom) -> float:
    """Per cent for a part in words, else the plain amount."""
    return round(atom.value * 100, 2) if atom.is_share else atom.amount
