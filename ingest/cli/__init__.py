"""`pledgeboard …`: the commands, one module a group; what each needs is imported when it runs."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

import typer

from ingest.cli import curating, measuring, publishing, reading, serving, tables, watching

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)

COMMANDS = (
    reading.extract,
    reading.explain,
    curating.add,
    curating.review,
    watching.watch,
    tables.build,
    tables.check,
    publishing.publish,
    publishing.diff,
    measuring.evaluate,
    serving.dashboard,
)
"""In the order in which `--help` lists them."""

for command in COMMANDS:
    app.command()(command)


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
