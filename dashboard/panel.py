"""One chart with everything that belongs to it: finding, sentence, table and download."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import export, words

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go


def chart_panel(figure: go.Figure, *, finding: str, sentence: str, table: pd.DataFrame, name: str) -> None:
    """Draws a chart under its finding, with its takeaway sentence, its table and the table as a CSV file.

    `figure` is `untitled`, `table` holds the very rows that it draws, and `name` is unique on the page and
    names the file.
    """
    with st.container(border=True, key=f"{name}_panel"):
        st.subheader(words.literal(finding), anchor=False)
        st.plotly_chart(figure, key=f"{name}_chart", config=_CONFIG, alt=f"{finding}. {sentence}")
        st.text(sentence)
        with st.container(horizontal=True, gap="small"):
            shown = st.popover(
                "Table", icon=":material/table_rows:", type="tertiary", key=f"{name}_table", on_change="rerun"
            )
            st.download_button(
                "CSV",
                data=partial(export.to_csv, table),
                file_name=f"pledgeboard-{name}.csv",
                mime="text/csv",
                key=f"{name}_csv",
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
            )
        if shown.open:
            shown.dataframe(table, hide_index=True, width=720)


def untitled(figure: go.Figure, *, height: int | None = None) -> go.Figure:
    """The figure, made to stand under its finding as real text, which wraps and can be read aloud.

    `height` in pixels replaces the figure's own.
    """
    tall = height or figure.layout.height - figure.layout.margin.t + _TOP
    return figure.update_layout(title=None, margin_t=_TOP, height=tall, legend_y=1 - _TOP / tall)


_TOP = 8
_CONFIG = {
    "displaylogo": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
    "scrollZoom": False,
}
