"""Countries and blocs, and who belongs to which bloc on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ingest.parties import reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date


class PartyKind(StrEnum):
    COUNTRY = "country"
    BLOC = "bloc"


class FiscalYear(StrEnum):
    """After which calendar year a fiscal year is named: its only one, the one it starts or ends in."""

    CALENDAR = "calendar"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Party:
    """A country (ISO 3166-1 alpha-3) or a bloc of the record contract."""

    code: str
    name: str
    kind: PartyKind
    currency: str | None = None
    fiscal_year: FiscalYear = FiscalYear.CALENDAR
    fiscal_month: int = 1
    region: str | None = None
    iso2: str | None = None


def party(code: str) -> Party:
    """The party with this code; KeyError where there is none."""
    if code not in parties():
        raise KeyError(f"{code!r} is no party: neither an ISO 3166-1 alpha-3 code nor a bloc")
    return parties()[code]


@cache
def parties() -> Mapping[str, Party]:
    """Every party by its code, blocs first, in the order of `parties.toml`."""
    return MappingProxyType(
        {
            code: _party(code, kind, row)
            for kind in (PartyKind.BLOC, PartyKind.COUNTRY)
            for code, row in reference.tables()[kind].items()
        }
    )


@dataclass(frozen=True, slots=True)
class Membership:
    """One country's time in one bloc, both days included; an open start or end is None."""

    bloc: str
    member: str
    joined: date | None
    left: date | None

    def holds(self, on: date) -> bool:
        return (self.joined is None or self.joined <= on) and (self.left is None or on <= self.left)


def members(bloc: str, *, on: date) -> frozenset[str]:
    """The countries that belong to a bloc on a day; KeyError where the code is no bloc's."""
    if party(bloc).kind is not PartyKind.BLOC:
        raise KeyError(f"{bloc!r} is a country and has no members")
    return frozenset(row.member for row in memberships() if row.bloc == bloc and row.holds(on))


def blocs_of(country: str, *, on: date) -> frozenset[str]:
    """The blocs that a country belongs to on a day; KeyError where the code is no party's."""
    code = party(country).code
    return frozenset(row.bloc for row in memberships() if row.member == code and row.holds(on))


@cache
def memberships() -> tuple[Membership, ...]:
    """Every membership: those of `memberships.csv`, then those of blocs that are a part of another."""
    stated = tuple(_membership(row) for row in reference.rows("memberships.csv"))
    return (*stated, *_derived(stated))


_WORDS = frozenset({"names", "demonyms", "capitals", "seats", "groups", "weak"})
_DERIVED = frozenset({"members_of", "except"})


def _party(code: str, kind: PartyKind, row: Mapping[str, Any]) -> Party:
    """A row without its words; a key that nobody knows fails."""
    facts = {key: value for key, value in row.items() if key not in _WORDS | _DERIVED}
    fiscal_year = FiscalYear(facts.pop("fiscal_year", FiscalYear.CALENDAR))
    return Party(code=code, kind=kind, fiscal_year=fiscal_year, **facts)


def _membership(row: Mapping[str, str]) -> Membership:
    joined, left = reference.first_day(row["joined"]), reference.last_day(row["left"])
    return Membership(row["bloc"], row["member"], joined, left)


def _derived(stated: tuple[Membership, ...]) -> Iterator[Membership]:
    """NATO's European members, say, are its members without the two in America."""
    for code, bloc in reference.tables()[PartyKind.BLOC].items():
        for row in stated:
            if row.bloc == bloc.get("members_of") and row.member not in bloc["except"]:
                yield replace(row, bloc=code)
