"""Commands that read an article."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.reaching import AllowPrivate, fetcher
from ingest.cli.refusing import day_of, inert, misused
from ingest.readers import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from ingest.acquire.inputs import Refusal
    from ingest.acquire.visit import Read
    from ingest.models import Article, Statement
    from ingest.readers.second import SecondReader

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
    reader: Annotated[
        Reader, typer.Option("--reader", help="who reads: the rules, a language model (extra llm), or both")
    ] = Reader.RULES,
    *,
    allow_private: AllowPrivate = False,
) -> None:
    """Read an article and print the commitments that it states, each with the words that prove it."""
    from ingest import render
    from ingest.extract.pipeline import extract as extracted

    day = day_of(published)
    second = None if reader is Reader.RULES else _second()
    first = _nothing if reader is Reader.LLM else extracted
    read = first if second is None else partial(_compared, first, second)
    fields = render.CONTRACT if second is None else (*render.CONTRACT, "reader")
    found = readings(source, read, day, allow_private=allow_private)
    statements = (statement for _, stated in found for statement in stated)
    count = render.RENDERERS[output](statements, sys.stdout, fields)
    if second is not None:
        _tell_dropped(second)
    if count == 0 and not _refusals:
        typer.echo("no commitments found", err=True)
    raise typer.Exit(refused())


def explain(source: Source, published: Published = None, *, allow_private: AllowPrivate = False) -> None:
    """Retell how each figure of an article was read, and why it gave no record where it gave none."""
    from ingest import render
    from ingest.extract.explain import explain as explained
    from ingest.extract.pipeline import extract as extracted

    day = day_of(published)
    for article, _ in readings(source, extracted, day, allow_private=allow_private):
        for line in explained(article):
            sys.stdout.write(render.printable(line) + "\n")
    raise typer.Exit(refused())


def _second() -> SecondReader:
    """The second reader that the environment names; exit code 2 where it is not set up."""
    try:
        from ingest.readers.endpoint import configured
        from ingest.readers.second import SecondReader

        return SecondReader(configured(os.environ))
    except ModuleNotFoundError:
        raise misused("a language model reads with the extra llm: pip install 'pledgeboard[llm]'") from None
    except ValueError as error:
        raise misused(inert(str(error))) from None


def _nothing(_: Article) -> Sequence[Statement]:
    return ()


def _compared(
    first: Callable[[Article], Sequence[Statement]], second: SecondReader, article: Article
) -> Sequence[Statement]:
    """What either reader found; where the second has no answer, the article is refused, the first stands."""
    from ingest.readers.agreement import compared
    from ingest.readers.llm import Unread

    try:
        found = second.read(article)
    except Unread as error:
        _refuse(f"{article.id}: {error}")
        found = []
    return compared(first(article), found)


def _tell_dropped(second: SecondReader) -> None:
    from ingest.readers.grounding import tally

    if count := second.dropped.total():
        records = "record" if count == 1 else "records"
        typer.echo(f"reader: {count} {records} dropped: {tally(second.dropped)}", err=True)


_refusals: list[str] = []


def readings(
    source: str, read: Read, published: date | None, *, allow_private: bool = False
) -> Iterator[tuple[Article, Sequence[Statement]]]:
    """The articles at a path or an address, each with what is read in it; a refusal is one line on stderr."""
    from ingest.acquire.inputs import Refusal

    _refusals.clear()
    if "://" in source:
        found = _visited(source, read, published, allow_private=allow_private)
    else:
        found = _filed(source, read, published)
    for reading in found:
        if isinstance(reading, Refusal):
            _refuse(str(reading))
        else:
            yield reading


def _visited(
    url: str, read: Read, published: date | None, *, allow_private: bool
) -> Iterator[tuple[Article, Sequence[Statement]] | Refusal]:
    from ingest.acquire.feeds import Link
    from ingest.acquire.visit import visit

    with fetcher(allow_private=allow_private) as fetching:
        yield visit(fetching, Link(url=url, published=published), read)


def _filed(
    source: str, read: Read, published: date | None
) -> Iterator[tuple[Article, Sequence[Statement]] | Refusal]:
    from ingest.acquire import documents
    from ingest.acquire.inputs import Refusal

    for found in documents.read(None if source == "-" else Path(source), published=published):
        yield found if isinstance(found, Refusal) else (found, read(found))


def _refuse(what: str) -> None:
    _refusals.append(what)
    typer.echo(inert(f"refused: {what}"), err=True)


def refused() -> int:
    return 1 if _refusals else 0
