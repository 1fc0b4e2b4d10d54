"""One country's page: its spending beside what it has promised."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard import analysis, charts
from dashboard.filters import Filters
from dashboard.language import say
from dashboard.parts.columns import SPENDING_COLUMNS
from dashboard.parts.panel import Chart, untitled

if TYPE_CHECKING:
    from dashboard.board import Board


@lru_cache(maxsize=128)
def spending_chart(here: Board, country: str) -> Chart:
    """The line of its spending with its targets as steps."""
    spending = here.spending_of(country)
    steps = analysis.target_steps(here.tables.commitments, here.tables.memberships, country, here.on)
    return Chart(
        name="spending",
        finding=say(
            "{subject}: {finding}",
            subject=here.names[country],
            finding=analysis.spending_line_title(spending, steps),
        ),
        sentence=analysis.takeaway("spending_line", spending),
        figure=untitled(charts.spending_line(spending, steps)),
        table=spending,
        columns=SPENDING_COLUMNS,
        filters=Filters(countries=(country,)),
    )
