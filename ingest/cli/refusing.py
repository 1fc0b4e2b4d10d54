"""What is wrong with a call or a file, told in one line."""

from __future__ import annotations

from datetime import date, datetime

import typer


def misused(message: str) -> typer.Exit:
    """One line on standard error, and exit code 2."""
    typer.echo(message, err=True)
    return typer.Exit(2)


def failed(error: Exception) -> typer.Exit:
    """One line on standard error, and exit code 1."""
    message = f"{error.filename}: {error.strerror}" if isinstance(error, OSError) else str(error)
    typer.echo(inert(message.split("\n")[0] or type(error).__name__), err=True)
    return typer.Exit(1)


def inert(line: str) -> str:
    """A line that names files and quotes texts, without what would steer the terminal."""
    from ingest import render

    return render.printable(line)


def day_of(text: str | None, *, option: str = "--published") -> date | None:
    if text is None:
        return None
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise misused(f"{option}: {text!r} is no day (YYYY-MM-DD)") from None
    if day > datetime.now().astimezone().date():
        raise misused(f"{option}: {day} is in the future")
    return day
