"""What is really spent, and GDP: the publishers' figures, each with its edition, terms and credit.

NATO and SIPRI do not measure the same thing, so no country's series mixes the two.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING

from ingest.dataset import store
from ingest.models import Edtf, Gdp, Model, Spending

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Edition(Model):
    """One publication that figures are from, and on what terms."""

    key: str
    """The `edition` of the rows that are from it."""
    table: str
    """The table that holds them: `spending` or `gdp`."""
    definition: str | None = None
    """Whose definition of spending it follows."""
    publisher: str
    """Who published it."""
    title: str
    """Its title."""
    url: str
    """Where it was published."""
    published: Edtf
    """When."""
    credit: str
    """How it asks to be named wherever a figure is shown."""
    terms: str
    """On what terms its figures may be used."""
    terms_url: str
    """Where the terms stand."""
    max_cells: int | None = None
    """How many of its figures the terms let us republish; null where they set no limit."""
    note: str
    """What a careful reader should know about the figures."""


def editions(data: Path) -> list[Edition]:
    """The publications behind the figures, from `figures/figures.toml`; none in a folder without figures.

    Raises:
        TableError: where the file is missing beside figures, or malformed.
    """
    path = data / "figures" / "figures.toml"
    if not path.parent.exists():
        return []
    try:
        return [Edition.model_validate(row) for row in tomllib.loads(path.read_text("utf-8"))["editions"]]
    except (OSError, KeyError, ValueError) as error:
        raise store.TableError(f"{path}: {store.explain(error)}") from error


def spending(data: Path) -> list[Spending]:
    """Per cent of GDP, dollars and equipment shares by country and year.

    Raises:
        TableError: where a row is malformed or one series mixes two definitions.
    """
    rows = store.read(data, store.SPENDING)
    for problem in mixed_series(rows):
        raise store.TableError(f"{data / store.SPENDING.path}: {problem}")
    return rows


def gdp(data: Path) -> list[Gdp]:
    """US dollars at current prices by country and year.

    Raises:
        TableError: where a row is malformed.
    """
    return store.read(data, store.GDP)


def mixed_series(rows: Iterable[Spending]) -> list[str]:
    """The countries whose spending is told by two definitions or editions, one line each."""
    used = defaultdict(set)
    for row in rows:
        used[row.country].add((row.definition, row.edition))
    return [
        f"{country} mixes {' and '.join(sorted(edition for _, edition in definitions))}"
        for country, definitions in sorted(used.items())
        if len(definitions) > 1
    ]


def problems(data: Path) -> list[str]:
    """What is wrong with figures that can be read, one line each.

    Raises:
        TableError: where they cannot be read.
    """
    published = {edition.key: edition for edition in editions(data)}
    rows = spending(data)
    used = {row.edition for row in rows} | {row.edition for row in gdp(data)}
    return [
        *(f"no edition {key!r} in figures.toml" for key in sorted(used - published.keys())),
        *_beyond_the_terms(rows, published),
    ]


def _beyond_the_terms(rows: list[Spending], published: dict[str, Edition]) -> list[str]:
    cells: dict[str, int] = defaultdict(int)
    for row in rows:
        cells[row.edition] += sum(
            value is not None for value in (row.share_of_gdp, row.usd, row.equipment_share)
        )
    return [
        f"{count} figures of {key}, more than the {edition.max_cells} that its terms allow"
        for key, count in sorted(cells.items())
        if (edition := published.get(key)) and edition.max_cells is not None and count > edition.max_cells
    ]
