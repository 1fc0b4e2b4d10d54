"""`pledgeboard …`: the commands. What each needs is imported when it runs, so that `--help` is quick."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.models import Article

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)

HOUSE = Path(__file__).resolve().parents[1]
"""Where the project lies: `data/` and `dashboard/` stand beside this package."""

STARTS = 2.0
"""Seconds until the dashboard answers; the browser opens then."""

Source = Annotated[
    str, typer.Argument(metavar="PATH|-", help="a text, HTML or JSONL file, or - for standard input")
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="YYYY-MM-DD", help="the day of publication, where the document gives none"
    ),
]
Data = Annotated[Path, typer.Option("--data", metavar="DIR", help="the folder of the tables")]


class Format(StrEnum):
    """How records are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


@app.command()
def extract(
    source: Source,
    published: Published = None,
    output: Annotated[Format, typer.Option("--format", help="how to print the records")] = Format.TABLE,
) -> None:
    """Read an article and print the commitments that it states, each with the words that prove it."""
    from ingest import render
    from ingest.extract.pipeline import extract as extracted

    day = _day(published)
    statements = (s for article in _articles(source, day) for s in extracted(article))
    count = render.RENDERERS[output](statements, sys.stdout)
    if count == 0 and not _refusals:
        typer.echo("no commitments found", err=True)
    raise typer.Exit(_refused())


@app.command()
def explain(source: Source, published: Published = None) -> None:
    """Retell how each figure of an article was read, and why it gave no record where it gave none."""
    from ingest import render
    from ingest.extract.explain import explain as explained

    day = _day(published)
    for article in _articles(source, day):
        for line in explained(article):
            sys.stdout.write(render.printable(line) + "\n")
    raise typer.Exit(_refused())


@app.command()
def build(data: Data = HOUSE / "data") -> None:
    """Rebuild the generated tables from the notes and the decisions."""
    from ingest.dataset import build as builder
    from ingest.extract.pipeline import extract as extracted

    try:
        typer.echo(builder.run(data, read=extracted))
    except (OSError, ValueError) as error:
        raise _failed(error) from None


@app.command()
def check(data: Data = HOUSE / "data") -> None:
    """Validate every table: one line a problem; exit code 1 where there is one."""
    from ingest.dataset import check as checker

    try:
        problems = checker.problems(data)
    except (OSError, ValueError) as error:
        raise _failed(error) from None
    for problem in problems:
        typer.echo(problem, err=True)
    typer.echo(f"{len(problems)} problems" if problems else "every table is valid")
    raise typer.Exit(1 if problems else 0)


@app.command()
def evaluate(
    passages: Annotated[list[Path], typer.Argument(metavar="PASSAGES.jsonl…")],
) -> None:
    """Score the extractor on passages with hand-made records: precision, recall and F1, core and strict."""
    from ingest import measure
    from ingest.extract.pipeline import extract as extracted

    try:
        for path in passages:
            pairs = [(example, extracted(example.article)) for example in measure.examples(path)]
            typer.echo(f"{path.name}: {measure.report(pairs)}")
    except (OSError, ValueError) as error:
        raise _failed(error) from None


@app.command()
def dashboard(
    port: Annotated[int, typer.Option(help="the port to serve on")] = 8501,
    *,
    headless: Annotated[bool, typer.Option("--headless", help="do not open a browser")] = False,
) -> None:
    """Open the dashboard in a browser."""
    import subprocess
    import threading
    import webbrowser

    command = [sys.executable, "-m", "streamlit", "run", str(HOUSE / "dashboard" / "app.py")]
    # headless: the first start asks for nothing and shows nothing of Streamlit's own; we open the page
    options = [f"--server.port={port}", "--server.headless=true"]
    if not headless:
        opening = threading.Timer(STARTS, webbrowser.open, [f"http://localhost:{port}"])
        opening.daemon = True
        opening.start()
    try:
        raise typer.Exit(subprocess.run([*command, *options], cwd=HOUSE, check=False).returncode)  # noqa: S603
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def _misused(message: str) -> typer.Exit:
    """One line on standard error, and exit code 2."""
    typer.echo(message, err=True)
    return typer.Exit(2)


def _failed(error: Exception) -> typer.Exit:
    """One line on standard error, and exit code 1."""
    message = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
    typer.echo(_inert(message.split("\n")[0] or type(error).__name__), err=True)
    return typer.Exit(1)


def _inert(line: str) -> str:
    """A line that names files and quotes texts, without what would steer the terminal."""
    from ingest import render

    return render.printable(line)


_refusals: list[str] = []


def _articles(source: str, published: date | None) -> Iterator[Article]:
    """The articles that can be read; each refusal is one line on standard error."""
    from ingest.acquire import documents

    _refusals.clear()
    for found in documents.read(None if source == "-" else Path(source), published=published):
        if isinstance(found, documents.Refusal):
            _refusals.append(str(found))
            typer.echo(_inert(f"refused: {found}"), err=True)
        else:
            yield found


def _refused() -> int:
    return 1 if _refusals else 0


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise _misused(f"--published: {text!r} is no day (YYYY-MM-DD)") from None
    if day > datetime.now().astimezone().date():
        raise _misused(f"--published: {day} is in the future")
    return day


def main() -> None:
    r"""Run the command line; a reader that closes the pipe early ('| head') is no error.

    What the output's encoding lacks is written as an escape ('\u2265'): no record is lost for a sign.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
