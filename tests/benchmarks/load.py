"""Twenty readers at once, each of whom changes a filter every two seconds for a minute.

The readers are `reader.Reader`s in this process. The time of each change is compared with what the same view
takes for a single reader, measured just before on the same server.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from itertools import combinations
from random import Random
from statistics import median, quantiles
from typing import TYPE_CHECKING

from tests.benchmarks.api import served
from tests.benchmarks.reader import reading
from tests.benchmarks.timing import ROUNDS, Result
from tests.benchmarks.views import FILTERED, VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.reader import Reader

READERS = 20
PAUSE = 2.0
"""Seconds from one change of a reader to the next."""
CHANGES = 30
"""Of each reader: a minute."""
LIMIT = 4.0

MOST_CHOSEN = 3
"""Alliances at once."""

Times = dict[str, list[float]]
"""Seconds of each change, by view."""


def measure() -> Iterator[Result]:
    """The 95th of a hundred changes under load, as a multiple of the single reader's median."""
    with served() as (_, port):
        alone = asyncio.run(_alone(port))
        together = asyncio.run(_together(port))
    usual = {view: median(times) for view, times in alone.items()}
    ratios = [taken / usual[view] for view, times in together.items() for taken in times]
    slow = quantiles((taken for times in together.values() for taken in times), n=100)[94]
    note = f"{len(ratios)} changes, p95 {slow * 1000:.0f} ms, alone {_told(usual)}"
    yield Result(f"{READERS} readers at once: p95", quantiles(ratios, n=100)[94], "x alone", LIMIT, note)


def _told(usual: dict[str, float]) -> str:
    return ", ".join(f"{view} {seconds * 1000:.0f} ms" for view, seconds in usual.items())


async def _alone(port: int) -> Times:
    times: Times = {}
    for view in VIEWS:
        async with reading(port, _page(view)) as reader:
            times[view] = [await _change(reader, view, choice) for choice in _choices(view)[:ROUNDS]]
    return times


async def _together(port: int) -> Times:
    times: Times = defaultdict(list)

    async def visit(number: int) -> None:
        view, random = [*VIEWS][number % len(VIEWS)], Random(number)  # noqa: S311 - no secret
        async with reading(port, _page(view)) as reader:
            await asyncio.sleep(random.uniform(0, PAUSE))
            due = asyncio.get_running_loop().time()
            for _ in range(CHANGES):
                times[view].append(await _change(reader, view, random.choice(_choices(view))))
                due += PAUSE
                await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))

    async with asyncio.TaskGroup() as readers:
        for number in range(READERS):
            readers.create_task(visit(number))
    return times


def _choices(view: str) -> list[tuple[str, ...]]:
    """What a reader may choose at once."""
    sizes = range(1, MOST_CHOSEN + 1) if view in FILTERED else (1,)
    return [chosen for size in sizes for chosen in combinations(VIEWS[view].names, size)]


async def _change(reader: Reader, view: str, chosen: tuple[str, ...]) -> float:
    """Seconds that the change took; the page must be that of a filter, or of the party, afterwards."""
    taken = await reader.choose(VIEWS[view].label, *chosen)
    if {"Clear all filters", *chosen}.isdisjoint(reader.texts):
        raise RuntimeError(f"{chosen} were chosen, the page has {reader.texts}")
    return taken


def _page(view: str) -> str:
    return "" if view == "overview" else view
