"""`data/accuracy.toml`: what was measured on texts left out of the fitting, and the README's table of it."""

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

_HEAD = """\
# Written by `make weights`: each text was read by models, and given its confidence by a calibration, that
# were fitted on other texts only. `left_out` says what was kept out of the fitting together with the text:
# all that tell of the same events ('events', see ingest/weights/events.py), or all of its file ('file').
"""
FENCES = "<!-- accuracy: `make weights` writes this -->\n", "<!-- end of accuracy -->\n"
_ENDS = {f"{name}_{end}" for name in ("precision", "recall", "f1") for end in ("low", "high")}
"""Left out where a list is long: the intervals of single metrics and statuses."""
_LISTS = ("scores", "by_metric", "by_status", "fields", "calibration", "curve")


@dataclass(frozen=True, slots=True)
class Measurement:
    """The report on one set of texts."""

    name: str
    left_out: str
    """'events' or 'file'."""
    report: Report


def save(sets: Iterable[Measurement], files: Iterable[Measurement], path: Path, day: date) -> None:
    """Write the full report of each set, and the scores of each file."""
    blocks = [f"{_HEAD}measured_on = {day}\n", *(_block("sets", one, _LISTS) for one in sets)]
    path.write_text("\n".join([*blocks, *(_block("files", one, _LISTS[:1]) for one in files)]), "utf-8")


def read(path: Path) -> list[dict[str, Any]]:
    """The sets of `data/accuracy.toml`."""
    sets: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["sets"]
    return sets


def table(sets: Iterable[Mapping[str, Any]]) -> str:
    """The README's table: a row a set."""
    heads = ("texts", "left out", "shares, core F1", "shares, strict F1", "all, core F1", "all, strict F1")
    rows = [(*heads, "false", "calibration error"), ("---",) * 8, *(_row(one) for one in sets)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def into_readme(sets: Iterable[Mapping[str, Any]], path: Path) -> None:
    """Put the table between its two fences in the README."""
    into_fences(table(sets), path, FENCES)


def into_fences(text: str, path: Path, fences: tuple[str, str]) -> None:
    """Put a text between two lines of a file, in place of what stands there."""
    before, rest = path.read_text("utf-8").split(fences[0])
    after = rest.split(fences[1])[1]
    path.write_text(f"{before}{fences[0]}\n{text}\n{fences[1]}{after}", "utf-8")


def _row(one: Mapping[str, Any]) -> tuple[str, ...]:
    scores = (f"{row['f1']:.2f} ({row['f1_low']:.2f}–{row['f1_high']:.2f})" for row in one["scores"])
    whole = f"{one['name']} ({one['texts']} with {one['records']} records)"
    return (whole, one["left_out"], *scores, f"{one['false_per_text']:.2f}", f"{one['expected_error']:.3f}")


def _block(kind: str, one: Measurement, lists: Iterable[str]) -> str:
    report = asdict(one.report)
    core, strict = one.report.calibration
    facts = {
        "name": one.name,
        "left_out": one.left_out,
        "texts": one.report.texts,
        "records": one.report.records,
        "texts_without": one.report.spurious.texts,
        "false_per_text": one.report.spurious.per_text,
        "expected_error": core.expected_error,
        "expected_error_strict": strict.expected_error,
        **{f"evidence_{name}": number for name, number in asdict(one.report.grounding).items()},
    }
    report["calibration"] = [asdict(row) for row in core.bins]
    for name in ("by_metric", "by_status"):
        report[name] = [{key: row[key] for key in row if key not in _ENDS} for row in report[name]]
    lines = [f"{name} = {_value(value)}" for name, value in facts.items()]
    return "\n".join([f"[[{kind}]]", *lines, *(_rows(name, report[name]) for name in lists)]) + "\n"


def _rows(name: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """A list of inline tables, one a line."""
    told = (", ".join(f"{key} = {_value(value)}" for key, value in row.items()) for row in rows)
    return f"{name} = [\n" + "".join(f"  {{ {row} }},\n" for row in told) + "]"


def _value(value: str | float) -> str:
    """Text as JSON writes it, which TOML reads alike; numbers to three places."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else f"{round(value, 3)}"
