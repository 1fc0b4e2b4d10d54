"""The command that watches feeds."""

from __future__ import annotations

import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.cli.house import HOUSE
from ingest.cli.reaching import AllowPrivate, fetcher
from ingest.cli.refusing import failed, inert
from ingest.cli.tables import Data  # noqa: TC001 - typer reads the annotations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.acquire.feeds import Watchlist
    from ingest.watch import Step, Summary

Feeds = Annotated[
    Path | None,
    typer.Option("--feeds", metavar="FILE", help="the list of feeds; by default feeds.toml in DIR"),
]
Once = Annotated[bool, typer.Option("--once", help="one round and no more, for cron")]
Every = Annotated[float, typer.Option("--every", metavar="MINUTES", min=1, help="from one round to the next")]


def watch(
    *,
    data: Data = HOUSE / "data",
    feeds: Feeds = None,
    once: Once = False,
    every: Every = 60,
    allow_private: AllowPrivate = False,
) -> None:
    """Read the new articles of the feeds and queue what they state; each article is fetched once."""
    import sqlite3

    from filelock import FileLock, Timeout

    from ingest.acquire.feeds import configured

    try:
        watchlist = configured(feeds or data / "feeds.toml")
        data.mkdir(parents=True, exist_ok=True)
        with FileLock(data / ".watch.lock", timeout=0):
            summary = _round(watchlist, data, allow_private=allow_private)
            while not once:
                time.sleep(every * 60)
                summary = _round(watchlist, data, allow_private=allow_private)
    except Timeout:
        raise failed(ValueError(f"{data}: is being watched already")) from None
    except (OSError, ValueError, sqlite3.Error) as error:
        raise failed(error) from None
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
    raise typer.Exit(1 if summary.is_deaf else 0)


def _round(watchlist: Watchlist, data: Path, *, allow_private: bool) -> Summary:
    """One round and its line on standard output."""
    from ingest.acquire import seen
    from ingest.dataset import queue
    from ingest.watch import Round

    now = datetime.now().astimezone()
    with fetcher(allow_private=allow_private, pause=watchlist.pause) as fetching, seen.opened(data) as links:
        steps = Round(fetching, links, partial(queue.add, data, today=now.date())).steps(watchlist.feeds)
        summary = _shown(steps, len(watchlist.feeds))
    typer.echo(f"{now:%Y-%m-%d %H:%M}  {summary}")
    return summary


def _shown(steps: Iterable[Step], feeds: int) -> Summary:
    """Go through the steps, with a bar where there is a terminal and a line for each refusal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.text import Text

    from ingest.watch import Summary

    summary, console = Summary(), Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        polling = progress.add_task("feeds", total=feeds)
        reading = progress.add_task("articles", total=None)
        for step in steps:
            summary.add(step)
            if step.refusal is not None:
                console.print(Text(inert(f"{step.outcome}: {step.refusal}")), soft_wrap=True)
            progress.advance(polling if step.left is None else reading)
            if step.left is not None:
                progress.update(reading, total=progress.tasks[reading].completed + step.left)
    return summary
