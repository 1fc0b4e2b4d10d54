"""Commands that read an article."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.reaching import AllowPrivate, fetcher
from ingest.cli.refusing import day_of, inert

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ingest.acquire.inputs import Refusal
    from ingest.models import Article

Source = Annotated[
    str,
    typer.Argument(
        metavar="PATH|URL|-",
        help="a text, HTML, PDF, EML, Markdown or JSONL file, an address, or - for standard input",
    ),
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
    *,
    allow_private: AllowPrivate = False,
) -> None:
    """Read an article and print the commitments that it states, each with the words that prove it."""
    from ingest import render
    from ingest.extract.pipeline import extract as extracted

    day = day_of(published)
    statements = (
        s for article in articles(source, day, allow_private=allow_private) for s in extracted(article)
    )
    count = render.RENDERERS[output](statements, sys.stdout)
    if count == 0 and not _refusals:
        typer.echo("no commitments found", err=True)
    raise typer.Exit(refused())


def explain(source: Source, published: Published = None, *, allow_private: AllowPrivate = False) -> None:
    """Retell how each figure of an article was read, and why it gave no record where it gave none."""
    from ingest import render
    from ingest.extract.explain import explain as explained

    day = day_of(published)
    for article in articles(source, day, allow_private=allow_private):
        for line in explained(article):
            sys.stdout.write(render.printable(line) + "\n")
    raise typer.Exit(refused())


_refusals: list[str] = []


def articles(source: str, published: date | None, *, allow_private: bool = False) -> Iterator[Article]:
    """The articles at a path or an address that can be read; each refusal is one line on standard error."""
    from ingest.acquire import documents
    from ingest.acquire.inputs import Refusal

    _refusals.clear()
    if source.lower().startswith(("http://", "https://")):
        found = iter((_fetched(source, published, allow_private=allow_private),))
    else:
        found = documents.read(None if source == "-" else Path(source), published=published)
    for article in found:
        if isinstance(article, Refusal):
            _refusals.append(str(article))
            typer.echo(inert(f"refused: {article}"), err=True)
        else:
            yield article


def _fetched(url: str, published: date | None, *, allow_private: bool) -> Article | Refusal:
    from ingest.acquire import documents
    from ingest.acquire.inputs import Refusal

    with fetcher(allow_private=allow_private) as fetching:
        page = fetching.get(url)
    return page if isinstance(page, Refusal) else documents.fetched(page, url, published=published)


def refused() -> int:
    return 1 if _refusals else 0
