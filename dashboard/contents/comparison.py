"""Several countries beside each other: spending with targets as small multiples, and one table of all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard.analysis import alliance_words as said
from dashboard.analysis import alliances
from dashboard.contents.multiples import ONE_EACH, Told, multiples_chart
from dashboard.filters import Filters
from dashboard.language import say
from dashboard.parts.columns import TARGET_COLUMNS, labels, spelled
from dashboard.parts.text_table import head, text_table

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.board import Board
    from dashboard.charts.multiples import Look
    from dashboard.parts.panel import Chart


@dataclass(frozen=True, eq=False)
class Comparison:
    """What the comparison shows; none of it is ever changed."""

    heading: str
    each: Chart
    rows: pd.DataFrame
    """The countries' rows of `Board.progress`, in the order in which they were chosen."""


@lru_cache(maxsize=128)
def comparison(here: Board, countries: tuple[str, ...], look: Look = ONE_EACH) -> Comparison:
    """The comparison of two countries or more, in the order in which they were chosen."""
    names = {code: here.names[code] for code in countries}
    rows = alliances.rows_of_parties(here.progress, here.tables.spending, names)
    return Comparison(
        heading=said.country_names(rows),
        each=multiples_chart(
            here,
            rows,
            Told(
                "comparison",
                said.comparison_title(rows),
                said.comparison_sentence(rows),
                Filters(countries=countries),
            ),
            look,
        ),
        rows=rows,
    )


def comparison_table(rows: pd.DataFrame) -> None:
    """Target, deadline, force, gap and pace: a column a country, so that a few fit on a phone too."""
    measures = spelled(rows, TARGET_COLUMNS).set_index("party_name").T.rename_axis("measure").reset_index()
    heads = labels()
    measures["measure"] = [head(heads[name]) for name in measures["measure"]]
    alt = say("The countries compared: spending, target, deadline, gap and pace")
    text_table(measures, {"measure": say("Measure")}, alt=alt)
