"""Two readers of one article, side by side: which records both found, and which only one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.models import Statement
from ingest.readers import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable


class Marked(Statement):
    """A statement, and who read it in the article."""

    reader: Reader
    """`rules` or `llm` where one of them found it, `both` where they agree."""


def compared(rules: Iterable[Statement], llm: Iterable[Statement]) -> list[Marked]:
    """What either found, in the order of the text; where both agree, as the rules put it.

    They agree where party, target, scope, deadline, status and who demands it are the same: where they take
    one figure for two different commitments, both stand there, each marked as one reader's.
    """
    first, second = list(rules), list(llm)
    by_rules, by_llm = set(map(key, first)), set(map(key, second))
    found = [
        *(mark(s, Reader.BOTH if key(s) in by_llm else Reader.RULES) for s in first),
        *(mark(s, Reader.LLM) for s in second if key(s) not in by_rules),
    ]
    return sorted(found, key=lambda s: (s.start, s.party, s.value))


def mark(statement: Statement, reader: Reader) -> Marked:
    """The statement, marked as found by the reader."""
    return Marked(**statement.model_dump(), reader=reader)


def key(statement: Statement) -> tuple[object, ...]:
    """What two readers must agree on: which commitment it is."""
    target = (statement.metric, statement.scope, statement.value, statement.value_high, statement.currency)
    return (statement.party, *target, statement.deadline, statement.status, statement.requested_by)
