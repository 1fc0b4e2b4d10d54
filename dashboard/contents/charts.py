"""Every chart that can stand on a page of its own, by its name: what makes it, and which view shows it.

The views show the same charts, from the same functions: a filter has one figure, wherever it is seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.contents.country import spending_chart
from dashboard.contents.delivery import delivered
from dashboard.contents.demands import demanded
from dashboard.contents.glance import glance
from dashboard.filters import query_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.board import Board
    from dashboard.filters import Filters
    from dashboard.parts.panel import Chart


class NoSuchChart(ValueError):  # noqa: N818 - the sentence says what is missing
    """The filter is none that this chart can be drawn of; the sentence tells a reader why."""


@dataclass(frozen=True)
class Shown:
    """One chart."""

    view: str
    """The path of the view that shows it; '' is the Overview."""
    make: Callable[[Board, Filters], Chart]
    """Raises `NoSuchChart`."""
    query: Callable[[Filters], str] = query_of
    """The filters as the view's address has them."""


def _spending(here: Board, filters: Filters) -> Chart:
    if len(filters.countries) != 1:
        raise NoSuchChart("countries: this chart shows one country")
    return spending_chart(here, *filters.countries)


CHARTS: Mapping[str, Shown] = {
    "spent-and-promised": Shown("", lambda here, filters: glance(here, filters).spent_and_promised),
    "world-map": Shown("", lambda here, filters: glance(here, filters).world_map),
    "demand-matrix": Shown("demands", lambda here, filters: demanded(here, filters, ()).matrix),
    "demand-ladder": Shown("demands", lambda here, filters: demanded(here, filters, ()).ladder),
    "pace": Shown("delivery", lambda here, filters: delivered(here, filters).pace),
    "arrival": Shown("delivery", lambda here, filters: delivered(here, filters).arrival),
    "shortfall": Shown("delivery", lambda here, filters: delivered(here, filters).shortfall),
    "kept-2014": Shown("delivery", lambda here, filters: delivered(here, filters).kept),
    "met-and-lapsed": Shown("delivery", lambda here, filters: delivered(here, filters).own),
    "promise-inflation": Shown("delivery", lambda here, filters: delivered(here, filters).inflation),
    "spending": Shown("countries", _spending, query=lambda filters: f"country={filters.countries[0]}"),
}
