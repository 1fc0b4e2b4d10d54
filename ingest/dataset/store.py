"""The tables under `data/`: read and written whole, checked by their models, in one canonical order.

A table is CSV in UTF-8 with LF, a header row, and empty cells for null; booleans are `true` and `false`,
numbers carry no noise (`5`, `3.5`), and a list of ids is separated by blanks. A table is written to a
temporary file, flushed to the disk and renamed over the old one, so no reader ever sees half of it.
"""

from __future__ import annotations

import csv
import os
import re
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from filelock import FileLock
from pydantic import ValidationError

from ingest.models import Commitment, Decision, Gdp, Model, Pending, Source, Spending, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_SPECIAL = re.compile(r'[,"\r\n]')
_ENDING = re.compile(r'["\r\n]')

Row = TypeVar("Row", bound=Model)


class TableError(ValueError):
    """A table that cannot be read; the message names the file and the row."""


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """One CSV file: what its rows are, what identifies them and how they are ordered."""

    name: str
    path: str
    model: type[Row]
    key: tuple[str, ...]
    order: tuple[str, ...]

    @property
    def columns(self) -> list[str]:
        """The column names, in the order of the model's fields."""
        return list(self.model.model_fields)


SOURCES = Table("sources", "sources.csv", Source, key=("source_id",), order=("source_id",))
STATEMENTS = Table(
    "statements",
    "statements.csv",
    Statement,
    key=("statement_id",),
    order=("source_id", "start", "metric", "scope", "party", "value", "statement_id"),
)
DECISIONS = Table(
    "decisions",
    "decisions.csv",
    Decision,
    key=("decision_id",),
    order=("subject", "action", "field", "decision_id"),
)
COMMITMENTS = Table(
    "commitments", "commitments.csv", Commitment, key=("commitment_id",), order=("commitment_id",)
)
SPENDING = Table(
    "spending",
    "figures/spending.csv",
    Spending,
    key=("definition", "country", "year"),
    order=("definition", "country", "year"),
)
GDP = Table("gdp", "figures/gdp.csv", Gdp, key=("country", "year"), order=("country", "year"))
QUEUE = Table(
    "queue",
    "queue.csv",
    Pending,
    key=("statement_id",),
    order=("queued_on", "source_id", "start", "statement_id"),
)
"""What waits for a decision: a curator's workspace, no part of the dataset that is published."""
TABLES = (COMMITMENTS, STATEMENTS, SOURCES, DECISIONS, SPENDING, GDP)


def read(data: Path, table: Table[Row]) -> list[Row]:
    """All rows of the table; none where the file does not exist.

    Raises:
        TableError: where the header is another or a row breaks its model.
    """
    path = data / table.path
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file, strict=True)
        try:
            return list(_rows(table, lines))
        except (ValueError, csv.Error) as error:
            raise TableError(f"{path}, line {lines.line_num}: {explain(error)}") from error


def write(data: Path, table: Table[Row], rows: Iterable[Row]) -> None:
    """Replace the table as a whole; a crash leaves the old one."""
    replace(data / table.path, render(table, rows))


def render(table: Table[Row], rows: Iterable[Row]) -> str:
    """The table as it stands in its file."""
    values = attrgetter(*table.columns)
    lines = (
        [value if type(value) is str else "" if value is None else cell(value) for value in values(row)]
        for row in ordered(table, rows)
    )  # most cells are text or empty, and a call for each of millions takes longer than all the rest
    return lines_of(chain([table.columns], lines))


def ordered(table: Table[Row], rows: Iterable[Row]) -> list[Row]:
    """The rows in the order in which they stand in the file."""
    fields = [attrgetter(field) for field in table.order]
    return sorted(rows, key=lambda row: [((value := field(row)) is not None, value) for field in fields])


def lines_of(cells: Iterable[Sequence[str]]) -> str:
    """Rows of cells as the text of a CSV file."""
    return "".join([_line(line) + "\n" for line in cells])


def replace(path: Path, text: str) -> None:
    """Write a file so that a crash at any moment leaves either the old or the new one, whole.

    A file that says the same already is left alone, so that what watches its time sees no change.
    """
    if path.exists() and path.read_bytes() == text.encode():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)  # noqa: PTH101 - mkstemp makes files that only their owner can read
        os.replace(temporary, path)  # noqa: PTH105 - the temporary file is known by name only
    except BaseException:
        os.unlink(temporary)  # noqa: PTH108 - the same
        raise
    _flush_folder(path.parent)


@contextmanager
def locked(data: Path, timeout: float = 60) -> Iterator[None]:
    """Hold the dataset for writing; a second writer waits for at most `timeout` seconds."""
    with FileLock(data / ".lock", timeout=timeout):
        yield


def explain(error: Exception) -> str:
    """What is wrong, in one line: for a model each field and what it lacks."""
    if isinstance(error, ValidationError):
        places = (
            (".".join(str(part) for part in problem["loc"]), problem["msg"]) for problem in error.errors()
        )
        return "; ".join(f"{place}: {message}" if place else message for place, message in places)
    return " ".join(str(error).split())


def cell(value: object) -> str:
    """One value as it stands in a table: empty for null, `true`, `5`, `2035`, ids separated by blanks."""
    write = _CELLS.get(type(value), str)
    return write(value)


@lru_cache(maxsize=10_000)
def number(value: float, *, shifted: int = 0) -> str:
    """The shortest decimal that is this number by ten to the power of `shifted`: `5`, `3.5`, `8600000000`."""
    text = repr(value)
    if shifted or "e" in text:
        text = format(Decimal(text).scaleb(-shifted), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_CELLS: Mapping[type, Callable[[Any], str]] = {
    str: lambda text: text,
    type(None): lambda _: "",
    bool: lambda flag: "true" if flag else "false",
    float: number,
    tuple: " ".join,
    date: date.isoformat,
}
"""How a value of each type stands in a cell; all others by their own names."""


def _rows(table: Table[Row], lines: Iterator[list[str]]) -> Iterator[Row]:
    columns = table.columns
    lists = [column for column in columns if column.endswith("_ids")]
    header = next(lines, [])
    if header != columns:
        raise ValueError(f"the header is not {','.join(columns)}")
    for line in lines:
        if len(line) != len(columns):
            raise ValueError(f"{len(line)} cells instead of {len(columns)}")
        cells: dict[str, object] = dict(zip(columns, [cell or None for cell in line], strict=True))
        for column in lists:
            cells[column] = tuple(str(cells[column] or "").split())
        yield table.model.model_validate(cells)


def _line(cells: Sequence[str]) -> str:
    line = ",".join(cells)
    if line.count(",") == len(cells) - 1 and not _ENDING.search(line):
        return line
    return ",".join([_quoted(cell) for cell in cells])


def _quoted(cell: str) -> str:
    """A cell for a CSV file; the csv module of Python 3.11 leaves a lone carriage return bare."""
    if _SPECIAL.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _flush_folder(folder: Path) -> None:
    """A rename is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
