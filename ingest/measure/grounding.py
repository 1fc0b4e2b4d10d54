"""Whether the words that a record shows are the article's, and hold its figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.measure.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ingest.measure.passages import Example
    from ingest.measure.scores import Pair
    from ingest.models import Statement


@dataclass(frozen=True, slots=True)
class Grounding:
    """Of the records found: how many prove themselves."""

    records: int
    exact: int
    """Their evidence is exactly the text from `start` to `end`."""
    with_figure: int
    """And a figure of their value stands in it; a demand that points to a target elsewhere holds none."""


def grounding(pairs: Iterable[Pair]) -> Grounding:
    """Hold the evidence of each record found against its text."""
    records = exact = with_figure = 0
    for example, statements in pairs:
        slices = [s for s in statements if example.article.text[s.start : s.end] == s.evidence]
        records += len(statements)
        exact += len(slices)
        with_figure += _with_figure(example, slices) if slices else 0
    return Grounding(records, exact, with_figure)


def _with_figure(example: Example, statements: Iterable[Statement]) -> int:
    """How many slices hold a figure of their record's value."""
    places = [(figure.value, figure.start) for figure in figures(example.article)]
    return sum(any(v == s.value and s.start <= at < s.end for v, at in places) for s in statements)
