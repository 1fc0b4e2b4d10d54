"""Every table in the formats of a release: CSV for spreadsheets, JSON and Parquet with the raw values."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter, ValidationError

from ingest import render
from ingest.dataset import describe, store
from ingest.models import Commitment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from ingest.dataset.store import Row, Table


def commitments(folder: Path) -> list[Commitment]:
    """The commitments of a release or of a data folder.

    Raises:
        TableError: where the folder has none, or they do not follow today's model.
    """
    raw = folder / "commitments.json"
    if raw.exists():
        try:
            return TypeAdapter(list[Commitment]).validate_json(raw.read_bytes())
        except ValidationError as error:
            raise store.TableError(f"{raw}: {store.explain(error)}") from error
    if not (folder / store.COMMITMENTS.path).exists():
        raise store.TableError(f"{folder}: holds no {store.COMMITMENTS.path}")
    return store.read(folder, store.COMMITMENTS)


def as_csv(table: Table[Row], rows: Sequence[Row]) -> bytes:
    """As under `data/`, but with texts that a spreadsheet would run made inert."""
    lines = ([_cell(getattr(row, field)) for field in table.columns] for row in rows)
    return store.lines_of([table.columns, *lines]).encode()


def as_json(_table: Table[Row], rows: Sequence[Row]) -> bytes:
    """An array with one object a line; null where nothing is stated."""
    lines = (json.dumps(row.model_dump(mode="json"), ensure_ascii=False) for row in rows)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def as_parquet(table: Table[Row], rows: Sequence[Row]) -> bytes:
    """Typed columns: texts, 64-bit numbers, days as dates, ids as lists."""
    buffer = io.BytesIO()
    records = [row.model_dump() for row in rows]
    pq.write_table(pa.Table.from_pylist(records, schema=_schema(table)), buffer, compression="zstd")
    return buffer.getvalue()


FORMATS: Mapping[str, Callable[[Table[Any], Sequence[Any]], bytes]] = {
    "csv": as_csv,
    "json": as_json,
    "parquet": as_parquet,
}
"""The writers by the ending of their files."""

_ARROW = {
    "string": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def _schema(table: Table[Any]) -> pa.Schema:
    return pa.schema([(field["name"], _type(field)) for field in describe.fields(table)])


def _type(field: dict[str, Any]) -> pa.DataType:
    return pa.list_(pa.string()) if field["name"].endswith("_ids") else _ARROW[field["type"]]


def _cell(value: object) -> str:
    return str(render.inert(value)) if isinstance(value, str) else store.cell(value)
