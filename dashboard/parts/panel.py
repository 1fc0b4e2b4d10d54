"""One chart with everything that belongs to it: finding, sentence, table and download."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import data, export, words
from dashboard.language import say
from dashboard.parts.columns import labels, told
from dashboard.parts.share import share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd
    import plotly.graph_objects as go

    from dashboard.filters import Filters


@dataclass(frozen=True, eq=False)
class Chart:
    """A figure and what is said about it."""

    name: str
    """Unique on the page; names the file too."""
    finding: str
    """What it shows, as a heading."""
    sentence: str
    """What follows, with numbers."""
    figure: go.Figure
    """Without a title: see `untitled`."""
    table: pd.DataFrame
    """The very rows that it draws; all of its columns go into the file."""
    columns: tuple[str, ...]
    """The columns of `table` that are shown."""
    narrow: go.Figure | None = None
    """Drawn in its place where there is room for less, on a phone."""
    beside: tuple[go.Figure, ...] = ()
    """Further figures of the same chart, set beside the first where there is room, else below it."""
    filters: Filters | None = None
    """What it was made of by the row of its name in `contents.charts`; None where it has none."""
    besides: Mapping[str, object] = field(default_factory=dict)
    """What else it was made of, by the names that `contents.charts.Wish` has for it."""


def untitled(figure: go.Figure, *, height: int | None = None) -> go.Figure:
    """The figure, made to stand under its finding as real text, which wraps and can be read aloud.

    `height` in pixels replaces the figure's own.
    """
    if not figure.layout.title.text and height is None:
        return figure
    tall = height or figure.layout.height - figure.layout.margin.t + _TOP
    return figure.update_layout(title=None, margin_t=_TOP, height=tall, legend_y=1 - _TOP / tall)


def chart_panel(chart: Chart) -> None:
    """Draws a chart under its finding, with its sentence, its table and the table as a CSV file."""
    _panel(chart, _figures)


def folded_panel(chart: Chart) -> None:
    """The same, but for the figure, which a browser takes longest for: it is drawn once it is unfolded.

    The address keeps that: `?show-kept-2014=true`.
    """
    _panel(chart, _unfolded)


def _panel(chart: Chart, figures: Callable[[Chart], None]) -> None:
    with st.container(border=True, key=f"{chart.name}_panel"):
        st.subheader(words.literal(chart.finding), anchor=False)
        figures(chart)
        st.text(chart.sentence)
        with st.container(horizontal=True, gap="small"):
            _table(chart)
            _download(chart)
            if chart.filters is not None:
                share(chart, chart.filters)


def _unfolded(chart: Chart) -> None:
    """The fold, and in it the figures where it is open."""
    fold = st.expander(
        say("Chart"),
        key=f"show-{chart.name}",
        icon=":material/monitoring:",
        type="compact",
        on_change="rerun",
        bind="query-params",
    )
    if fold.open:
        with fold:
            _figures(chart)


def _figures(chart: Chart) -> None:
    """One figure over the whole width, or one of two by the width, or several side by side."""
    alt = say("{finding}. {sentence}", finding=chart.finding, sentence=chart.sentence)
    if chart.narrow is not None:
        for room, figure in (("wide", chart.figure), ("narrow", chart.narrow)):
            with st.container(key=f"{room}_{chart.name}"):
                st.plotly_chart(figure, key=f"{chart.name}_{room}_chart", config=_CONFIG, alt=alt)
        return
    if not chart.beside:
        st.plotly_chart(chart.figure, key=f"{chart.name}_chart", config=_CONFIG, alt=alt)
        return
    figures = (chart.figure, *chart.beside)
    with st.grid(min(len(figures), _MOST_BESIDE), min_column_width=280, gap="small"):
        for number, figure in enumerate(figures):
            st.plotly_chart(figure, key=f"{chart.name}_chart_{number}", config=_CONFIG, alt=alt)


_MOST_BESIDE = 4


def _table(chart: Chart) -> None:
    """The table is made when it is opened."""
    shown = st.popover(
        say("Table"),
        icon=":material/table_rows:",
        type="tertiary",
        key=f"{chart.name}_table",
        on_change="rerun",
    )
    if shown.open:
        shown.dataframe(
            told(chart.table, chart.columns),
            hide_index=True,
            width="content",
            column_config=labels(),
            placeholder="",
            alt=say("The rows of the chart: {finding}", finding=chart.finding),
        )


def _download(chart: Chart) -> None:
    st.download_button(
        "CSV",
        data=partial(_file, chart.table),
        file_name=f"pledgeboard-{chart.name}.csv",
        mime="text/csv",
        key=f"{chart.name}_csv",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
    )


def _file(table: pd.DataFrame) -> bytes:
    return export.to_csv(data.as_published(table))


_TOP = 8
"""Pixels above the legend."""

_CONFIG = {
    "displaylogo": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
    "scrollZoom": False,
}
