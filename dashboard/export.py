"""The filtered rows as files: the same rows always give the same bytes.

All formats hold the rows and columns exactly as given, with raw values, ISO codes and source addresses.

A CSV file may be opened in a spreadsheet, which runs a cell that begins with `=`, `+`, `-`, `@` or a control
character as a formula. Text like that gets an apostrophe in front, and so does text that has one already:
taking one apostrophe off restores every text (`pandas: .str.removeprefix("'")`). Numbers, negative ones too,
are left alone. XLSX types its cells, and nothing runs JSON or Parquet: there the text is unchanged.
"""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime
from typing import Any, cast

import pandas as pd

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
NAME = "pledgeboard"

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_LONG_AGO = datetime(1980, 1, 1)  # noqa: DTZ001 - the first day a zip archive can hold; it has no zones


def to_csv(df: pd.DataFrame) -> bytes:
    """UTF-8 with a header, days as YYYY-MM-DD, missing values empty, formulas neutralised.

    Lines end in CRLF, as RFC 4180 has it: with LF, Python leaves a lone carriage return in a text unquoted.
    """
    safe = _iso_days(df).apply(_neutralised)
    return safe.to_csv(index=False, lineterminator="\r\n", float_format=_number).encode()


def to_json(df: pd.DataFrame) -> bytes:
    """A UTF-8 array of objects, one a row; days as YYYY-MM-DD, missing values null."""
    rows = _iso_days(df).astype(object)
    records = rows.where(rows.notna(), None).to_dict(orient="records")
    return json.dumps(records, ensure_ascii=False, indent=1, default=_plain_number).encode()


def to_parquet(df: pd.DataFrame) -> bytes:
    """Parquet with the columns' own types; days are dates."""
    buffer = io.BytesIO()
    days = {name: df[name].astype("date32[pyarrow]") for name in _days(df)}
    texts = {name: df[name].astype("string") for name in _texts(df)}
    df.assign(**days, **texts).to_parquet(buffer, index=False, engine="pyarrow", compression="zstd")
    return buffer.getvalue()


def to_xlsx(df: pd.DataFrame) -> bytes:
    """One sheet named `data`; text stays text: no formula and no link is made of it."""
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with pd.ExcelWriter(buffer, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        _iso_days(df).to_excel(writer, sheet_name="data", index=False, freeze_panes=(1, 0))
        writer.book.set_properties({"title": NAME, "comments": LICENCE, "created": _LONG_AGO})
    return buffer.getvalue()


def to_zip(df: pd.DataFrame, *, as_of: date, query: str) -> bytes:
    """An archive of `data.csv`, `datapackage.json` (types, licence, filter) and `README.txt`.

    `query` is the filter as it stands in the page's address (`alliance=NATO&status=agreed`), `as_of` the
    day of the dataset.
    """
    files = {
        "README.txt": _readme(df, as_of=as_of, query=query).encode(),
        "data.csv": to_csv(df),
        "datapackage.json": _datapackage(df, as_of=as_of, query=query),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=_LONG_AGO.timetuple()[:6])
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def citation(as_of: date, query: str) -> str:
    """How to cite these rows: name, day and filter, in one line."""
    chosen = f", filter: {query}" if query else ""
    return f"{NAME}: defence spending commitments, as of {as_of.isoformat()}{chosen}. Licence: {LICENCE}."


def _iso_days(df: pd.DataFrame) -> pd.DataFrame:
    return df.assign(**{name: df[name].dt.strftime("%Y-%m-%d") for name in _days(df)})


def _days(df: pd.DataFrame) -> list[str]:
    return [str(name) for name in df.select_dtypes("datetime").columns]


def _texts(df: pd.DataFrame) -> list[str]:
    """Columns of text, among them those that are empty from top to bottom."""
    objects = [name for name, kind in df.dtypes.items() if pd.api.types.is_object_dtype(kind)]
    kinds = {name: pd.api.types.infer_dtype(df[name], skipna=True) for name in objects}
    return [str(name) for name, kind in kinds.items() if kind in {"string", "empty"}]


def _neutralised(column: pd.Series) -> pd.Series:
    if not (pd.api.types.is_string_dtype(column) or pd.api.types.is_object_dtype(column)):
        return column
    text = column.astype("string")
    return column.mask(text.str.startswith(_FORMULA_STARTS).fillna(value=False), "'" + text)


def _number(value: Any) -> str:  # noqa: ANN401 - as pandas declares it
    """The shortest text that reads back as the same number; whole ones without a decimal point."""
    number = float(value)
    return f"{number:.0f}" if number.is_integer() else repr(number)


def _plain_number(value: Any) -> int | float | bool:  # noqa: ANN401 - any of numpy's scalars
    return cast("int | float | bool", value.item())


def _datapackage(df: pd.DataFrame, *, as_of: date, query: str) -> bytes:
    fields = [{"name": name, "type": _type(df[name])} for name in df.columns]
    package = {
        "name": NAME,
        "title": citation(as_of, query),
        "created": f"{as_of.isoformat()}T00:00:00Z",
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE_URL, "title": LICENCE}],
        "filter": query,
        "resources": [
            {
                "name": "data",
                "path": "data.csv",
                "format": "csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "missingValues": [""]},
            }
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=2).encode()


def _type(column: pd.Series) -> str:
    checks = (
        ("boolean", pd.api.types.is_bool_dtype),
        ("integer", pd.api.types.is_integer_dtype),
        ("number", pd.api.types.is_numeric_dtype),
        ("date", pd.api.types.is_datetime64_any_dtype),
    )
    return next((name for name, holds in checks if holds(column)), "string")


def _readme(df: pd.DataFrame, *, as_of: date, query: str) -> str:
    return f"""{NAME}: who has committed to spend what on defence, by when

{len(df)} rows, as of {as_of.isoformat()}.
Filter (the page's address after '?'): {query or "none"}

data.csv          the rows, UTF-8; shares are per cent, money plain units of its currency
datapackage.json  the columns and their types (Frictionless Data Package)

In data.csv a text that a spreadsheet would run as a formula (one that begins with
= + - @ or a control character), or that begins with an apostrophe, has an apostrophe in
front: take it off when you read the file with a program.

Licence: {LICENCE}, {LICENCE_URL}
The linked sources belong to their publishers. Spending figures: NATO and SIPRI, under
their terms; GDP: IMF and World Bank.

Please cite:
{citation(as_of, query)}
"""
