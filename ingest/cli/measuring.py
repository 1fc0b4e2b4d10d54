"""Commands that measure the extractor."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.refusing import failed

if TYPE_CHECKING:
    from ingest.measure.evaluation import Evaluation


class Format(StrEnum):
    """How measures are printed."""

    TABLE = "table"
    JSON = "json"


def evaluate(
    passages: Annotated[list[Path], typer.Argument(metavar="PASSAGES.jsonl…")],
    *,
    output: Annotated[Format, typer.Option("--format", help="how to print the measures")] = Format.TABLE,
    errors: Annotated[
        bool, typer.Option("--errors", help="list each miss and each false record, and count their kinds")
    ] = False,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="OLD.jsonl", help="list gains and losses against what extract printed before"
        ),
    ] = None,
) -> None:
    """Score the extractor on passages with hand-made records.

    Prints precision, recall and F1, core (party, metric, value, deadline) and strict (also scope and status),
    with 95 % bootstrap intervals; false records, field accuracies, calibration, grounding and the
    precision-recall curve.
    """
    from ingest import measure
    from ingest.measure import changes, evaluation, reading

    try:
        files = {path.name: reading.read(measure.examples(path)) for path in passages}
        old = None if against is None else changes.older(against)
    except (OSError, ValueError) as error:
        raise failed(error) from None
    print_as = _PRINTERS[output]
    print_as(evaluation.evaluate(files, old=old), mistakes=errors, changes=old is not None)


def _table(evaluation: Evaluation, *, mistakes: bool, changes: bool) -> None:
    from ingest.measure import show

    show.measures(evaluation, sys.stdout)
    if mistakes:
        show.mistakes(evaluation.mistakes, sys.stdout)
    if changes:
        show.differences(evaluation.changes, sys.stdout)


def _json(evaluation: Evaluation, *, mistakes: bool, changes: bool) -> None:
    import json
    from dataclasses import asdict

    left_out = {"mistakes": not mistakes, "changes": not changes}
    table = {name: part for name, part in asdict(evaluation).items() if not left_out.get(name)}
    json.dump(table, sys.stdout, indent=1)
    sys.stdout.write("\n")


_PRINTERS = {Format.TABLE: _table, Format.JSON: _json}
