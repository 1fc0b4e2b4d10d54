"""The rows of a frame as plain Python values, far cheaper to walk through than as pandas gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

Row = dict[str, Any]
"""One row of a frame, by column."""


def cells(df: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    """Some cells of each row, in the order of `names`."""
    return zip(*(df[name].tolist() for name in names), strict=True)


def rows_of(df: pd.DataFrame) -> list[Row]:
    """Each row as a dictionary by column."""
    names = [str(name) for name in df.columns]
    return [dict(zip(names, row, strict=True)) for row in cells(df, *names)]
