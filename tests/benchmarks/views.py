"""What a reader changes on each view: rows that the benchmarks of server, browser and load share."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - a field names it
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Choice:
    """A widget of a view, and what is chosen in it, one after the other: one more than there are rounds."""

    kind: str
    """'multiselect' or 'selectbox'."""
    key: str
    label: str
    options: Mapping[str, str]
    """Each code with its name as the widget shows it."""

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self.options)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.options.values())


_BLOCS = MappingProxyType(
    {
        "EU": "European Union",
        "G7": "G7",
        "JEF": "Joint Expeditionary Force",
        "QUAD": "Quad",
        "NORDICS": "Nordic countries",
        "BALTICS": "Baltic states",
        "V4": "Visegrád Group",
        "NATO": "NATO",
    }
)
_COUNTRIES = MappingProxyType(
    {
        "POL": "Poland",
        "FRA": "France",
        "ITA": "Italy",
        "ESP": "Spain",
        "KOR": "South Korea",
        "JPN": "Japan",
        "AUS": "Australia",
        "DEU": "Germany",
    }
)
_FILTER = Choice("multiselect", "alliances", "Alliance", _BLOCS)

_FILTERED = ("overview", "commitments", "timeline", "demands", "delivery", "changes", "sources")
FILTERED = dict.fromkeys(_FILTERED, _FILTER)
"""Those that the filters change."""
CHOSEN = {
    "countries": Choice("selectbox", "country", "Country", _COUNTRIES),
    "alliances": Choice("selectbox", "alliance", "Alliance", _BLOCS),
}
"""Those that show one party, chosen on the view itself."""
VIEWS: Mapping[str, Choice] = MappingProxyType(FILTERED | CHOSEN)

TRIAL = "try_it"
TEXTS = tuple(
    f"Poland will spend {share} per cent of GDP on defence by {year}, its prime minister said on Monday."
    for share, year in zip(range(3, 11), range(2028, 2036), strict=True)
)
"""What is read on `TRIAL`, one after the other."""


def path(name: str) -> str:
    """Of a view on the server, with its last option chosen where it shows nothing without one."""
    if name in CHOSEN:
        return f"{name}?{CHOSEN[name].key}={CHOSEN[name].codes[-1]}"
    return "" if name == "overview" else name
