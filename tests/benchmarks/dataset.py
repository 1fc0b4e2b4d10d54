"""How long the tables take at a size that the dataset will not soon reach: checking and merging."""

from __future__ import annotations

import random
import tempfile
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

from ingest import parties
from ingest.dataset import build, check, figures, store
from ingest.dataset.decisions import decide
from ingest.dataset.merge import merge
from ingest.models import Action, Decision, EvidenceKind, Source, Statement, identify
from tests.benchmarks.timing import Result, milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parents[2] / "data"
MANY = 100_000
CHECK_S, MERGE_S = 10.0, 30.0
GROWTH = 2.4
"""Twice as many statements take n log n no more than 2.13 times as long; the rest is the machine's mood."""

TODAY = date(2026, 11, 24)
A_PAGE = 3  # statements on it
RETOLD = 4  # statements of one target, on average
A_SUM = 0.25  # of the targets
_CODES = sorted(parties.parties())
_OFTEN = [1 / rank for rank in range(1, len(_CODES) + 1)]
_STATUSES = ("pledged",) * 6 + ("legislated", "legislated", "proposed", "proposed", "agreed", "rejected")
_WORDS = (
    "the",
    "minister",
    "told",
    "parliament",
    "that",
    "defence",
    "spending",
    "will",
    "rise",
    "government",
)


def measure() -> Iterator[Result]:
    """Check and merge once each, over statements of every country and many years; then merge half of them."""
    stated, sources = statements(MANY), {}
    for statement in stated:
        sources.setdefault(statement.source_id, source(statement))
    whole = merging(stated, list(sources.values()))
    half = merging(stated[: MANY // 2], list(sources.values()))
    yield Result(f"merge: {MANY:,} statements", whole, "s", limit=MERGE_S)
    yield Result("merge: time of twice as many statements", whole / half, "x", limit=GROWTH)
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder), stated, list(sources.values()))
        checked = milliseconds(partial(check.problems, Path(folder)), clock=process_time) / 1000
        yield Result(f"check: {MANY:,} statements", checked, "s", limit=CHECK_S)


def merging(stated: list[Statement], sources: list[Source]) -> float:
    """Seconds to merge."""
    run = partial(merge, stated, (), sources=sources, spending=figures.spending(DATA), as_of=TODAY)
    return milliseconds(run, clock=process_time) / 1000


def lay_out(folder: Path, stated: list[Statement], sources: list[Source]) -> None:
    """A workspace in which every statement was accepted, as built."""
    store.write(folder, store.STATEMENTS, stated)
    store.write(folder, store.SOURCES, sources)
    store.write(folder, store.DECISIONS, [_accepted(statement) for statement in stated])
    build.run(folder, read=lambda _: [])


def statements(count: int) -> list[Statement]:
    """As real ones are spread: few values of shares, many sums, some parties more, each pledge retold."""
    chance = random.Random(count)  # noqa: S311 - the same statements in every run
    targets = [_target(chance) for _ in range(count // RETOLD)]
    return [_statement(number, chance.choice(targets), chance) for number in range(count)]


def source(statement: Statement) -> Source:
    """The page that states it."""
    name = statement.source_id
    return Source(
        source_id=name,
        title=name,
        publisher=f"paper {name[-2:]}",
        url=f"https://example.org/{name}",
        published=str(statement.stated_on),
        added_on=TODAY,
        checked="one",
    )


def _target(chance: random.Random) -> dict[str, Any]:
    is_sum = chance.random() < A_SUM
    return {
        "party": chance.choices(_CODES, _OFTEN)[0],
        "metric": "amount" if is_sum else "gdp_share",
        "currency": chance.choice(("USD", "EUR")) if is_sum else None,
        "value": float(f"{chance.lognormvariate(22, 2):.3g}") if is_sum else chance.randrange(10, 60) / 10,
        "deadline": chance.choice((None, *map(str, range(2016, 2042)))),
        "status": chance.choice(_STATUSES),
        "stated_on": date(2014, 1, 1) + timedelta(days=chance.randrange(4500)),
    }


def _statement(number: int, target: dict[str, Any], chance: random.Random) -> Statement:
    evidence = f"{' '.join(chance.choices(_WORDS, k=20))} {number}."
    source_id = f"page-{number // A_PAGE:06}"
    fields = target | {
        "stated_on": target["stated_on"] + timedelta(days=chance.randrange(300)),
        "evidence": evidence,
        "start": 0,
        "end": len(evidence),
        "confidence": 0.7,
        "source_id": source_id,
        "evidence_kind": EvidenceKind.QUOTE,
        "extractor": "1",
        "added_on": TODAY,
        "statement_id": "",
    }
    unnamed = Statement.model_validate(fields)
    return unnamed.model_copy(update={"statement_id": identify(source_id, unnamed)})


def _accepted(statement: Statement) -> Decision:
    return decide(
        action=Action.ACCEPT,
        subject=statement.statement_id,
        expect=statement.evidence,
        who="curators",
        decided_on=TODAY,
        why="seen",
    )
