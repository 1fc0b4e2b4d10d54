"""Who can commit: countries and blocs, their names, their members on a day, and who speaks for them."""

from ingest.parties.aliases import Alias, AliasKind, aliases
from ingest.parties.officials import Official, officials, officials_named, officials_of
from ingest.parties.registry import FiscalYear, Party, PartyKind, blocs_of, members, parties, party

__all__ = [
    "Alias",
    "AliasKind",
    "FiscalYear",
    "Official",
    "Party",
    "PartyKind",
    "aliases",
    "blocs_of",
    "members",
    "officials",
    "officials_named",
    "officials_of",
    "parties",
    "party",
]
