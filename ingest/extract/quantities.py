"""Percentages and sums in a text, with what the words next to them say: 'at least 3.5 per cent of GDP'."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ingest.extract import atoms, ranges, surroundings
from ingest.extract.ranges import Group
from ingest.extract.tokens import tokenise
from ingest.models import Bound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ingest.extract.atoms import Atom
    from ingest.extract.surroundings import BaseKind, Change, Kind
    from ingest.extract.tokens import Tokens

_SMALLEST_BARE, _LARGEST_BARE = 0.5, 10.0
_MILLIONS = 6
_REPEAT_REACH = 5
_TAIL_PARTS = 2
_COMMAS = (",", "–", "—")


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
class _Tail:
    """What follows a figure and belongs to it."""

    end: int
    bound: Bound | None
    change: Change | None
    is_yearly: bool


def find(text: str) -> list[Quantity]:
    """All percentages and sums in order, none overlapping another; never raises, linear in the text."""
    tokens = tokenise(text)
    found: list[Quantity] = []
    listed: list[bool] = []
    for group in _groups(text):
        quantity = _quantity(tokens, group, found[-1] if found else None)
        if quantity is not None:
            found.append(quantity)
            listed.append(group.high is None and group.low.is_listed)
    return _with_shared_base(found, listed)


@lru_cache(maxsize=1)
def _groups(text: str) -> tuple[Group, ...]:
    """All figures of the text, kept for `bare`, which looks at them right after `find`."""
    tokens = tokenise(text)
    return tuple(ranges.groups(tokens, ranges.shared(tokens, atoms.atoms(tokens))))


def _with_shared_base(found: list[Quantity], listed: list[bool]) -> list[Quantity]:
    """The figures of a list with the base and the period of its last one: '2, 2.5 and 3 per cent of GDP'."""
    for place in range(len(found) - 2, -1, -1):
        if listed[place]:
            after = found[place + 1]
            found[place] = replace(found[place], base=after.base, per=after.per)
    return found


def bare(
    text: str, found: Iterable[Quantity], *, may_stand: Callable[[int, int], bool] = lambda _start, _end: True
) -> list[Quantity]:
    """Figures that left their unit to another, completed: the '3' of 'Berlin 3.5 per cent, Paris 3'.

    Numbers from 0.5 to 10 are taken for percentages where they may stand alone, by where they start and end;
    numbers with a scale word for sums in the currency of the last sum before them (else the first after).
    They are candidates: they may count soldiers.
    """
    tokens = tokenise(text)
    sums = deque(quantity for quantity in found if quantity.kind == "money" and not quantity.repeated)
    currency = sums[0].currency if sums else ()
    completions: list[Quantity] = []
    for group in _groups(text):
        while sums and sums[0].start < tokens.starts[group.start]:
            currency = sums.popleft().currency
        completed = _completed(group, currency)
        if completed is None:
            continue
        if completed.low.currency or may_stand(tokens.starts[group.start], tokens.ends[group.end - 1]):
            quantity = _quantity(tokens, completed, None)
            completions += [quantity] if quantity else []
    return completions


def _completed(group: Group, currency: tuple[str, ...]) -> Group | None:
    """The figure with the unit that it may have left out; None if it has one or may have none."""
    ends = [group.low] if group.high is None else [group.low, group.high]
    if any(end.unit or end.currency or end.is_share for end in ends):
        return None
    power = ends[-1].power
    if power is None and all(_SMALLEST_BARE <= end.value <= _LARGEST_BARE for end in ends):
        return Group(*(end._replace(unit="percent") for end in ends))
    if power is not None and power >= _MILLIONS and currency:
        return Group(*(end._replace(power=end.power or power, currency=currency) for end in ends))
    return None


def _quantity(tokens: Tokens, group: Group, previous: Quantity | None) -> Quantity | None:
    kind = _kind(tokens, group.low)
    if kind is None:
        return None
    first, last = group.start, group.end
    base = surroundings.base(tokens, last) if kind != "money" else None
    before = surroundings.bound_before(tokens, first)
    outer = before[1] if before else first - (group.high is not None and tokens.word(first - 1) == "between")
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
        bound=_bound(tokens, group, before, tail),
        base=base_kind,
        base_start=tokens.starts[base.start] if base else None,
        base_end=tokens.ends[base.end - 1] if base else None,
        change=None
        if base_kind == "other"
        else surroundings.change_before(tokens, outer, kind) or tail.change,
        per="year" if tail.is_yearly else None,
        baseline=surroundings.is_baseline(tokens, outer),
        repeated=_is_repeated(tokens, outer, group.low, previous),
    )


def _bound(tokens: Tokens, group: Group, before: tuple[Bound, int] | None, tail: _Tail) -> Bound:
    if group.high is not None:
        return Bound.RANGE
    if tail.bound or before:
        return tail.bound or (before[0] if before else Bound.EXACT)
    is_floor = group.low.unit == "percent" and surroundings.is_floor(tokens, group.start, tail.end)
    return Bound.AT_LEAST if is_floor else Bound.EXACT


def _kind(tokens: Tokens, atom: Atom) -> Kind | None:
    if atom.currency:
        return "money"
    if atom.unit or not atom.is_share:
        return atom.unit
    is_taken_of = tokens.word(atom.end) == "of" and not tokens.word(atom.end + 1)[0].isdecimal()
    return "percent" if is_taken_of or surroundings.is_step(tokens, atom.start, atom.end) else None


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
    """Whether the sum is the one just before it in another currency: '… yuan ($277bn)', '… yuan, or …'."""
    if previous is None or previous.kind != "money" or not atom.currency:
        return False
    is_close = tokens.starts[max(start - 1 - _REPEAT_REACH, 0)] <= previous.end
    return is_close and previous.currency[0] != atom.currency[0] and _is_turned(tokens, start, atom)


def _is_turned(tokens: Tokens, start: int, atom: Atom) -> bool:
    """Whether a bracket, an 'or' or an 'about' stands before the sum, whose bound starts at `start`."""
    before = tokens.word(start - 1)
    return before in ("(", "[", "or") or (before in _COMMAS and start < atom.start)


def _value(atom: Atom) -> float:
    """Per cent for a part in words, else the plain amount."""
    return round(atom.value * 100, 2) if atom.is_share else atom.amount
