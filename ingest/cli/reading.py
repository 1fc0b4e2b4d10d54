"""Commands that read an article."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.refusing import day_of, inert

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ingest.models import Article

Source = Annotated[
    str, typer.Argument(metavar="PATH|-", help="a text, HTML or JSONL file, or - for standard input")
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="YYYY-MM-DD", help="the day of publication, where the document gives none"
    ),
]


class Format(StrEnum):
    """How records are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def extract(
    source: Source,
    published: Published = None,
    output: Annotated[Format, typer.Option("--format", help="how to print the records")] = Format.TABLE,
) -> None:
    """Read an article and print the commitments that it states, each with the words that prove it."""
    from ingest import render
    from ingest.extract.pipeline import extract as extracted

    day = day_of(published)
    statements = (s for article in articles(source, day) for s in extracted(article))
    count = render.RENDERERS[output](statements, sys.stdout)
    if count == 0 and not _refusals:
        typer.echo("no commitments found", err=True)
    raise typer.Exit(refused())


def explain(source: Source, published: Published = None) -> None:
    """Retell how each figure of an article was read, and why it gave no record where it gave none."""
    from ingest import render
    from ingest.extract.explain import explain as explained

    day = day_of(published)
    for article in articles(source, day):
        for line in explained(article):
            sys.stdout.write(render.printable(line) + "\n")
    raise typer.Exit(refused())


_refusals: list[str] = []


def articles(source: str, published: date | None) -> Iterator[Article]:
    """The articles that can be read; each refusal is one line on standard error."""
    from ingest.acquire import documents
    from ingest.acquire.inputs import Refusal

    _refusals.clear()
    for found in documents.read(None if source == "-" else Path(source), published=published):
        if isinstance(found, Refusal):
            _refusals.append(str(found))
            typer.echo(inert(f"refused: {found}"), err=True)
        else:
            yield found


def refused() -> int:
    return 1 if _refusals else 0
