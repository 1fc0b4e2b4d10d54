"""Statements on a terminal or in a pipe: a table for people, JSONL and CSV for programs."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, TextIO

from ingest.models import Commitment, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_OWN = {"statement_id", "source_id", "evidence_kind", "extractor", "added_on"}

CONTRACT = ("article_id", *(field for field in Statement.model_fields if field not in _OWN))
"""What is printed of a statement: the contract's fields, with the id of its article."""


def printable(text: str) -> str:
    """The text without control characters, so that an article can't steer the terminal."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def row(statement: Statement, fields: Iterable[str] = CONTRACT) -> dict[str, Any]:
    """The named fields of a statement; `article_id` is its source's."""
    told = {"article_id": statement.source_id, **statement.model_dump(mode="json")}
    return {field: told[field] for field in fields}


def as_jsonl(statements: Iterable[Statement], out: TextIO, fields: Sequence[str] = CONTRACT) -> int:
    """One record a line; returns how many."""
    count = 0
    for count, statement in enumerate(statements, start=1):  # noqa: B007 - the count is the result
        out.write(_escaped(json.dumps(row(statement, fields), ensure_ascii=False)) + "\n")
    return count


def _escaped(line: str) -> str:
    """JSON in which what no terminal shows is escaped: the values stay what they are."""
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)


def as_csv(statements: Iterable[Statement], out: TextIO, fields: Sequence[str] = CONTRACT) -> int:
    """One record a row, no control characters but line ends; a would-be formula gets a leading apostrophe."""
    writer = csv.DictWriter(out, fields)
    writer.writeheader()
    count = 0
    for count, statement in enumerate(statements, start=1):  # noqa: B007 - the count is the result
        writer.writerow({key: inert(value) for key, value in row(statement, fields).items()})
    return count


def inert(value: object) -> object:
    """A cell that no spreadsheet runs: no control characters, a would-be formula behind an apostrophe."""
    if not isinstance(value, str):
        return value
    shown = "\n".join(printable(line) for line in value.split("\n"))  # evidence stays a slice of its text
    return f"'{shown}" if value.startswith(_FORMULA) else shown


def as_table(statements: Iterable[Statement], out: TextIO, fields: Sequence[str] = CONTRACT) -> int:
    """A table of the records, with the fields that the contract lacks, and under it the proof of each."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    found = list(statements)
    console = Console(file=out, highlight=False, width=None if out.isatty() else 120)
    more = [field for field in fields if field not in CONTRACT]
    table = Table("#", *_COLUMNS, *more, box=None, pad_edge=False, header_style="bold")
    for number, statement in enumerate(found, start=1):
        cells = [*(cell(statement) for cell in _COLUMNS.values()), *map(str, row(statement, more).values())]
        table.add_row(str(number), *(Text(printable(cell)) for cell in cells))
    if found:
        console.print(table)
    for number, statement in enumerate(found, start=1):
        place = f"[{statement.start}:{statement.end}]"
        console.print(Text(f"\n{number}  {place} {printable(statement.evidence)}"))
    return len(found)


def target(stated: Statement | Commitment) -> str:
    """The target as people write it: '≥ 3.5 % of GDP', '100,000,000,000 EUR'."""
    sign = {"at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}.get(stated.bound, "")
    high = f"–{stated.value_high:,.15g}" if stated.value_high is not None else ""
    return f"{sign}{stated.value:,.15g}{high} {stated.currency or _UNITS[stated.metric]}"


_UNITS: Mapping[str, str] = {
    "gdp_share": "% of GDP",
    "growth": "% growth",
    "budget_share": "% of budget",
    "equipment_share": "% on equipment",
}
_COLUMNS: dict[str, Callable[[Statement], str]] = {
    "party": lambda s: s.party,
    "target": target,
    "scope": lambda s: s.scope,
    "by": lambda s: s.deadline or "–",
    "status": lambda s: s.status + (f" by {s.requested_by}" if s.requested_by else ""),
    "speaker": lambda s: s.speaker or "–",
    "stated on": lambda s: str(s.stated_on or "–"),
    "sure": lambda s: f"{s.confidence:.2f}" if s.confidence else "–",
}

RENDERERS: Mapping[str, Callable[[Iterable[Statement], TextIO, Sequence[str]], int]] = {
    "table": as_table,
    "jsonl": as_jsonl,
    "csv": as_csv,
}
"""The renderers by the name of the format; each returns how many records it printed."""
