"""Who has committed to anything, on the map."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from dashboard.analysis.takeaways import world_map_title
from dashboard.charts.geometry import HEIGHT_TO_WIDTH, outline, places
from dashboard.charts.style import FAINT, HOVERTEXT, STATUS_STYLE, figure, hover, plain, rows_of
from dashboard.charts.words import due, source, target
from dashboard.language import count, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go
    from numpy.typing import NDArray

    from dashboard.charts.style import Row, Style, Trace

EXTENTS = {
    "world": ([0, 412], [-316, 4]),
    "europe": ([170, 250], [-106, -12]),
    "asia_pacific": ([255, 410], [-270, -60]),
}
"""The columns and rows of the lattice that a view shows."""

_HEIGHT = 410
_EDGE = "rgba(255, 255, 255, 0.4)"


def world_map(df: pd.DataFrame, extent: str = "world") -> go.Figure:
    """Countries filled by their most binding status, in colour and pattern; the others are grey land.

    `df` is the result of `analysis.by_country`; blocs have no place on the map and are left out. `extent`
    is a key of `EXTENTS`. Cells are of equal area, and the smallest countries have one: see `geometry`.
    """
    rows = [row for row in rows_of(df) if row["party"] in places()]
    texts = {row["party"]: _text(row) for row in rows}
    parts = [
        (style, [row for row in rows if row["status"] == status]) for status, style in STATUS_STYLE.items()
    ]
    covered = {row["party"] for row in rows}
    others = [country for country in places() if country not in covered]
    columns, lattice_rows = EXTENTS[extent]
    return figure(
        [
            area(others, name=say("No record"), fillcolor=FAINT),
            *(_statuses(style, part) for style, part in parts if part),
            answers([*places()], [texts.get(country) or _nothing(country) for country in places()]),
        ],
        title=world_map_title(df),
        height=_HEIGHT,
        **land(columns, lattice_rows),
    )


def land(columns: list[int], lattice_rows: list[int]) -> dict[str, Row]:
    """The axes of a map of these columns and rows, which keep its cells' shape."""
    return {
        "xaxis": {"visible": False, "range": columns, "constrain": "domain"},
        "yaxis": {
            "visible": False,
            "range": lattice_rows,
            "scaleanchor": "x",
            "scaleratio": HEIGHT_TO_WIDTH,
            "constrain": "domain",
            "constraintoward": "top",
        },
    }


def _statuses(style: Style, rows: list[Row]) -> Trace:
    pattern = {"shape": style.pattern, "fillmode": "overlay", "size": 8, "solidity": 0.15}
    return area([row["party"] for row in rows], name=style.label, fillcolor=style.colour, fillpattern=pattern)


def area(countries: list[str], **look: object) -> Trace:
    """The countries as one filled shape."""
    x, y = outline(tuple(sorted(countries)))
    edge = {"color": _EDGE, "width": 0.7}
    shape = {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": edge, "fill": "toself"}
    return {**shape, "hoverinfo": "skip", "showlegend": True, **look}


def answers(countries: list[str], texts: list[str]) -> Trace:
    """Unseen points all over the countries: plotly answers for areas only one text a trace.

    They have no marks, so that the browser draws none of them; plotly finds them all the same.
    """
    counts, points = _points(tuple(countries))
    return {
        "type": "scatter",
        "x": points[:, 0],
        "y": points[:, 1],
        "mode": "none",
        "showlegend": False,
        "hovertext": np.repeat(np.array(texts, dtype=object), counts),
        "hovertemplate": HOVERTEXT,
    }


@lru_cache(maxsize=64)
def _points(countries: tuple[str, ...]) -> tuple[list[int], NDArray[np.int16]]:
    """How many points each country has, and the points of all."""
    counts = [len(places()[country]) for country in countries]
    points = [point for country in countries for point in places()[country]]
    return counts, np.array(points, dtype=np.int16).reshape(-1, 2)


def _nothing(country: str) -> str:
    return say("{country}: no record", country=country)


def _text(row: Row) -> str:
    status = STATUS_STYLE[row["status"]].label
    return hover(
        plain(row["party_name"]),
        say("{subject}: {finding}", subject=status, finding=f"{target(row)}, {due(row['deadline'])}"),
        source(row, "stated_on"),
        count(row["commitments"], "{n} commitment in all", "{n} commitments in all"),
    )
