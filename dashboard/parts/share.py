"""The ways to take a chart along: its address, a frame to put into another page, and how to cite it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard import board, export
from dashboard.filters import query_of
from dashboard.language import language, say

if TYPE_CHECKING:
    from dashboard.filters import Filters
    from dashboard.parts.panel import Chart

_AROUND = 230
"""Pixels that title, sentence and source take below and above the figure."""


def share(chart: Chart, filters: Filters) -> None:
    """Draws the button; what it shows is made when it is opened, and speaks the reader's language."""
    shown = st.popover(
        say("Share"), icon=":material/share:", type="tertiary", key=f"{chart.name}_share", on_change="rerun"
    )
    if shown.open:
        with shown:
            asked = query(chart, filters)
            link = address(st.context.url, chart.name, asked)
            for label, text in (
                (say("Link to the chart alone, to save it as PNG or SVG"), link),
                (say("Frame for your own page"), frame(link, chart)),
                (say("Citation"), export.citation(board.load().on, asked)),
            ):
                st.caption(label)
                st.code(text, language=None, wrap_lines=True)


def query(chart: Chart, filters: Filters) -> str:
    """What the chart was made of, as it stands in an address: 'alliances=NATO&within=60'."""
    besides = urlencode(chart.besides, doseq=True)
    return "&".join(part for part in (query_of(filters), besides) if part)


def address(page: str | None, name: str, asked: str) -> str:
    """Where the chart stands alone, on the host of the page that shows it; only the path without one.

    It names the language, so that all see what the reader saw who took it along.
    """
    there = urlsplit(page or "")
    host = f"{there.scheme}://{there.netloc}" if there.netloc else ""
    return f"{host}/embed/{name}?{asked}{'&' if asked else ''}lang={language()}"


def frame(link: str, chart: Chart) -> str:
    """The element that shows it in another page."""
    height = chart.figure.layout.height + _AROUND
    return (
        f'<iframe src="{escape(link)}" title="{escape(chart.finding)}" width="100%" height="{height:.0f}" '
        'style="border: 0" loading="lazy"></iframe>'
    )
