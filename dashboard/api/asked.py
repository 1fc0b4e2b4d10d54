"""What a request may ask for: the dashboard's own filters, a format and a page. Anything else is refused."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from dashboard.contents.agenda import USUAL_HORIZON
from dashboard.contents.charts import Wish
from dashboard.filters import Day, Filters
from dashboard.language import LANGUAGES
from ingest.dataset.changes import Kind  # noqa: TC001 - pydantic reads the annotations
from ingest.parties import PartyKind, parties

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 10_000
"""Rows in one answer; who wants more turns the page."""


class Format(StrEnum):
    """How the rows are written."""

    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


CODES = {
    kind: [code for code, party in parties().items() if party.kind is kind]
    for kind in (PartyKind.BLOC, PartyKind.COUNTRY)
}
"""Every bloc and every country by its code."""


def _code(codes: Iterable[str], what: str) -> tuple[AfterValidator, WithJsonSchema]:
    """A text that is one of the codes, and is described as that."""
    codes = [*codes]

    def known(code: str) -> str:
        if code not in codes:
            raise ValueError(f"{code!r} is the code of no {what}")
        return code

    return AfterValidator(known), WithJsonSchema({"type": "string", "enum": codes})


Bloc = Annotated[str, *_code(CODES[PartyKind.BLOC], "bloc")]
Country = Annotated[str, *_code(CODES[PartyKind.COUNTRY], "country")]
Party = Annotated[str, *_code(chain(*CODES.values()), "bloc or country")]
Language = Annotated[str, *_code(LANGUAGES, "language")]


class Asked(BaseModel):
    """A request that is understood."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Places(Asked):
    """Whose rows."""

    alliances: tuple[Bloc, ...] = ()
    """Blocs: their members today, and the blocs themselves."""
    countries: tuple[Country, ...] = ()
    """ISO 3166-1 alpha-3 codes."""


class Page(Asked):
    """Which rows, and how they are written."""

    format: Format = Format.JSON
    """How the rows are written."""
    limit: int = Field(default=LONGEST, ge=1, le=LONGEST)
    """How many rows at most."""
    offset: int = Field(default=0, ge=0, le=10_000_000)
    """How many rows to leave out first."""


class AskedCommitments(Places, Filters, Page):
    """The dashboard's filters, as they stand in its address with codes."""


class Theme(StrEnum):
    """How an embedded chart looks, where it is not to follow its reader's system."""

    LIGHT = "light"
    DARK = "dark"


class Period(Asked):
    """Changes between two days."""

    since: Day | None = None
    """Only what came about after this day."""
    until: Day | None = None
    """Only what came about on this day or before."""
    kinds: tuple[Kind, ...] = ()
    """What happened."""


class AskedChart(Period, Places, Filters):
    """The dashboard's filters, for a chart on a page of its own, and what single charts ask for besides."""

    askers: tuple[Party, ...] = ()
    """Who asks, for the charts of demands."""
    within: int = Field(default=USUAL_HORIZON, ge=1, le=600)
    """How many months ahead, for the chart of what falls due."""
    theme: Theme | None = None
    """How it looks; else as the reader's system."""
    lang: Language | None = None
    """Which language it speaks; else that of the reader's browser."""


class AskedFigures(Places, Page):
    """Countries and alliances."""


class AskedChanges(Places, Page, Period):
    """Changes between two days."""


def filters(asked: Places) -> Filters:
    """The dashboard's filters in a request."""
    return Filters.model_construct(
        **{name: getattr(asked, name) for name in Filters.model_fields if hasattr(asked, name)}
    )


def wish(asked: AskedChart) -> Wish:
    """What a chart is to be made of."""
    besides = {field.name: getattr(asked, field.name) for field in fields(Wish) if field.name != "filters"}
    return Wish(filters(asked), **besides)
