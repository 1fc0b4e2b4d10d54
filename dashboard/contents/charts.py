"""Every chart that can stand on a page of its own, by its name: what makes it, and which view shows it.

The views show the same charts, from the same functions: a filter has one figure, wherever it is seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import analysis, board
from dashboard.charts.multiples import Look
from dashboard.contents.agenda import USUAL_HORIZON, deadlines_chart, own_years_chart, spans_chart
from dashboard.contents.alliances import alliance
from dashboard.contents.changed import Period, changes_chart, history, usual_period
from dashboard.contents.comparison import comparison
from dashboard.contents.corrections import with_corrections
from dashboard.contents.country import spending_chart
from dashboard.contents.country_choice import MOST_COMPARED
from dashboard.contents.delivery import delivered
from dashboard.contents.demands import demanded
from dashboard.contents.glance import glance
from dashboard.contents.lineage import lineage_chart
from dashboard.contents.sources import sourced
from dashboard.filters import Filters, query_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from dashboard.board import Board
    from dashboard.parts.panel import Chart


class NoSuchChart(ValueError):  # noqa: N818 - the sentence says what is missing
    """The filter is none that this chart can be drawn of; the sentence tells a reader why."""


@dataclass(frozen=True)
class Wish:
    """What a chart is to be made of: the filters, and what single views ask for besides."""

    filters: Filters
    askers: tuple[str, ...] = ()
    """Who asks, on Demands."""
    within: int = USUAL_HORIZON
    """How many months ahead, on Timeline."""
    since: date | None = None
    """After which day, on What changed; None for the usual one."""
    until: date | None = None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """One chart."""

    view: str
    """The path of the view that shows it; '' is the Overview."""
    make: Callable[[Board, Wish], Chart]
    """Raises `NoSuchChart`."""
    query: Callable[[Filters], str] = query_of
    """The filters as the view's address has them."""


def _country(wish: Wish) -> str:
    if len(wish.filters.countries) != 1:
        raise NoSuchChart("countries: this chart shows one country")
    return wish.filters.countries[0]


def _alliance(wish: Wish) -> str:
    if len(wish.filters.alliances) != 1:
        raise NoSuchChart("alliances: this chart shows one alliance")
    return wish.filters.alliances[0]


def _compared(here: Board, wish: Wish) -> Chart:
    countries = wish.filters.countries
    if not 1 < len(countries) <= MOST_COMPARED:
        raise NoSuchChart(f"countries: this chart shows two countries to {MOST_COMPARED}")
    return comparison(here, countries, _IN_ONE_FIGURE).each


def _parts(here: Board, wish: Wish) -> Chart:
    bloc = _alliance(wish)
    return _there(alliance(here, bloc).parts, f"alliances: {bloc} has agreed on no total of two parts")


def _lineage(here: Board, party: str) -> Chart:
    return _there(lineage_chart(here, party), f"{party} has had no target as a share of GDP")


def _there(chart: Chart | None, why: str) -> Chart:
    if chart is None:
        raise NoSuchChart(why)
    return chart


def _changed(here: Board, wish: Wish) -> Chart:
    usual = usual_period(here.on)
    period = Period(wish.since or usual.since, wish.until or usual.until, wish.kinds)
    told = with_corrections(history(here), here, Path(board.folder()))
    matching = analysis.changes_of(told, here.commitments(wish.filters)["commitment_id"])
    changes = analysis.changes_between(matching, since=period.since, until=period.until, kinds=period.kinds)
    return changes_chart(changes, wish.filters, period.beyond(usual))


def _of_country(filters: Filters) -> str:
    return f"country={filters.countries[0]}"


def _of_alliance(filters: Filters) -> str:
    return f"alliance={filters.alliances[0]}"


def _of_countries(filters: Filters) -> str:
    return "&".join(f"compare={code}" for code in filters.countries)


_IN_ONE_FIGURE = Look(across=2, figures=1, height=190)
"""Standing alone, small multiples are one figure, which can be saved as a whole."""

CHARTS: Mapping[str, Shown] = {
    "spent-and-promised": Shown("", lambda here, wish: glance(here, wish.filters).spent_and_promised),
    "world-map": Shown("", lambda here, wish: glance(here, wish.filters).world_map),
    "due": Shown("timeline", lambda here, wish: spans_chart(here, wish.filters, wish.within)),
    "own-years": Shown("timeline", lambda here, wish: own_years_chart(here, wish.filters)),
    "deadlines": Shown("timeline", lambda here, wish: deadlines_chart(here, wish.filters)),
    "demand-matrix": Shown("demands", lambda here, wish: demanded(here, wish.filters, wish.askers).matrix),
    "demand-ladder": Shown("demands", lambda here, wish: demanded(here, wish.filters, wish.askers).ladder),
    "pace": Shown("delivery", lambda here, wish: delivered(here, wish.filters).pace),
    "arrival": Shown("delivery", lambda here, wish: delivered(here, wish.filters).arrival),
    "shortfall": Shown("delivery", lambda here, wish: delivered(here, wish.filters).shortfall),
    "kept-2014": Shown("delivery", lambda here, wish: delivered(here, wish.filters).kept),
    "met-and-lapsed": Shown("delivery", lambda here, wish: delivered(here, wish.filters).own),
    "promise-inflation": Shown("delivery", lambda here, wish: delivered(here, wish.filters).inflation),
    "moved-promises": Shown("delivery", lambda here, wish: delivered(here, wish.filters).moved),
    "changes": Shown("changes", _changed),
    "corroboration": Shown("sources", lambda here, wish: sourced(here, wish.filters).corroboration),
    "spending": Shown("countries", lambda here, wish: spending_chart(here, _country(wish)), _of_country),
    "comparison": Shown("countries", _compared, _of_countries),
    "lineage": Shown("countries", lambda here, wish: _lineage(here, _country(wish)), _of_country),
    "alliance-lineage": Shown("alliances", lambda here, wish: _lineage(here, _alliance(wish)), _of_alliance),
    "members-by-year": Shown(
        "alliances", lambda here, wish: alliance(here, _alliance(wish)).spent, _of_alliance
    ),
    "own-words": Shown("alliances", lambda here, wish: alliance(here, _alliance(wish)).words, _of_alliance),
    "core-and-related": Shown("alliances", _parts, _of_alliance),
    "members-map": Shown("alliances", lambda here, wish: alliance(here, _alliance(wish)).where, _of_alliance),
    "members-compared": Shown(
        "alliances", lambda here, wish: alliance(here, _alliance(wish), _IN_ONE_FIGURE).each, _of_alliance
    ),
}
