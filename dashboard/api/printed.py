"""A table whose rows are written once, so that an answer is picked and joined instead of written anew.

What comes out is what `dashboard.export` writes, byte for byte in CSV and value for value in JSON.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from dashboard import export
from dashboard.api.asked import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd


class Printed:
    """The rows of one table in every format, by their positions."""

    def __init__(self, df: pd.DataFrame) -> None:
        """Writes all rows; `df` is not changed afterwards."""
        self._df = df
        self._header, *self._lines = _lines(export.to_csv(df))
        self._objects = [
            json.dumps(row, ensure_ascii=False).encode() for row in json.loads(export.to_json(df))
        ]

    def __len__(self) -> int:
        return len(self._df)

    def write(self, positions: Sequence[int], form: Format) -> bytes:
        """The rows at these positions, in their order."""
        return _WRITERS[form](self, positions)

    def _json(self, positions: Sequence[int]) -> bytes:
        return b"[" + b",\n ".join(self._objects[position] for position in positions) + b"]\n"

    def _csv(self, positions: Sequence[int]) -> bytes:
        return b"".join([self._header, *(self._lines[position] for position in positions)])

    def _parquet(self, positions: Sequence[int]) -> bytes:
        return export.to_parquet(self._df.iloc[list(positions)])


_WRITERS: Mapping[Format, Callable[[Printed, Sequence[int]], bytes]] = {
    Format.JSON: Printed._json,  # noqa: SLF001 - the class's own writers
    Format.CSV: Printed._csv,  # noqa: SLF001
    Format.PARQUET: Printed._parquet,  # noqa: SLF001
}


def _lines(text: bytes) -> list[bytes]:
    """The records of a CSV file, which may run over several lines each."""
    records = csv.reader(io.StringIO(text.decode(), newline=""))
    return [_line(cells) for cells in records]


def _line(cells: list[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()
