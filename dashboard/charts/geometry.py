"""A world of hexagons: which cells of an equal-area lattice each country holds, as outlines to fill.

plotly fetches the outlines of its own maps from a server on the web; these come with the package, so the
map draws without a network and tells nobody who looks at it. `world.csv` lists the cells: hexagons of about
50,000 square kilometres on the plane of the Equal Earth projection, each given to the country that holds
most of it. A country too small for a cell gets the nearest one, so that each can be seen. The map is a
diagram of countries: its edges say nothing on where a border runs.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Vertex = tuple[int, int]
Cell = tuple[int, int]

HEIGHT_TO_WIDTH = 3**-0.5
"""One unit of y is this many of x: vertices are counted in half widths and in quarters of the height."""

_CORNERS = ((0, 2), (1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1))


@cache
def outlines() -> Mapping[str, tuple[tuple[Vertex, ...], ...]]:
    """The closed rings of each country by its ISO 3166-1 alpha-3 code, in lattice units, north up."""
    return {country: tuple(_rings(cells)) for country, cells in _cells().items()}


def centre(cell: Cell) -> Vertex:
    """The middle of the cell in this column and row; odd rows stand half a cell to the right."""
    column, row = cell
    return 2 * column + row % 2, -3 * row


def _cells() -> Mapping[str, list[Cell]]:
    held: dict[str, list[Cell]] = defaultdict(list)
    with files("dashboard.charts").joinpath("world.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            held[line["country"]] += [(column, int(line["row"])) for column in _columns(line["columns"])]
    return held


def _columns(runs: str) -> Iterator[int]:
    """'12-14 20' → 12, 13, 14, 20."""
    for run in runs.split():
        first, _, last = run.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _rings(cells: Iterable[Cell]) -> Iterator[tuple[Vertex, ...]]:
    """The borders of a set of cells: what two of its cells share cancels out."""
    edges = {edge for cell in cells for edge in _edges(cell)}
    following = {start: end for start, end in edges if (end, start) not in edges}
    while following:
        start, vertex = following.popitem()
        ring = [start, vertex]
        while vertex != start:
            vertex = following.pop(vertex)
            ring.append(vertex)
        yield tuple(ring)


def _edges(cell: Cell) -> list[tuple[Vertex, Vertex]]:
    x, y = centre(cell)
    corners = [(x + dx, y + dy) for dx, dy in _CORNERS]
    return list(zip(corners, [*corners[1:], corners[0]], strict=True))
