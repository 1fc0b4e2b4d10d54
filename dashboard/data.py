"""The dataset's tables as pandas frames, read once per state of the files."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, get_args

import pandas as pd
import streamlit as st

from dashboard.analysis.dates import deadline_year
from ingest.dataset import decisions, store
from ingest.dataset.store import COMMITMENTS, DECISIONS, GDP, SOURCES, SPENDING, STATEMENTS
from ingest.parties import PartyKind, parties, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import Any

    from ingest.dataset.store import Table

_TABLES = (COMMITMENTS, STATEMENTS, SOURCES, SPENDING, GDP)
_TEXT = "object"
"""Text as plain Python strings: pandas keeps all such columns in one block, and so selects rows four times as
fast as of its own text, of which each column is an array of its own."""

_MEMBERSHIPS = "reference/memberships.csv"


@dataclass(frozen=True)
class Tables:
    """Every table of one dataset; days are datetimes, deadlines EDTF text with `deadline_year` beside it."""

    commitments: pd.DataFrame
    """`models.Commitment` with `deadline_year` (Int64), `party_name` and `party_kind` (country or bloc)."""
    statements: pd.DataFrame
    """`models.Statement` with the same three columns."""
    held: pd.DataFrame
    """`statements` as people hold them to be: false ones gone, wrong fields put right by `decisions.csv`."""
    sources: pd.DataFrame
    """`models.Source`; `published` stays EDTF text."""
    spending: pd.DataFrame
    """`models.Spending`."""
    gdp: pd.DataFrame
    """`models.Gdp`."""
    memberships: pd.DataFrame
    """`bloc, bloc_name, member, member_name, joined, left`; a missing day means since ever, or still."""
    parties: pd.DataFrame
    """`party, party_name, party_kind` of every country and bloc."""


def tables(folder: Path) -> Tables:
    """All tables under `folder` (the `data` directory), cached by path and modification time.

    Raises:
        FileNotFoundError: a table is missing; `make data` writes it.
    """
    return _tables(folder, _modified(folder))


def named(tables: Tables, names: Mapping[str, str]) -> Tables:
    """The tables with these names of parties, by code, in the place of their own; codes stay."""
    frames = {field.name: getattr(tables, field.name) for field in fields(Tables)}
    return Tables(**{name: named_rows(frame, names) for name, frame in frames.items()})


def as_published(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as files hold them whatever the reader's language: parties under their English names."""
    return named_rows(rows, {party.code: party.name for party in parties().values()})


_NAMED = {"party": "party_name", "bloc": "bloc_name", "member": "member_name", "requested_by": "asker_name"}
"""Columns of codes, and beside each that of the name."""


def named_rows(df: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The rows with these names of parties in the place of their own."""
    shown = {name: df[code].map(names).fillna(df[name]) for code, name in _NAMED.items() if name in df}
    return df.assign(**{name: column.astype(df[name].dtype) for name, column in shown.items()})


def plain(df: pd.DataFrame) -> pd.DataFrame:
    """The same rows with their text, and the names of the columns, as plain Python strings.

    It is for what is made once and selected from at every view.
    """
    texts = {name: _TEXT for name, kind in df.dtypes.items() if isinstance(kind, pd.StringDtype)}
    return df.astype(texts).set_axis(df.columns.astype(_TEXT), axis="columns").copy()


@st.cache_data(show_spinner=False, max_entries=4)
def _tables(folder: Path, modified: tuple[int, ...]) -> Tables:
    del modified  # part of the cache's key: a file that was written again is read again
    who = _parties()
    return Tables(
        commitments=plain(_with_party(_read(folder / COMMITMENTS.path, COMMITMENTS), who)),
        statements=plain(_with_party(_read(folder / STATEMENTS.path, STATEMENTS), who)),
        held=plain(_with_party(_read(StringIO(_held(folder)), STATEMENTS), who)),
        sources=_read(folder / SOURCES.path, SOURCES),
        spending=_read(folder / SPENDING.path, SPENDING),
        gdp=_read(folder / GDP.path, GDP),
        memberships=_memberships(folder, who),
        parties=who,
    )


def _modified(folder: Path) -> tuple[int, ...]:
    paths = [*(table.path for table in _TABLES), _MEMBERSHIPS]
    return tuple((folder / path).stat().st_mtime_ns for path in paths)


def _held(folder: Path) -> str:
    read = decisions.apply(store.read(folder, STATEMENTS), store.read(folder, DECISIONS))
    return store.render(STATEMENTS, read)


def _read(file: Path | StringIO, table: Table[Any]) -> pd.DataFrame:
    """One table with the types of its model; `NA` is a text and only an empty cell is missing."""
    kinds = {name: _kinds(field.annotation) for name, field in table.model.model_fields.items()}
    days = [name for name, kind in kinds.items() if date in kind]
    text = {name: _TEXT for name, kind in kinds.items() if not kind & {float, int, bool, date}}
    numbers = {name: "float64" for name, kind in kinds.items() if float in kind}
    return pd.read_csv(
        file,
        dtype=text | numbers,
        parse_dates=days,
        date_format="%Y-%m-%d",
        keep_default_na=False,
        na_values=[""],
    )


def _kinds(annotation: Any) -> set[Any]:  # noqa: ANN401 - any annotation of a model's field
    """The plain types that a field's annotation allows, `float | None` → {float, NoneType}."""
    inner = get_args(annotation)
    return {annotation} if not inner else set().union(*(_kinds(part) for part in inner))


def _parties() -> pd.DataFrame:
    rows = [(party.code, party.name, party.kind.value) for party in parties().values()]
    return pd.DataFrame(rows, columns=["party", "party_name", "party_kind"], dtype=_TEXT)


def _with_party(df: pd.DataFrame, who: pd.DataFrame) -> pd.DataFrame:
    df = df.assign(deadline_year=deadline_year(df["deadline"]))
    return df.merge(who, on="party", how="left", validate="many_to_one")


def _memberships(folder: Path, who: pd.DataFrame) -> pd.DataFrame:
    stated = pd.read_csv(folder / _MEMBERSHIPS, dtype=_TEXT, keep_default_na=False, na_values=[""])
    rows = pd.concat([stated, *_derived(stated)])[["bloc", "member", "joined", "left"]]
    names = who.set_index("party")["party_name"]
    days = {
        "joined": [reference.first_day(day) for day in rows["joined"].fillna("")],
        "left": [reference.last_day(day) for day in rows["left"].fillna("")],
    }
    rows = rows.assign(
        **{name: pd.to_datetime(pd.Series(day, index=rows.index)) for name, day in days.items()}
    )
    rows.insert(1, "bloc_name", rows["bloc"].map(names))
    rows.insert(3, "member_name", rows["member"].map(names))
    return rows.reset_index(drop=True)


def _derived(stated: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """The members of blocs that are a part of another bloc, such as its European allies."""
    for code, bloc in reference.tables()[PartyKind.BLOC].items():
        whole = stated[stated["bloc"].eq(bloc.get("members_of"))]
        if len(whole):
            yield whole[~whole["member"].isin(bloc["except"])].assign(bloc=code)
