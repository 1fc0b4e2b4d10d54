"""`python -m tests.benchmarks.extractors PASSAGES.jsonl …`: our extractor beside others, in one run.

All read the same texts, file by file in turn, so that they meet the machine in one mood; the time is that of
the processor, so that a busy neighbour does not count.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

from ingest import measure
from ingest.measure import Example
from ingest.models import Article
from ingest.weights import accuracy
from tests.benchmarks import comparison
from tests.benchmarks.comparison import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ingest.measure import Pair
    from ingest.models import Statement

    Files = Sequence[tuple[str, Sequence[Example]]]
    """Sets of texts by their name; a name may come again."""
    Quality = Mapping[str, float | None]
    Read = Callable[[Article], Sequence[Statement]]

HOUSE = Path(__file__).resolve().parents[2]
ACCURACY, COMPARISON = HOUSE / "data" / "accuracy.toml", HOUSE / "data" / "comparison.toml"
OWN = HOUSE / "tests" / "passages"
OURS, FURTHER, OTHER = "own passages", "further passages", "other news"
READERS = {
    "nearest cue": "nearest_cue",
    "spaCy": "spacy_rules",
    "quantulum3 and dateparser": "quantities",
    "pledgeboard": "pledgeboard",
}
FITTED = "pledgeboard"
WARMING_UP = 5
OTHER_ARTICLES, PARAGRAPHS, LENGTH = 40, 7, 3000


@dataclass
class Trial:
    """What one reader made of one set of texts, and the seconds that it took."""

    pairs: list[Pair] = field(default_factory=list)
    seconds: float = 0.0


def main(paths: Sequence[str]) -> None:
    """Read the passages named, and news on other things, with each reader; write what comes of it."""
    if not paths:
        raise ValueError("name at least one file of passages")
    files = [(set_of(Path(path)), measure.examples(Path(path))) for path in paths]
    files.append((OTHER, other_news()))
    rows = compared(files, readers(), left_out(files, accuracy.read(ACCURACY)))
    comparison.save(rows, COMPARISON, date.today())  # noqa: DTZ011
    table = comparison.table(comparison.read(COMPARISON))
    accuracy.into_fences(table, HOUSE / "README.md", comparison.FENCES)
    sys.stdout.write(f"{table}{faster(rows)}")


def set_of(path: Path) -> str:
    """Whether a file of passages is our own or further ones."""
    return OURS if path.resolve().parent == OWN else FURTHER


def readers() -> dict[str, Read]:
    """Each reader by its name, with all that it loads."""
    return {
        name: import_module(f"tests.benchmarks.readers.{module}").read for name, module in READERS.items()
    }


def compared(files: Files, readers: Mapping[str, Read], apart: Mapping[str, Quality]) -> list[Row]:
    """A row a set of texts and reader; `apart` has the quality of the fitted one, by set of texts."""
    trials: dict[tuple[str, str], Trial] = defaultdict(Trial)
    for texts, examples in files:
        for name, read in readers.items():
            _try(read, examples, trials[texts, name])
    return [
        _row(texts, name, trial, apart.get(texts) if name == FITTED else None)
        for (texts, name), trial in trials.items()
    ]


def left_out(files: Files, measured: Iterable[Mapping[str, Any]]) -> dict[str, Quality]:
    """The quality on passages, by set, as measured when each file was read by what was fitted on others.

    Raises ValueError where other texts were measured, or none.
    """
    by_name = {one["name"]: one for one in measured if one["left_out"] == "file"}
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    for texts, examples in files:
        if texts != OTHER:
            numbers[texts]["texts"] += len(examples)
            numbers[texts]["records"] += sum(len(example.records) for example in examples)
    for texts, here in numbers.items():
        if any(by_name.get(texts, {}).get(what) != number for what, number in here.items()):
            raise ValueError(
                f"data/accuracy.toml was not measured on these {texts}: run `make weights` first"
            )
    return {
        texts: comparison.scored(
            by_name[texts]["scores"], by_name[texts]["records"], by_name[texts]["false_per_text"]
        )
        for texts in numbers
    }


def other_news() -> list[Example]:
    """Articles that state no target, of three kilobytes each; about half have percentages."""
    paragraphs = (Path(__file__).parent / "other_news.txt").read_text("utf-8").strip().split("\n\n")
    draw = random.Random(2035)  # noqa: S311
    texts = ("\n\n".join(draw.sample(paragraphs, PARAGRAPHS))[:LENGTH] for _ in range(OTHER_ARTICLES))
    day = date(2026, 11, 24)
    return [
        Example(Article(id=f"other-{number}", text=text, published=day), ())
        for number, text in enumerate(texts)
    ]


def faster(rows: Sequence[Row]) -> str:
    """How many times as fast as each other reader ours is, a line a set of texts."""
    speed = {(row.texts, row.reader): row.articles_a_second for row in rows}
    return "".join(
        f"{texts}: {FITTED} is {speed[texts, FITTED] / one:.1f} times as fast as {name}\n"
        for (texts, name), one in speed.items()
        if name != FITTED
    )


def _try(read: Read, examples: Sequence[Example], trial: Trial) -> None:
    for example in examples[:WARMING_UP]:
        read(example.article)
    start = time.process_time()
    found = [read(example.article) for example in examples]
    trial.seconds += time.process_time() - start
    trial.pairs.extend(zip(examples, found, strict=True))


def _row(texts: str, name: str, trial: Trial, apart: Quality | None) -> Row:
    report = measure.measured(trial.pairs)
    return Row(
        texts=texts,
        number=report.texts,
        records=report.records,
        characters=round(mean(len(example.article.text) for example, _ in trial.pairs)),
        reader=name,
        **(apart or comparison.quality(report)),
        articles_a_second=len(trial.pairs) / trial.seconds,
    )


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (ModuleNotFoundError, OSError, ValueError) as error:
        sys.exit(str(error))
