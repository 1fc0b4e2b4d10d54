"""The filtered rows as files, made when a reader asks for one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from dashboard import data, export
from dashboard.filters import SEVERAL, Filters
from dashboard.language import count, say

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from dashboard.board import Board


def download_row(here: Board, rows: pd.DataFrame, filters: Filters) -> None:
    """One button a format; each holds exactly `rows`, and the archive says which filter made them."""
    rows = data.as_published(rows)
    archive = partial(export.to_zip, as_of=here.on, query=query_of(filters))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.text(count(len(rows), "Download {n} row", "Download {n} rows"))
        _button(rows, "CSV", "csv", "text/csv", export.to_csv)
        _button(rows, "JSON", "json", "application/json", export.to_json)
        _button(rows, "Excel", "xlsx", _XLSX, export.to_xlsx)
        _button(rows, "Parquet", "parquet", "application/vnd.apache.parquet", export.to_parquet)
        _button(rows, say("Zip with licence and citation"), "zip", "application/zip", archive)


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def query_of(filters: Filters) -> str:
    """The filters as they stand in an address, in codes: 'alliances=NATO&due_to=2030'."""
    pairs: list[tuple[str, str]] = []
    for name in Filters.model_fields:
        value = getattr(filters, name)
        values = value if name in SEVERAL else [value]
        pairs += [(name, str(each)) for each in values if each not in (None, "")]
    return urlencode(pairs)


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
