"""`python -m ingest.weights PASSAGES.jsonl …`: refit the weights and measure them on texts left out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import measure
from ingest.dataset import notes
from ingest.extract.pipeline import extract
from ingest.weights import cases, regression

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ingest.measure import Example
    from ingest.models import Statement

    Pairs = list[tuple[Example, list[Statement]]]

INGEST = Path(__file__).resolve().parents[1]
WEIGHTS = INGEST / "extract" / "rules" / "weights.json"
DATA = INGEST.parent / "data"


def noted(data: Path) -> list[Example]:
    """The notes of the dataset as examples."""
    return [
        measure.Example(note.article, tuple(record.model_dump(mode="json") for record in note.records))
        for note in notes.read(data / "notes")
    ]


def cross_validate(sets: Mapping[str, Sequence[Example]]) -> Iterator[tuple[str, Pairs]]:
    """Read each set by models that were fitted on the others only."""
    for held, examples in sets.items():
        models = cases.fit([example for name, others in sets.items() if name != held for example in others])
        yield held, [(example, extract(example.article, models=models)) for example in examples]


def main(paths: Sequence[str]) -> None:
    """Fit on the notes and on the passages named; measure how well that does on texts left out."""
    found = noted(DATA)
    passages = {Path(path).stem: measure.examples(Path(path)) for path in paths}
    sets = {"notes, even": found[::2], "notes, odd": found[1::2], **passages}
    read: dict[str, Pairs] = {"notes": [], "passages": []}
    for name, pairs in cross_validate(sets):
        read["passages" if name in passages else "notes"] += pairs
        sys.stdout.write(f"{name}: {measure.report(pairs)}\n")
    (DATA / "accuracy.toml").write_text(accuracy(read, date.today()), "utf-8")  # noqa: DTZ011
    models = cases.fit([example for examples in sets.values() for example in examples])
    regression.save(models, WEIGHTS)


def accuracy(read: Mapping[str, Pairs], day: date) -> str:
    """`data/accuracy.toml`: what was measured on texts left out of the fitting, for the About page."""
    lines = ["# Written by `make weights`: each text was read by models fitted on other files only."]
    for name, pairs in read.items():
        records = sum(len(example.records) for example, _ in pairs)
        on_what = f"{len(pairs)} {name} with {records} records made by hand, none of them used in fitting"
        for measured, result in measure.table(pairs):
            lines += ["", "[[measures]]", f'measure = "{measured}"', f'result = "{result}"']
            lines += [f'on_what = "{on_what}"', f"measured_on = {day}"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
