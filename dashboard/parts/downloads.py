"""The filtered rows as files, made when a reader asks for one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import export
from dashboard.filters import query_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from dashboard.board import Board
    from dashboard.filters import Filters


def download_row(here: Board, rows: pd.DataFrame, filters: Filters) -> None:
    """One button a format; each holds exactly `rows`, and the archive says which filter made them."""
    archive = partial(export.to_zip, as_of=here.on, query=query_of(filters))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.text(f"Download {len(rows):,} {'row' if len(rows) == 1 else 'rows'}")
        _button(rows, "CSV", "csv", "text/csv", export.to_csv)
        _button(rows, "JSON", "json", "application/json", export.to_json)
        _button(rows, "Excel", "xlsx", _XLSX, export.to_xlsx)
        _button(rows, "Parquet", "parquet", "application/vnd.apache.parquet", export.to_parquet)
        _button(rows, "Zip with licence and citation", "zip", "application/zip", archive)


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _button(
    rows: pd.DataFrame, label: str, ending: str, mime: str, write: Callable[[pd.DataFrame], bytes]
) -> None:
    st.download_button(
        label,
        data=partial(write, rows),
        file_name=f"pledgeboard-commitments.{ending}",
        mime=mime,
        key=f"download_{ending}",
        icon=":material/download:",
        on_click="ignore",
    )
