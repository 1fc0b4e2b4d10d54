"""Commands that measure the extractor."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import Annotated

import typer

from ingest.cli.refusing import failed


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
        raise failed(error) from None
