"""What stands around a figure, a party or a date, as named features; `rules/weights.json` says what each weighs."""

from ingest.extract.features.deadline import of_deadline, of_first_year, of_no_deadline
from ingest.extract.features.figure import of_quantity
from ingest.extract.features.party import of_party
from ingest.extract.features.speaker import of_nobody, of_speaker

__all__ = [
    "of_deadline",
    "of_first_year",
    "of_no_deadline",
    "of_nobody",
    "of_party",
    "of_quantity",
    "of_speaker",
]
