"""The filtered rows as files, made when a reader asks for one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from dashboard import data, export
from dashboard.filters import query_of
from dashboard.language import count, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

    from dashboard.board import Board
    from dashboard.filters import Filters


def download_row(
    here: Board,
    rows: pd.DataFrame,
    filters: Filters,
    *,
    name: str = "commitments",
    also: Mapping[str, str | list[str]] | None = None,
) -> None:
    """One button a format; each holds exactly `rows`, and the archive says which filter made them.

    `name` names the files; `also` is what the page asks for besides the filters.
    """
    query = "&".join(part for part in (query_of(filters), urlencode(also or {}, doseq=True)) if part)
    archive = partial(export.to_zip, as_of=here.on, query=query)
    button = partial(_button, f"{export.NAME}-{name}", data.as_published(rows))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="downloads"):
        st.text(count(len(rows), "Download {n} row", "Download {n} rows"))
        button("CSV", "csv", "text/csv", write=export.to_csv)
        button("JSON", "json", "application/json", write=export.to_json)
        button("Excel", "xlsx", _XLSX, write=export.to_xlsx)
        button("Parquet", "parquet", "application/vnd.apache.parquet", write=export.to_parquet)
        button(say("Zip with licence and citation"), "zip", "application/zip", write=archive)


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _button(  # noqa: PLR0913 - the first two are the same for every button
    stem: str,
    rows: pd.DataFrame,
    label: str,
    /,
    ending: str,
    mime: str,
    *,
    write: Callable[[pd.DataFrame], bytes],
) -> None:
    st.download_button(
        label,
        data=partial(write, rows),
        file_name=f"{stem}.{ending}",
        mime=mime,
        key=f"download_{ending}",
        icon=":material/download:",
        on_click="ignore",
    )
