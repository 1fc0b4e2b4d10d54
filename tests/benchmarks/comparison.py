"""`data/comparison.toml`: how readers of articles compare on the same texts, and the README's table of it."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ingest.measure import Report

FENCES = "<!-- comparison: `make bench-extract` writes this -->\n", "<!-- end of comparison -->\n"
_HEAD = """\
# Written by `make bench-extract`: pledgeboard and other readers on the same texts, in one run. The others
# are not fitted; pledgeboard's quality on passages is that of `data/accuracy.toml`, each file read by models
# fitted on other files. `core` compares party, metric, value and deadline, as do precision and recall;
# `strict` adds scope and status. `shares` are shares of GDP, `all` all metrics. `false_per_text` counts the
# records found in texts that state none; `articles_a_second` counts seconds of one processor core.
"""
_COLUMNS = {
    "shares_core_f1": "shares, core F1",
    "shares_strict_f1": "shares, strict F1",
    "all_core_f1": "all, core F1",
    "all_strict_f1": "all, strict F1",
    "all_precision": "precision",
    "all_recall": "recall",
    "false_per_text": "false",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One reader on one set of texts; without records in them, only speed and false records say something."""

    texts: str
    number: int
    records: int
    characters: int
    """The mean length of a text."""
    reader: str
    shares_core_f1: float | None
    shares_strict_f1: float | None
    shares_precision: float | None
    shares_recall: float | None
    all_core_f1: float | None
    all_strict_f1: float | None
    all_precision: float | None
    all_recall: float | None
    false_per_text: float
    articles_a_second: float


def quality(report: Report) -> dict[str, float | None]:
    """What a row says of the quality, by the measures of a reading."""
    return scored([asdict(one) for one in report.scores], report.records, report.spurious.per_text)


def scored(
    scores: Sequence[Mapping[str, Any]], records: int, false_per_text: float
) -> dict[str, float | None]:
    """What a row says of the quality, by the four scores in the order in which reports have them."""
    shares, shares_strict, every, every_strict = scores
    told = {
        "shares_core_f1": shares["f1"],
        "shares_strict_f1": shares_strict["f1"],
        "shares_precision": shares["precision"],
        "shares_recall": shares["recall"],
        "all_core_f1": every["f1"],
        "all_strict_f1": every_strict["f1"],
        "all_precision": every["precision"],
        "all_recall": every["recall"],
    }
    return {**(told if records else dict.fromkeys(told)), "false_per_text": false_per_text}


def save(rows: Iterable[Row], path: Path, day: date) -> None:
    """Write the rows; what a row does not tell is left out."""
    blocks = [f"{_HEAD}measured_on = {day}\n", *(_block(row) for row in rows)]
    path.write_text("\n".join(blocks), "utf-8")


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of `data/comparison.toml`."""
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["rows"]
    return rows


def table(rows: Iterable[Mapping[str, Any]]) -> str:
    """The README's table: a row a reader and set of texts."""
    heads = ("texts", "reader", *_COLUMNS.values(), "articles a second")
    told = (heads, ("---",) * len(heads), *(_told(row) for row in rows))
    return "".join(f"| {' | '.join(row)} |\n" for row in told)


def _told(row: Mapping[str, Any]) -> tuple[str, ...]:
    scores = (f"{row[name]:.2f}" if name in row else "–" for name in _COLUMNS)
    return (f"{row['texts']} ({row['number']})", row["reader"], *scores, f"{row['articles_a_second']:,.0f}")


def _block(row: Row) -> str:
    stated = {name: value for name, value in asdict(row).items() if value is not None}
    return "".join(["[[rows]]\n", *(f"{name} = {_value(value)}\n" for name, value in stated.items())])


def _value(value: str | float) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else f"{round(value, 3)}"
