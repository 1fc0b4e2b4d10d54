"""A world of hexagons: which cells of an equal-area lattice each country holds, as outlines to fill.

plotly fetches the outlines of its own maps from a server on the web; these come with the package, so the
map draws without a network and tells nobody who looks at it. `world.csv` lists the cells: hexagons of about
25,000 square kilometres on the plane of the Equal Earth projection, each given to the country that holds
most of it (worked out from Natural Earth's public-domain outlines, 1:50 million). A country too small for a
cell has the nearest one, so that each can be seen; Antarctica is left out. The map is a diagram: its edges
say nothing on where a border runs, and Crimea is shown with Ukraine, as the United Nations hold.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

Vertex = tuple[int, int]
Cell = tuple[int, int]

HEIGHT_TO_WIDTH = 3**-0.5
"""One unit of y is this many of x: vertices are counted in half widths and in quarters of the height."""

_CORNERS = ((0, 2), (1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1))
_EVERY = 3


def outline(countries: Iterable[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The rings of these countries (ISO 3166-1 alpha-3) as x and y, in lattice units, NaN between two."""
    paths = [_path(country) for country in countries]
    whole = np.concatenate([np.empty((0, 2), dtype=np.float32), *paths])
    return whole[:, 0], whole[:, 1]


@cache
def places() -> Mapping[str, tuple[Vertex, ...]]:
    """Middles of some cells of each country, where it answers to a pointer: every third, or one."""
    return {country: tuple(_spread(cells)) for country, cells in cells_of_countries().items()}


@cache
def cells_of_countries() -> Mapping[str, tuple[Cell, ...]]:
    """The cells of each country as column and row, counted from the north-west."""
    held: dict[str, list[Cell]] = defaultdict(list)
    with files("dashboard.charts").joinpath("world.csv").open(encoding="utf-8") as file:
        for line in csv.DictReader(file):
            held[line["country"]] += [(column, int(line["row"])) for column in _columns(line["columns"])]
    return {country: tuple(cells) for country, cells in held.items()}


def rings(cells: Iterable[Cell]) -> Iterator[tuple[Vertex, ...]]:
    """The closed borders of a set of cells, outer ones clockwise, holes the other way; north is up."""
    edges = {edge for cell in cells for edge in _edges(cell)}
    following = {start: end for start, end in sorted(edges) if (end, start) not in edges}
    while following:
        start, vertex = following.popitem()
        ring = [start, vertex]
        while vertex != start:
            vertex = following.pop(vertex)
            ring.append(vertex)
        yield tuple(ring)


def _columns(runs: str) -> Iterator[int]:
    """'12-14 20' → 12, 13, 14, 20."""
    for run in runs.split():
        first, _, last = run.partition("-")
        yield from range(int(first), int(last or first) + 1)


@cache
def _path(country: str) -> NDArray[np.float32]:
    gap = (np.nan, np.nan)
    vertices = [vertex for ring in rings(cells_of_countries()[country]) for vertex in (*ring, gap)]
    return np.array(vertices, dtype=np.float32)


def _spread(cells: tuple[Cell, ...]) -> list[Vertex]:
    chosen = [_centre(cell) for cell in cells if cell[0] % _EVERY == 0 and cell[1] % _EVERY == 0]
    return chosen or [_middlemost([_centre(cell) for cell in cells])]


def _middlemost(points: list[Vertex]) -> Vertex:
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    return min(points, key=lambda point: (point[0] - x) ** 2 + (point[1] - y) ** 2)


def _centre(cell: Cell) -> Vertex:
    """The middle of a cell; odd rows stand half a cell to the right."""
    column, row = cell
    return 2 * column + row % 2, -3 * row


def _edges(cell: Cell) -> list[tuple[Vertex, Vertex]]:
    x, y = _centre(cell)
    corners = [(x + dx, y + dy) for dx, dy in _CORNERS]
    return list(zip(corners, [*corners[1:], corners[0]], strict=True))
