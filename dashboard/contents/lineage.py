"""Whose promise moved: the strip of one party, and the ranking of all."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard.analysis import lineage
from dashboard.analysis import lineage_words as said
from dashboard.charts.lineage import lineage_strip
from dashboard.charts.moves import moves_strip
from dashboard.data import plain
from dashboard.filters import Filters
from dashboard.language import say
from dashboard.parts.panel import Chart, untitled

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.board import Board

_STRIP_COLUMNS = (
    *(
        "first_stated_on",
        "value",
        "scope",
        "deadline",
        "status",
        "standing",
        "ends_on",
        "evidence",
    ),
    *("source_url", "superseded_by"),
)
_MOVES_COLUMNS = (
    *("party_name", "times", "move", "old_value", "old_deadline", "value", "deadline", "status"),
    *("first_stated_on", "evidence", "source_url"),
)


@lru_cache(maxsize=128)
def lineage_chart(here: Board, party: str) -> Chart | None:
    """One party's targets in the order in which they followed each other; None where it has had none."""
    strip = lineage.strip(here.tables.commitments, party, here.on)
    if strip.empty:
        return None
    moved = _moves(here)
    moved = moved[moved["party"].eq(party)]
    title, of_bloc = said.strip_title(strip, moved), party in here.choices["alliances"]
    return Chart(
        name="alliance-lineage" if of_bloc else "lineage",
        finding=say("{subject}: {finding}", subject=here.names[party], finding=title),
        sentence=said.strip_sentence(strip, moved),
        figure=untitled(lineage_strip(strip, here.on)),
        table=strip,
        columns=_STRIP_COLUMNS,
        filters=Filters(alliances=(party,)) if of_bloc else Filters(countries=(party,)),
    )


def moves_chart(here: Board, filters: Filters) -> Chart:
    """Whose promise moved, how often, among the commitments in view."""
    moved, commitments = _moves(here), here.commitments(filters)
    ranked = lineage.most_moved(moved[moved["commitment_id"].isin(commitments["commitment_id"])])
    return Chart(
        name="moved-promises",
        finding=said.moves_title(ranked),
        sentence=said.moves_sentence(ranked),
        figure=untitled(moves_strip(ranked)),
        table=ranked,
        columns=_MOVES_COLUMNS,
        filters=filters,
    )


@lru_cache(maxsize=4)
def _moves(here: Board) -> pd.DataFrame:
    return plain(lineage.most_moved(lineage.moves(here.tables.commitments)))
