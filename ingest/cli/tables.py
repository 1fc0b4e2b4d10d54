"""Commands that keep the tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.house import HOUSE
from ingest.cli.refusing import failed

Data = Annotated[Path, typer.Option("--data", metavar="DIR", help="the folder of the tables")]


def build(data: Data = HOUSE / "data") -> None:
    """Rebuild the generated tables from the notes and the decisions."""
    from ingest.dataset import build as builder
    from ingest.extract.pipeline import extract_chosen

    try:
        typer.echo(builder.run(data, read=extract_chosen))
    except (OSError, ValueError) as error:
        raise failed(error) from None


def check(data: Data = HOUSE / "data") -> None:
    """Validate every table: one line a problem; exit code 1 where there is one."""
    from ingest.dataset import check as checker

    try:
        problems = checker.problems(data)
    except (OSError, ValueError) as error:
        raise failed(error) from None
    for problem in problems:
        typer.echo(problem, err=True)
    typer.echo(f"{len(problems)} problem{'s'[: len(problems) > 1]}" if problems else "every table is valid")
    raise typer.Exit(1 if problems else 0)
