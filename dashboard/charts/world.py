"""Who has committed to anything, on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.analysis.takeaways import world_map_title
from dashboard.charts.geometry import HEIGHT_TO_WIDTH, outline, places
from dashboard.charts.style import FAINT, HOVERTEXT, STATUS_STYLE, figure, hover, plain, rows_of
from dashboard.charts.words import aim, source, target
from dashboard.language import count, say

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.charts.style import Row, Style, Trace

EXTENTS = {
    "world": ((0, 412), (-316, 4)),
    "europe": ((170, 250), (-106, -20)),
    "asia_pacific": ((255, 410), (-270, -60)),
}
"""The columns and rows of the lattice that a view shows."""

_HEIGHT = 410
_EDGE = "rgba(255, 255, 255, 0.4)"


def world_map(df: pd.DataFrame, extent: str = "world") -> go.Figure:
    """Countries filled by their most binding status, in colour and pattern; the others are grey land.

    `df` is the result of `analysis.by_country`; blocs have no place on the map and are left out. `extent`
    is a key of `EXTENTS`. Cells are of equal area, and the smallest countries have one: see `geometry`. The
    points that answer to the mouse carry the country's code as `customdata`, for selections.
    """
    rows = [row for row in rows_of(df) if row["party"] in places()]
    parts = [
        (style, [row for row in rows if row["status"] == status]) for status, style in STATUS_STYLE.items()
    ]
    covered = {row["party"] for row in rows}
    others = [country for country in places() if country not in covered]
    columns, lattice_rows = EXTENTS[extent]
    return figure(
        [
            _area(others, name=say("No record"), fillcolor=FAINT),
            *(_statuses(style, part) for style, part in parts if part),
            _answers(others, [say("{country}: no record", country=country) for country in others]),
            _answers([row["party"] for row in rows], [_text(row) for row in rows]),
        ],
        title=world_map_title(df),
        height=_HEIGHT,
        xaxis={"visible": False, "range": columns, "constrain": "domain"},
        yaxis={
            "visible": False,
            "range": lattice_rows,
            "scaleanchor": "x",
            "scaleratio": HEIGHT_TO_WIDTH,
            "constrain": "domain",
            "constraintoward": "top",
        },
    )


def _statuses(style: Style, rows: list[Row]) -> Trace:
    pattern = {"shape": style.pattern, "fillmode": "overlay", "size": 8, "solidity": 0.15}
    return _area(
        [row["party"] for row in rows], name=style.label, fillcolor=style.colour, fillpattern=pattern
    )


def _area(countries: list[str], **look: object) -> Trace:
    x, y = outline(tuple(sorted(countries)))
    edge = {"color": _EDGE, "width": 0.7}
    shape = {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": edge, "fill": "toself"}
    return {**shape, "hoverinfo": "skip", "showlegend": True, **look}


def _answers(countries: list[str], texts: list[str]) -> Trace:
    """Unseen points all over the countries: plotly answers for areas only one text a trace."""
    counts = [len(places()[country]) for country in countries]
    points = np.array([point for country in countries for point in places()[country]]).reshape(-1, 2)
    return {
        "type": "scatter",
        "x": points[:, 0],
        "y": points[:, 1],
        "mode": "markers",
        "marker": {"size": 6, "opacity": 0},
        "customdata": np.repeat(np.array(countries, dtype=str), counts),
        "showlegend": False,
        "hovertext": np.repeat(np.array(texts, dtype=str), counts),
        "hovertemplate": HOVERTEXT,
    }


def _text(row: Row) -> str:
    return hover(
        plain(row["party_name"]),
        aim(row, target(row), row["deadline"]),
        source(row, "stated_on"),
        count(row["commitments"], "{n} commitment in all", "{n} commitments in all"),
    )
