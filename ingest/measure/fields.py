"""How often each further field is right on records whose party, metric and value are."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.measure.scores import found_key, wanted_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ingest.measure.scores import Pair
    from ingest.models import Statement

MATCHED = ("party", "metric", "value")
FIELDS = (
    *("value_high", "currency", "bound", "deadline", "status", "scope"),
    *("speaker", "requested_by", "stated_on", "condition"),
)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often one field is right, of all records and of those that state it: most leave most unstated."""

    field: str
    records: int
    right: int
    stated: int
    """The records in which the reader or the extractor fills the field."""
    stated_right: int


def accuracies(pairs: Iterable[Pair]) -> list[Accuracy]:
    """The accuracy of each field on records matched by party, metric and value."""
    matched = [match for pair in pairs for match in matches(pair)]
    return [_accuracy(field, matched) for field in FIELDS]


def matches(pair: Pair) -> Iterator[tuple[Statement, Mapping[str, Any]]]:
    """Each statement with the record wanted that it matches; the most alike first, each only once."""
    example, statements = pair
    wanted = defaultdict(list)
    for record in example.records:
        wanted[wanted_key(record, MATCHED)].append(record)
    options = [(s, record) for s in statements for record in wanted[found_key(s, MATCHED)]]
    taken: set[int] = set()
    for statement, record in sorted(options, key=lambda option: -_agreement(*option)):
        if not taken & {id(statement), id(record)}:
            taken |= {id(statement), id(record)}
            yield statement, record


def agrees(statement: Statement, record: Mapping[str, Any], field: str) -> bool:
    """Whether a field says the same: of a name the last word, of a condition as much as both tell."""
    got, want = _told(getattr(statement, field)), _told(record.get(field))
    if got is None or want is None:
        return got is want
    if field == "speaker":
        return got.split()[-1] == want.split()[-1]
    if field == "condition":
        return got in want or want in got
    return got == want


def _told(value: object) -> str | None:
    """A value as text, so that 3 is 3.0 and a day is its ISO form; None where nothing is stated."""
    if value is None or value == "":
        return None
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _agreement(statement: Statement, record: Mapping[str, Any]) -> int:
    """How alike: the deadline outweighs all other fields."""
    alike = sum(agrees(statement, record, field) for field in FIELDS)
    return alike + len(FIELDS) * agrees(statement, record, "deadline")


def _accuracy(field: str, matched: list[tuple[Statement, Mapping[str, Any]]]) -> Accuracy:
    marks = [
        (agrees(s, record, field), getattr(s, field) is not None or record.get(field) is not None)
        for s, record in matched
    ]
    return Accuracy(
        field,
        records=len(marks),
        right=sum(is_right for is_right, _ in marks),
        stated=sum(is_stated for _, is_stated in marks),
        stated_right=sum(is_right and is_stated for is_right, is_stated in marks),
    )
