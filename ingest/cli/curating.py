"""Commands that put statements into the queue, and decide on those that wait there."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.house import HOUSE
from ingest.cli.reaching import AllowPrivate  # noqa: TC001 - typer reads the annotations
from ingest.cli.reading import Published, Source, readings, refused
from ingest.cli.refusing import day_of, failed, misused
from ingest.cli.tables import Data  # noqa: TC001 - typer reads the annotations

if TYPE_CHECKING:
    from datetime import date


def add(
    source: Source,
    published: Published = None,
    data: Data = HOUSE / "data",
    *,
    allow_private: AllowPrivate = False,
) -> None:
    """Read an article and put what it states into the queue, for people to decide on."""
    from ingest.dataset import queue
    from ingest.extract.pipeline import extract as extracted

    day = day_of(published)
    found = new = 0
    try:
        for article, statements in readings(source, extracted, day, allow_private=allow_private):
            found += len(statements)
            new += queue.add(data, article, statements, today=_today())
    except (OSError, ValueError) as error:
        raise failed(error) from None
    typer.echo(f"{found} statements found, {new} of them new in the queue")
    raise typer.Exit(refused())


def review(
    data: Data = HOUSE / "data",
    who: Annotated[
        str | None,
        typer.Option(
            "--who", metavar="NAME", envvar="PLEDGEBOARD_WHO", help="who decides, as the dataset will say"
        ),
    ] = None,
) -> None:
    """Decide on the statements in the queue, one after the other: accept, correct, reject, relate or skip."""
    from ingest.cli import desk
    from ingest.dataset import build
    from ingest.extract.pipeline import extract_chosen

    if not (who or "").strip():
        raise misused("--who: say by which name the dataset is to know who decides")
    try:
        decided = desk.sit(data, str(who).strip(), today=_today(), keys=desk.keys(sys.stdin))
        if decided:
            typer.echo(build.run(data, read=extract_chosen))
    except (OSError, ValueError) as error:
        raise failed(error) from None


def _today() -> date:
    return datetime.now().astimezone().date()
