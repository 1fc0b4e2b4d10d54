"""A report on a terminal: what matters first, aligned, one row a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from rich.columns import Columns
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from ingest.measure import changes, errors
from ingest.render import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import RenderableType

    from ingest.measure.evaluation import Evaluation
    from ingest.measure.report import Measured, Reliability, Report

_WIDTH = 120


def measures(evaluation: Evaluation, out: TextIO) -> None:
    """Print the measures of all texts, and those of each file where there are several."""
    console, total = _console(out), evaluation.total
    console.print(Text(f"{total.texts} texts with {total.records} records\n"))
    console.print(_scores(total.scores, "records"))
    console.print(Text(f"\n{_spurious(total)}\n{_grounding(total)}"))
    if len(evaluation.files) > 1:
        console.print("", _files(evaluation.files))
    console.print("", _beside(_narrow(total.by_metric, "metric"), _narrow(total.by_status, "status")))
    console.print("", _beside(_fields(total), _reliability(total.calibration[0]), _curve(total)))


def mistakes(found: Sequence[errors.Mistake], out: TextIO) -> None:
    """Print each mistake with its sentence, then how often each kind occurs."""
    console = _console(out)
    for mistake in found:
        console.print(Text(f"\n{printable(mistake.article_id)}: {', '.join(mistake.kinds)}", "bold"))
        for label, text in (("wanted", mistake.wanted), ("found", mistake.found), ("", mistake.sentence)):
            if text:
                console.print(Text(f"  {label:6} {printable(text)}"))
    rows = [(kind, str(count)) for kind, count in errors.kinds(found)]
    console.print("", _table(("kind of mistake", "records"), rows))


def differences(found: Sequence[changes.Change], out: TextIO) -> None:
    """Print what was gained and what was lost, then how much of each."""
    console = _console(out)
    for kind in (*changes.GAINS, *changes.LOSSES):
        for change in (change for change in found if change.kind == kind):
            place = printable(f"{change.article_id}: {change.record}")
            console.print(Text(f"\n{kind:5} {place}", "bold"))
            console.print(Text(f"      {printable(change.sentence)}"))
    gains, losses = (_tally(found, kinds) for kinds in (changes.GAINS, changes.LOSSES))
    console.print(Text(f"\ngains: {gains}; losses: {losses}"))


def _tally(found: Sequence[changes.Change], kinds: Sequence[str]) -> str:
    return ", ".join(f"{sum(change.kind == kind for change in found)} {kind}" for kind in kinds)


def _console(out: TextIO) -> Console:
    return Console(file=out, highlight=False, width=None if out.isatty() else _WIDTH)


def _scores(rows: Iterable[Measured], what: str) -> Table:
    cells = [
        (
            f"{row.records}, {row.fields}",
            _between(row.precision, row.precision_low, row.precision_high),
            _between(row.recall, row.recall_low, row.recall_high),
            _between(row.f1, row.f1_low, row.f1_high),
            str(row.right),
            str(row.found),
            str(row.wanted),
        )
        for row in rows
    ]
    return _table((what, "precision (95 %)", "recall (95 %)", "F1 (95 %)", "right", "found", "wanted"), cells)


def _narrow(rows: Sequence[Measured], what: str) -> Table:
    """Core in full, and the strict F1 beside it."""
    strict = {row.records: row for row in rows if row.fields == "strict"}
    cells = [
        (
            row.records,
            *(f"{value:.2f}" for value in (row.precision, row.recall, row.f1, strict[row.records].f1)),
            str(row.wanted),
        )
        for row in rows
        if row.fields == "core"
    ]
    return _table((what, "P", "R", "F1", "strict F1", "wanted"), cells)


def _files(files: Mapping[str, Report]) -> Table:
    cells = [
        (
            name,
            str(one.texts),
            str(one.records),
            *(f"{row.f1:.2f}" for row in one.scores),
            f"{one.spurious.per_text:.2f}",
        )
        for name, one in files.items()
    ]
    heads = ("shares, core", "shares, strict", "all, core", "all, strict", "false each")
    return _table(("F1 by file", "texts", "records", *heads), cells)


def _fields(total: Report) -> Table:
    cells = [
        (row.field, _share(row.right, row.records), _share(row.stated_right, row.stated), str(row.stated))
        for row in total.fields
    ]
    return _table(("field", "right", "where stated", "stated"), cells)


def _reliability(one: Reliability) -> Group:
    cells = [
        (f"{row.low:.1f}–{row.high:.1f}", f"{row.confidence:.2f}", f"{row.right:.2f}", str(row.records))
        for row in one.bins
    ]
    table = _table(("confidence", "mean", f"right ({one.fields})", "records"), cells)
    return Group(table, Text(f"expected error {one.expected_error:.3f}"))


def _curve(total: Report) -> Table:
    cells = [
        (f"{row.threshold:.2f}", f"{row.precision:.2f}", f"{row.recall:.2f}", f"{row.f1:.2f}")
        for row in total.curve
    ]
    return _table(("sure ≥", "P", "R", "F1"), cells)


def _spurious(total: Report) -> str:
    spurious = total.spurious
    where = f"in {spurious.texts} texts without any ({spurious.per_text:.2f} each)"
    return f"false records: {spurious.records} {where}"


def _grounding(total: Report) -> str:
    found = total.grounding
    exact, with_figure = _share(found.exact, found.records), _share(found.with_figure, found.records)
    return f"evidence: {exact} is exactly the text, {with_figure} holds the figure"


def _between(value: float, low: float, high: float) -> str:
    return f"{value:.2f} ({low:.2f}–{high:.2f})"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def _table(heads: Sequence[str], cells: Iterable[Sequence[str]]) -> Table:
    """The first column to the left, numbers to the right."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for at, head in enumerate(heads):
        table.add_column(head, justify="right" if at else "left", no_wrap=True)
    for row in cells:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table


def _beside(*blocks: RenderableType) -> Columns:
    return Columns(blocks, padding=(0, 4))
