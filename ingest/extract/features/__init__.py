"""What stands around a figure, a party, a date or a speaker, as named features that `weights.json` weighs."""

from ingest.extract.features.bones import around
from ingest.extract.features.deadline import framing, of_deadline, of_first_year, of_no_deadline
from ingest.extract.features.figure import of_quantity
from ingest.extract.features.party import of_party
from ingest.extract.features.roles import of_parties
from ingest.extract.features.setting import of_setting
from ingest.extract.features.speaker import of_nobody, of_speakers

__all__ = [
    "around",
    "framing",
    "of_deadline",
    "of_first_year",
    "of_no_deadline",
    "of_nobody",
    "of_parties",
    "of_party",
    "of_quantity",
    "of_setting",
    "of_speakers",
]
