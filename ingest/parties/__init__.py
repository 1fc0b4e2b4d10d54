"""Who can commit: countries and blocs, their names, their members on a day, and who speaks for them."""

from ingest.parties.aliases import Alias, AliasKind, aliases
from ingest.parties.officials import Official, officials, officials_named, officials_of
from ingest.parties.registry import (
    FiscalYear,
    Membership,
    Party,
    PartyKind,
    blocs_of,
    members,
    memberships,
    parties,
    party,
)

__all__ = [
    "Alias",
    "AliasKind",
    "FiscalYear",
    "Membership",
    "Official",
    "Party",
    "PartyKind",
    "aliases",
    "blocs_of",
    "members",
    "memberships",
    "officials",
    "officials_named",
    "officials_of",
    "parties",
    "party",
]
