"""The scores that may not fall: `tests/passages/floors.json`; raised by command, lowered with a reason.

`python -m ingest.measure.floors` tells what lies beyond its floor; with `--raise` each floor becomes what is
measured now where that is better, and none is lowered; `--lower WHY` takes all of them from what is measured
now, and keeps the reason in the file.

Two kinds of scores are held: those of the fitted weights on our own passages, total and by file, which anyone
reproduces in seconds; and those that `make weights` measured on texts left out of the fitting.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.extract.pipeline import extract
from ingest.measure.passages import examples
from ingest.measure.report import measured

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ingest.measure.scores import Pair

    Scores = Mapping[str, Mapping[str, float]]
    """By set of texts, by measure."""

HOUSE = Path(__file__).resolve().parents[2]
PASSAGES = HOUSE / "tests" / "passages"
FLOORS = PASSAGES / "floors.json"
ACCURACY = HOUSE / "data" / "accuracy.toml"
MARGIN = 0.03
"""How far a score may lie below its floor: refitted on a few more texts, a file's F1 moves by as much."""
FALSE = "false records a text without any"
"""The one measure that must not rise; in few texts, one more such record is within the margin."""
TEXTS = "texts without any"


def now() -> dict[str, dict[str, float]]:
    """The scores as they are."""
    read = {
        path.stem: [(example, extract(example.article)) for example in examples(path)]
        for path in sorted(PASSAGES.glob("*.jsonl"))
    }
    total = {"total": [pair for pairs in read.values() for pair in pairs]}
    own = {f"{name}, fitted": _fitted(pairs) for name, pairs in {**total, **read}.items()}
    return own | {
        f"{one['name']}, {one['left_out']} left out": _scores(
            one["scores"], one["texts_without"], one["false_per_text"]
        )
        for one in tomllib.loads(ACCURACY.read_text("utf-8"))["sets"]
    }


def problems(scores: Scores, floors: Scores) -> list[str]:
    """One line for each score that is worse than its floor by more than the margin, or is not measured."""
    return [
        f"{name}: {measure} is {scores.get(name, {}).get(measure, 'not measured')}, its floor is {floor}"
        for name, held in floors.items()
        for measure, floor in held.items()
        if measure != TEXTS and not _holds(measure, floor, scores.get(name, {}))
    ]


def raised(scores: Scores, floors: Scores) -> dict[str, dict[str, float]]:
    """The floors, each where it was or where the score is now, whichever is better."""
    return {
        name: dict(floors.get(name, {})) | _better(scores.get(name, {}), floors.get(name, {}))
        for name in {**floors, **scores}
    }


def _holds(measure: str, floor: float, scores: Mapping[str, float]) -> bool:
    if measure not in scores:
        return False
    if measure == FALSE:
        return scores[measure] <= floor + max(MARGIN, 1 / max(scores[TEXTS], 1))
    return scores[measure] >= floor - MARGIN


def _better(scores: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """The scores that are better than their floor, or have none yet."""
    return {
        measure: score
        for measure, score in scores.items()
        if measure not in floors
        or measure == TEXTS
        or (score < floors[measure] if measure == FALSE else score > floors[measure])
    }


def _fitted(pairs: Sequence[Pair]) -> dict[str, float]:
    report = measured(pairs)
    rows = [asdict(row) for row in report.scores]
    return _scores(rows, report.spurious.texts, report.spurious.per_text)


def _scores(rows: Iterable[Mapping[str, Any]], texts: int, false: float) -> dict[str, float]:
    f1 = {f"{row['records']}, {row['fields']} F1": round(row["f1"], 3) for row in rows}
    return {**f1, FALSE: round(false, 3), TEXTS: texts}


def main() -> None:
    """Hold the scores against the floors, or move the floors."""
    parser = argparse.ArgumentParser(prog="python -m ingest.measure.floors", description=main.__doc__)
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--raise", action="store_true", dest="lift", help="raise the floors; lower none")
    asked.add_argument("--lower", metavar="WHY", help="take the floors from now, and keep the reason")
    options = parser.parse_args()
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"lowered": [], "floors": {}}
    scores = now()
    if options.lower:
        _write({"lowered": [*kept["lowered"], options.lower], "floors": scores})
    elif options.lift:
        _write({**kept, "floors": raised(scores, kept["floors"])})
    kept = json.loads(FLOORS.read_text("utf-8"))
    found = problems(scores, kept["floors"])
    sys.stdout.write("".join(f"{line}\n" for line in found or ["every score holds its floor"]))
    sys.exit(1 if found else 0)


def _write(kept: Mapping[str, Any]) -> None:
    FLOORS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
