"""Who speaks for a party: terms of heads of state and government, ministers and officials of blocs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from ingest.parties import reference
from ingest.parties.spelling import spellings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class Official:
    """One term of one person in one office, both days included; an open end is None."""

    party: str
    name: str
    other_names: tuple[str, ...]
    office: str
    start: date
    end: date | None

    def serves(self, on: date) -> bool:
        return self.start <= on and (self.end is None or on <= self.end)


@cache
def officials() -> tuple[Official, ...]:
    """Every known term of office, in the order of `officials.csv`."""
    return tuple(_official(row) for row in reference.rows("officials.csv"))


def officials_of(code: str, *, on: date) -> tuple[Official, ...]:
    """Who holds which office of a party on a day, as far as we know."""
    return tuple(official for official in officials() if official.party == code and official.serves(on))


def officials_named(name: str, *, on: date) -> tuple[Official, ...]:
    """The officials on a day to whom a name belongs, with or without its accents."""
    return tuple(official for official in officials_by_name().get(name, ()) if official.serves(on))


@cache
def officials_by_name() -> Mapping[str, tuple[Official, ...]]:
    """Every term by each spelling of each name of its holder, the earliest first."""
    by_name: dict[str, list[Official]] = defaultdict(list)
    for official in sorted(officials(), key=lambda official: official.start):
        for text in _names(official):
            by_name[text].append(official)
    return {text: tuple(found) for text, found in by_name.items()}


def _names(official: Official) -> dict[str, None]:
    names = (official.name, *official.other_names)
    return dict.fromkeys(chain.from_iterable(spellings(name) for name in names))


def _official(row: Mapping[str, str]) -> Official:
    start = reference.first_day(row["start"])
    if start is None:
        raise ValueError(f"officials.csv: {row['name']} has no start")
    others = tuple(name for name in row["other_names"].split(";") if name)
    return Official(row["party"], row["name"], others, row["office"], start, reference.last_day(row["end"]))
