"""Commands that hand the dataset out, and tell what changed in it."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.house import HOUSE
from ingest.cli.refusing import day_of, failed
from ingest.cli.tables import Data  # noqa: TC001 - typer reads the annotations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ingest.dataset.changes import Change

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="the folder of releases")]


class Format(StrEnum):
    """How changes are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def publish(
    folder: Folder,
    data: Data = HOUSE / "data",
    version: Annotated[str | None, typer.Option(help="its name; else the day of the newest source")] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="its day; else that of the newest source"),
    ] = None,
) -> None:
    """Write a release: every table as CSV, JSON and Parquet, with feeds, changelog, licence and checksums."""
    from ingest.publish import release

    try:
        typer.echo(release.publish(data, folder, version=version, day=day_of(day, option="--date")))
    except (OSError, ValueError) as error:
        raise failed(error) from None


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="a release or a data folder")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="another one")],
    output: Annotated[Format, typer.Option("--format", help="how to print the changes")] = Format.TABLE,
) -> None:
    """Tell what was added, changed, superseded and removed between two releases, one line each."""
    from ingest.dataset import changes
    from ingest.publish import tables

    try:
        found = changes.compare(tables.commitments(old), tables.commitments(new))
    except (OSError, ValueError) as error:
        raise failed(error) from None
    for change in found:
        sys.stdout.write(_PRINTED[output](change) + "\n")
    if not found:
        typer.echo("nothing changed", err=True)


def _line(change: Change) -> str:
    from ingest.publish import words

    return words.line(change)


def _object(change: Change) -> str:
    told = {
        "kind": change.kind,
        "commitment_id": change.commitment.commitment_id,
        "party": change.commitment.party,
        "day": str(change.day) if change.day else None,
        "by": change.successor.commitment_id if change.successor else None,
        "changes": {edit.field: {"from": edit.old, "to": edit.new} for edit in change.edits},
    }
    return json.dumps(told, default=str)


_PRINTED: Mapping[Format, Callable[[Change], str]] = {Format.TABLE: _line, Format.JSONL: _object}
