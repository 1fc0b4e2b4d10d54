"""`python -m ingest.weights PASSAGES.jsonl …`: refit the weights and measure them on texts left out."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import measure
from ingest.dataset import notes
from ingest.measure import evaluation, reading
from ingest.weights import accuracy, cases, events, judges, regression
from ingest.weights.accuracy import Measurement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ingest.extract.confidence import Models
    from ingest.measure import Example
    from ingest.measure.reading import Reading
    from ingest.weights.cases import Seen

    Files = Mapping[Path, Sequence[Example]]
    Rows = Mapping[int, Sequence[Seen]]

HOUSE = Path(__file__).resolve().parents[2]
RULES = HOUSE / "ingest" / "extract" / "rules"
ACCURACY = HOUSE / "data" / "accuracy.toml"
OWN = HOUSE / "tests" / "passages"
FOLDS = 5
OTHER_HANDS = 3.0
"""How many of our own texts one further passage counts for: texts of other hands are what we want to read."""
SEEN_BY_OTHERS = 6.0
"""The same where the judge is fitted: both kinds of text then count alike, and neither is trusted too far."""
_FEWEST = 2
NOTES, OURS, FURTHER, ALL = "notes", "own passages", "further passages", "all texts"


def main(paths: Sequence[str]) -> None:
    """Fit on the notes and on the passages named; measure how well that does on texts left out."""
    if len(paths) < _FEWEST:
        sys.exit("name at least two files of passages: each is read by what was fitted on the others")
    files = {Path(path): passages(Path(path)) for path in paths}
    known = noted(HOUSE / "data")
    every = [*known, *(example for examples in files.values() for example in examples)]
    rows = {id(example): cases.seen(example) for example in every}
    by_event = read_apart(events.folds(every, count=FOLDS), rows)
    by_file = read_apart(list(files.values()), rows, beside=known)
    apart = {
        "events": judges.each_by_the_others(by_event, weight=SEEN_BY_OTHERS),
        "file": judges.each_by_the_others(by_file, weight=SEEN_BY_OTHERS),
    }
    accuracy.save(_sets(files, apart), _files(files, apart["file"]), ACCURACY, date.today())  # noqa: DTZ011
    sets = accuracy.read(ACCURACY)
    accuracy.into_readme(sets, HOUSE / "README.md")
    sys.stdout.write(accuracy.table(sets))
    judge = judges.fit((one for part in by_event for one in part), weight=SEEN_BY_OTHERS)
    judges.save(judge, RULES / "judge.toml")
    regression.save(_learned(every, rows), RULES / "weights.json")


def passages(path: Path) -> list[Example]:
    """The passages of a file, with their weight."""
    weight = OTHER_HANDS if _set(path) == FURTHER else 1.0
    return [replace(example, weight=weight) for example in measure.examples(path)]


def noted(data: Path) -> list[Example]:
    """The notes of the dataset as examples."""
    return [
        measure.Example(note.article, tuple(record.model_dump(mode="json") for record in note.records))
        for note in notes.read(data / "notes")
    ]


def read_apart(
    parts: Sequence[Sequence[Example]], rows: Rows, *, beside: Sequence[Example] = ()
) -> list[list[Reading]]:
    """Read each part by models fitted on the others and on `beside` only."""
    return [
        reading.read(part, models=_learned([*beside, *_but(parts, at)], rows))
        for at, part in enumerate(parts)
    ]


def _learned(examples: Iterable[Example], rows: Rows) -> Models:
    return cases.learned([row for example in examples for row in rows[id(example)]])


def _but(parts: Sequence[Sequence[Example]], apart: int) -> Iterator[Example]:
    return (example for at, part in enumerate(parts) if at != apart for example in part)


def _sets(files: Files, apart: Mapping[str, Sequence[Sequence[Reading]]]) -> Iterator[Measurement]:
    """The measures of the notes, of our own passages, of further ones, and of all together."""
    of = {id(example): _set(path) for path, examples in files.items() for example in examples}
    for left_out, parts in apart.items():
        readings = [reading for part in parts for reading in part]
        for name in (NOTES, OURS, FURTHER):
            found = [reading for reading in readings if of.get(id(reading.example), NOTES) == name]
            if found:
                yield Measurement(name, left_out, evaluation.report(found))
    every = [reading for part in apart["events"] for reading in part]
    yield Measurement(ALL, "events", evaluation.report(every))


def _files(files: Files, parts: Sequence[Sequence[Reading]]) -> Iterator[Measurement]:
    for path, readings in zip(files, parts, strict=True):
        yield Measurement(path.name, "file", evaluation.report(readings))


def _set(path: Path) -> str:
    return OURS if path.resolve().parent == OWN else FURTHER


if __name__ == "__main__":
    main(sys.argv[1:])
