"""The visual language of every chart: one colour, one symbol, one dash and one pattern per status.

The colours follow Okabe and Ito's palette, shifted until each stands out at least 3:1 against Streamlit's
white and against its dark background, so that one set serves both; colour is never the only sign.
Text has no colour of its own here: Streamlit's theme gives it.
"""

from __future__ import annotations

import html
import textwrap
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True)
class Style:
    """How one status looks, and what it is called."""

    status: str
    label: str
    colour: str
    symbol: str
    """plotly's marker symbol, told apart without colour."""
    sign: str
    """The same shape as a character, for tables and text."""
    dash: str
    pattern: str


STATUS_STYLE: dict[str, Style] = {
    style.status: style
    for style in (
        Style("legislated", "Legislated", "#2763B8", "square", "■", "solid", ""),
        Style("agreed", "Agreed", "#009E73", "diamond", "◆", "longdash", "/"),
        Style("pledged", "Pledged", "#2E9BE0", "circle", "●", "dash", "."),
        Style("proposed", "Proposed", "#C08B00", "triangle-up", "▲", "dashdot", "x"),
        Style("demanded", "Demanded", "#C873B4", "triangle-right", "▶", "longdashdot", "-"),
        Style("rejected", "Rejected", "#C2410C", "x", "✖", "dot", "|"),
    )
}

NEUTRAL = "#808080"
"""For what is measured and not promised: readable on white and on dark."""

FAINT = "rgba(128, 128, 128, 0.35)"
TITLE_WIDTH = 44
"""Characters: what a phone shows in one line of title."""

_HOVER_WIDTH = 56
_HOVER_LENGTH = 280


def styled(figure: go.Figure, *, title: str, height: int, **layout: Any) -> go.Figure:
    """The figure with what all charts share: title, margins, legend on top, transparent background."""
    figure.update_layout(
        title=_heading(title),
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "xanchor": "left", "x": 0, "title": None},
        hoverlabel={"align": "left"},
        dragmode=False,
        **layout,
    )
    figure.update_xaxes(automargin=True, gridcolor=FAINT, zeroline=False)
    figure.update_yaxes(automargin=True, gridcolor=FAINT, zeroline=False)
    return figure


def _heading(title: str) -> dict[str, Any]:
    place = {"x": 0, "xanchor": "left", "y": 1, "yanchor": "top", "yref": "container", "automargin": True}
    return {"text": wrapped(title, TITLE_WIDTH), "pad": {"t": 8, "b": 8}, **place}


def plain(text: object) -> str:
    """Text from outside as plotly shall show it: characters, never markup; missing values are empty."""
    if text is None or pd.isna(text):  # type: ignore[call-overload]
        return ""
    return html.escape(" ".join(str(text).split()), quote=False)


def wrapped(text: object, width: int = _HOVER_WIDTH) -> str:
    """Text from outside in lines of `width` characters; the line breaks are the only markup."""
    if text is None or pd.isna(text):  # type: ignore[call-overload]
        return ""
    lines = textwrap.wrap(textwrap.shorten(str(text), _HOVER_LENGTH, placeholder=" …"), width)
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def hover(*lines: str) -> str:
    """The lines that say something, one below the other; each must be `plain` or `wrapped` already."""
    return "<br>".join(line for line in lines if line)
