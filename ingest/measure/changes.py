"""What a reading gained and lost against an older one of the same texts."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.measure.errors import in_words
from ingest.measure.scores import STRICT, found_key, wanted_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ingest.measure.scores import Pair

    Key = tuple[Any, ...]
    Older = Mapping[str, Sequence[Mapping[str, Any]]]
    """The records of an older reading, by article."""


@dataclass(frozen=True, slots=True)
class Change:
    """A record that one of the two readings has, and the other has not."""

    kind: str
    """'found' or 'lost' (it is right), 'gone' or 'new' (it is false)."""
    article_id: str
    record: str
    sentence: str


_NEEDED = ("article_id", *STRICT)
GAINS = ("found", "gone")
LOSSES = ("lost", "new")


def changes(pairs: Iterable[Pair], old: Older) -> list[Change]:
    """Hold a reading against the records of an older one, by article; compared by the strict fields."""
    return [change for pair in pairs for change in _of_text(pair, old.get(pair[0].article.id, ()))]


def older(path: Path) -> dict[str, list[Mapping[str, Any]]]:
    """The records of a JSONL file by article, as `extract --format jsonl` printed them.

    Raises OSError where the file can't be read, and ValueError naming the line that is no such record.
    """
    read: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if line.strip():
            record = _record(line, f"{path.name}, line {number}")
            read[record["article_id"]].append(record)
    return dict(read)


def _record(line: str, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
        return {**record, **{name: record[name] for name in _NEEDED}, "value": float(record["value"])}
    except KeyError as error:
        raise ValueError(f"{place}: {error} is missing") from None
    except (ValueError, TypeError) as error:
        raise ValueError(f"{place}: is no record ({str(error).splitlines()[0]})") from None


def _of_text(pair: Pair, old_records: Sequence[Mapping[str, Any]]) -> list[Change]:
    example, statements = pair
    wanted = Counter(wanted_key(record, STRICT) for record in example.records)
    new = Counter(found_key(statement, STRICT) for statement in statements)
    old = Counter(wanted_key(record, STRICT) for record in old_records)
    sentences = {wanted_key(record, STRICT): record.get("evidence") or "" for record in old_records}
    sentences |= {found_key(statement, STRICT): statement.evidence for statement in statements}
    differ: dict[str, Counter[Key]] = {
        "found": (new & wanted) - (old & wanted),
        "gone": (old - wanted) - (new - wanted),
        "lost": (old & wanted) - (new & wanted),
        "new": (new - wanted) - (old - wanted),
    }
    return [
        Change(kind, example.article.id, in_words(key), " ".join(sentences[key].split()))
        for kind, keys in differ.items()
        for key in keys.elements()
    ]
