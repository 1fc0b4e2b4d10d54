"""Each record that was missed, and each that is false, with what is wrong where the two nearly match."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.measure.figures import figures
from ingest.measure.scores import CORE, STRICT, found_key, wanted_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ingest.extract.pipeline import Candidate
    from ingest.measure.passages import Example
    from ingest.measure.scores import Pair
    from ingest.models import Statement

NEARLY = (
    STRICT,
    CORE,
    ("party", "metric", "value"),
    ("metric", "value", "deadline"),
    ("metric", "value"),
    ("party", "value", "deadline"),
)
"""What a record found and a record wanted must share to be held for the same, the surest first."""
SPURIOUS, MISSED = "spurious figure", "missed figure"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A record that is wrong, false or missing."""

    kinds: tuple[str, ...]
    """'wrong status', 'wrong deadline', …, or that the figure is spurious or missed, and why."""
    article_id: str
    wanted: str | None
    """The record made by hand, in words; None where there is none."""
    found: str | None
    sentence: str


def mistakes(pairs: Iterable[Pair], considered: Iterable[Sequence[Candidate]]) -> list[Mistake]:
    """Every mistake, text by text; the candidates of each text tell why a figure was missed."""
    return [
        mistake
        for pair, candidates in zip(pairs, considered, strict=True)
        for mistake in _of_text(pair, candidates)
    ]


def kinds(found: Iterable[Mistake]) -> list[tuple[str, int]]:
    """The kinds of mistakes with their counts, the most frequent first; one record may be of two kinds."""
    counted = Counter(kind for mistake in found for kind in mistake.kinds)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def in_words(key: Sequence[Any]) -> str:
    """A record's strict fields as one reads them: 'POL gdp_share 5 total by 2026, pledged'."""
    told = dict(zip(STRICT, key, strict=True))
    due = f"by {told['deadline']}" if told["deadline"] else "no date"
    return f"{told['party']} {told['metric']} {told['value']:,.15g} {told['scope']} {due}, {told['status']}"


def _of_text(pair: Pair, candidates: Sequence[Candidate]) -> Iterator[Mistake]:
    example, statements = pair
    found, wanted = list(statements), list(example.records)
    for statement, record in _near(found, wanted):
        wrong = tuple(f"wrong {f}" for f in STRICT if getattr(statement, f) != record.get(f))
        if wrong:
            yield _mistake(example, wrong, record, statement)
    for statement in found:
        yield _mistake(example, (SPURIOUS,), None, statement)
    for record in wanted:
        yield _mistake(example, (f"{MISSED}: {_why(example, record, candidates)}",), record, None)


def _near(
    found: list[Statement], wanted: list[Mapping[str, Any]]
) -> Iterator[tuple[Statement, Mapping[str, Any]]]:
    """The statements and records that match, at least nearly; both are taken off their lists."""
    for fields in NEARLY:
        for statement in tuple(found):
            key = found_key(statement, fields)
            record = next((record for record in wanted if wanted_key(record, fields) == key), None)
            if record is not None:
                found.remove(statement)
                wanted.remove(record)
                yield statement, record


def _why(example: Example, record: Mapping[str, Any], candidates: Iterable[Candidate]) -> str:
    """Why a record has no statement: the reason of the surest candidate with its figure."""
    doubted = [
        c
        for c in candidates
        if c.abstained and (c.statement.metric, c.statement.value) == (record["metric"], record["value"])
    ]
    surest = max(doubted, key=lambda c: c.statement.confidence, default=None)
    if surest is not None:
        return str(surest.abstained).split(" (")[0]
    seen = any(figure.value == record["value"] for figure in figures(example.article))
    return "it can be no record, or names no party" if seen else "no such figure is read"


def _mistake(
    example: Example, wrong: tuple[str, ...], record: Mapping[str, Any] | None, statement: Statement | None
) -> Mistake:
    said = statement.evidence if statement is not None else (record or {}).get("evidence") or ""
    return Mistake(
        wrong,
        example.article.id,
        None if record is None else in_words(wanted_key(record, STRICT)),
        None if statement is None else in_words(found_key(statement, STRICT)),
        " ".join(said.split()),
    )
