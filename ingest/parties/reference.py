"""The reference rows under `data/reference`, read on first use and kept.

Dates there are days, months or years and are read in favour of the party: a term or a membership runs from
the first day that its start allows to the last day that its end allows.
"""

from __future__ import annotations

import csv
import tomllib
from calendar import monthrange
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).resolve().parents[2] / "data" / "reference"


@cache
def tables() -> Mapping[str, Any]:
    """`parties.toml`: the tables `country`, `bloc` and `no_party`, and the list `ambiguous`."""
    return tomllib.loads((FOLDER / "parties.toml").read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a CSV file by column; an empty cell is an empty text."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def first_day(text: str) -> date | None:
    """The first day of a year, a month or a day (ISO 8601); None for an empty cell."""
    if not text:
        return None
    year, month, day = (int(part) for part in (text + "-01-01").split("-")[:3])
    return date(year, month, day)


def last_day(text: str) -> date | None:
    """The last day of a year, a month or a day (ISO 8601); None for an empty cell."""
    if not text:
        return None
    match [int(part) for part in text.split("-")]:
        case [year]:
            return date(year, 12, 31)
        case [year, month]:
            return date(year, month, monthrange(year, month)[1])
        case parts:
            return date(*parts)
