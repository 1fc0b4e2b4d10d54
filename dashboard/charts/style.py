"""The visual language of every chart: one colour, one symbol, one dash and one pattern per status.

The colours follow Okabe and Ito's palette, shifted until each stands out at least 3:1 against Streamlit's
white and against its dark background, so that one set serves both; colour is never the only sign.
Text has no colour of its own here: Streamlit's theme gives it.
"""

from __future__ import annotations

import html
import textwrap
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio

from dashboard.analysis.rows import Row, rows_of
from dashboard.language import language, phrase, say, separators
from dashboard.words import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "FAINT",
    "HOVERTEXT",
    "NEUTRAL",
    "STATUS_STYLE",
    "Row",
    "Style",
    "Trace",
    "figure",
    "hover",
    "marks",
    "missing",
    "per_cent_sign",
    "plain",
    "rows_of",
    "said_days",
    "shows",
    "unlabelled",
    "wrapped",
]

Trace = dict[str, Any]
"""A trace as plotly takes it; `figure` checks all of them at once, which is twice as fast as one by one."""


@dataclass(frozen=True)
class Style:
    """How one status looks, and what it is called."""

    status: str
    english: str
    colour: str
    symbol: str
    """plotly's marker symbol, told apart without colour."""
    sign: str
    """The same shape as a character, for tables and text."""
    dash: str
    pattern: str

    @property
    def label(self) -> str:
        """What the reader's language calls it."""
        return say(self.english)


STATUS_STYLE: dict[str, Style] = {
    style.status: style
    for style in (
        Style("legislated", phrase("Legislated"), "#2763B8", "square", "■", "solid", ""),
        Style("agreed", phrase("Agreed"), "#009E73", "diamond", "◆", "longdash", "/"),
        Style("pledged", phrase("Pledged"), "#2E9BE0", "circle", "●", "dash", "."),
        Style("proposed", phrase("Proposed"), "#C08B00", "triangle-up", "▲", "dashdot", "x"),
        Style("demanded", phrase("Demanded"), "#C873B4", "triangle-right", "▶", "longdashdot", "-"),
        Style("rejected", phrase("Rejected"), "#C2410C", "x", "✖", "dot", "|"),
    )
}

NEUTRAL = "#808080"
"""For what is measured and not promised: readable on white and on dark."""

HOVERTEXT = "%{hovertext}<extra></extra>"
"""Shows a point's text and nothing else."""

FAINT = "rgba(128, 128, 128, 0.35)"

_TITLE_WIDTH = 42
"""Characters that a phone shows in one line of title."""

_TITLE_LINE = 23
_EDGE = 8
"""Pixels: a line of title, and the space around the whole."""

_HOVER_WIDTH = 56
_HOVER_LENGTH = 280


def figure(
    traces: Sequence[Trace], *, title: str, height: int, xaxis: Row, yaxis: Row, **layout: object
) -> go.Figure:
    """The traces with what all charts share: title and legend on top, see-through, no accidental zoom.

    `height` in pixels is that of all below the title; an empty title takes no room, for pages that set it
    as text of their own. `layout` is what else one chart needs; plotly takes it far faster here than later.
    """
    heading = wrapped(title, _TITLE_WIDTH)
    below = _EDGE * 2 + _TITLE_LINE * (heading.count("<br>") + 1) if heading else _EDGE
    whole = height + below
    return go.Figure(
        list(traces),
        {
            "template": _template(pio.templates.default),
            "title": _heading(heading, whole),
            "height": whole,
            "margin": {"l": _EDGE, "r": _EDGE, "t": below, "b": _EDGE},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "legend": _legend(1 - below / whole),
            "hoverlabel": {"align": "left"},
            "hovermode": "closest",
            "dragmode": False,
            "separators": separators(),
            "xaxis": _axis(xaxis, visible=bool(traces)),
            "yaxis": _axis(yaxis, visible=bool(traces)),
        }
        | layout,
        _validate=False,  # it takes most of a figure's time, and the tests validate every chart
    )


def unlabelled(labelled: go.Figure) -> go.Figure:
    """The same without the texts beside its marks, for where there is no room; hovering still tells them."""
    bare = deepcopy(labelled)
    return bare.for_each_trace(
        lambda trace: trace.update(mode="markers", text=None), selector={"mode": "markers+text"}
    )


def marks(style: Style, *, size: float | list[float] = 11) -> Row:
    """The marker of a status."""
    return {"color": style.colour, "symbol": style.symbol, "size": size, "opacity": 1}


def shows(texts: Sequence[str]) -> Row:
    """The hover of each point; the texts must be `plain` or `wrapped` already."""
    return {"hovertext": list(texts), "hovertemplate": HOVERTEXT}


def plain(text: object) -> str:
    """Text from outside as plotly shall show it: characters, never markup; missing values are empty."""
    return "" if missing(text) else html.escape(one_line(str(text)), quote=False)


@lru_cache(maxsize=4096)
def wrapped(text: object, width: int = _HOVER_WIDTH) -> str:
    """Text from outside in lines of `width` characters; the line breaks are the only markup."""
    if missing(text):
        return ""
    whole = one_line(str(text))
    short = whole if len(whole) <= _HOVER_LENGTH else textwrap.shorten(whole, _HOVER_LENGTH, placeholder=" …")
    lines = textwrap.wrap(short, width)
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def hover(*lines: str) -> str:
    """The lines that say something, one below the other; each must be `plain` or `wrapped` already."""
    return "<br>".join(line for line in lines if line)


def per_cent_sign() -> str:
    """What stands behind the numbers of an axis in per cent."""
    return say("{n} %", n="")


def said_days() -> Row:
    """How an axis of days writes them: in English as plotly does, else in figures, of years the year."""
    if language() == "en":
        return {}
    return {
        "tickformatstops": [
            {"dtickrange": [None, "M11"], "value": say("%b %Y")},
            {"dtickrange": ["M12", None], "value": "%Y"},
        ]
    }


def missing(value: object) -> bool:
    """Whether a cell is empty."""
    return bool(pd.isna(value))  # type: ignore[call-overload]


def _heading(lines: str, height: int) -> Row:
    """The title at the very top.

    plotly lifts a title by half a line for each further line, and its own `automargin` by a whole one, which
    cuts the first line off; this puts it back.
    """
    lifted = lines.count("<br>") * _TITLE_LINE / 2
    place = {"x": 0, "xanchor": "left", "y": 1 - lifted / height, "yanchor": "top", "yref": "container"}
    return {"text": lines, "pad": {"t": _EDGE}, **place}


@cache
def _template(name: str) -> Row:
    """A template of plotly's as plain values, which a figure takes over faster than the object."""
    template: Row = pio.templates[name].to_plotly_json()
    return template


def _axis(own: Row, *, visible: bool) -> Row:
    """What all axes share, and what this one has of its own; its `title` may be a text."""
    shared = {"visible": visible, "automargin": True, "gridcolor": FAINT, "zeroline": False}
    title = own.get("title")
    return shared | own | ({"title": {"text": title}} if isinstance(title, str) else {})


def _legend(y: float) -> Row:
    """Below the title, and above the plot, which gives way to as many lines as it takes."""
    place = {"x": 0, "xanchor": "left", "xref": "container", "y": y, "yanchor": "top", "yref": "container"}
    return {"orientation": "h", "itemsizing": "constant", **place}
