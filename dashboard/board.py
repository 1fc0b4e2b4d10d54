"""What every page starts from: the tables, the day, and what follows from both whatever the filter."""

from __future__ import annotations

import os
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import analysis, data, words
from dashboard.charts import STATUS_STYLE
from dashboard.charts.style import rows_of
from dashboard.filters import Filters, Terms, apply
from dashboard.language import LANGUAGES, language, said_in
from dashboard.parts.table import readable
from ingest.models import Metric, Standing
from ingest.parties import parties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from dashboard.charts.style import Row


@dataclass(frozen=True, eq=False)
class Board:
    """One dataset on one day in one language, shared by its readers: selected from and never changed."""

    tables: data.Tables
    on: date
    """The day of the view: memberships and deadlines are those of this day."""
    latest_first: pd.DataFrame
    """The table of commitments, ordered by the day of the first statement."""
    due: pd.DataFrame
    """`analysis.next_deadlines` of all; of one day, shares of GDP before sums of money."""
    progress: pd.DataFrame
    """`analysis.pace` of every party: standing target, latest spending, gap and pace."""
    choices: Mapping[str, Mapping[str, str]]
    """Per filter its values with their labels, in the order in which they are offered."""
    spelled: Mapping[str, Mapping[str, str]]
    """Per filter the value of each label in every language, for links written in another."""
    binding: analysis.Undertakings
    """What binds today."""
    names: Mapping[str, str]
    """The name of each party's code."""
    editions: Sequence[Mapping[str, str]]
    """The publications behind the figures: `title`, `credit`, `terms`, `url` of each."""
    measured: Sequence[Mapping[str, Any]]
    """What was measured of the extraction: the sets of `data/accuracy.toml`; may be empty."""
    compared: Sequence[Mapping[str, Any]]
    """How other readers do on the same texts: the rows of `data/comparison.toml`; may be empty."""
    readable: pd.DataFrame
    """`table.readable` of all commitments, by `commitment_id`."""

    def commitments(self, filters: Filters) -> pd.DataFrame:
        """The commitments that match, the latest first."""
        return _commitments(self, filters)

    def allied(self, alliances: tuple[str, ...]) -> frozenset[str]:
        """The blocs and their members on the day, as codes."""
        return _allied(self, alliances)

    def spending_of(self, country: str) -> pd.DataFrame:
        """One country's figures, by one definition."""
        rows = self.tables.spending
        return analysis.one_definition(rows[rows["country"].eq(country)])

    def statements_of(self, statement_ids: str) -> pd.DataFrame:
        """Those of one commitment as they are held to be, by day, with what is known of their sources."""
        rows = _sourced(self)
        return rows[rows["statement_id"].isin(statement_ids.split())]

    def statement_of(self, commitment: Mapping[str, Any]) -> Row:
        """The statement from which a commitment has its sentence, with what is known of its source."""
        rows = self.statements_of(commitment["statement_ids"])
        return rows_of(rows[rows["evidence"].eq(commitment["evidence"])])[0]

    def rivals_of(self, rival_ids: object) -> pd.DataFrame:
        """The commitments that tell the same act otherwise, by their ids; none where it is not contested."""
        rows = self.tables.commitments
        return rows[rows["commitment_id"].isin(rival_ids.split() if isinstance(rival_ids, str) else [])]

    def targets(self, filters: Filters) -> pd.DataFrame:
        """The rows of `progress` of the parties asked for whose target is set by a matching commitment.

        An ally without a target of its own stays in view with its alliance's.
        """
        return self.asked_for(self.progress, filters)

    def asked_for(self, rows: pd.DataFrame, filters: Filters) -> pd.DataFrame:
        """The rows whose `party` is asked for and whose `commitment_id` is that of a matching commitment.

        The commitment may be another party's: a member's row can rest on its alliance's.
        """
        if filters.countries:
            rows = rows[rows["party"].isin(filters.countries)]
        if filters.alliances:
            rows = rows[rows["party"].isin(self.allied(filters.alliances))]
        what = filters.model_copy(update={"alliances": (), "countries": ()})
        return (
            rows
            if what.is_empty
            else rows[rows["commitment_id"].isin(self.commitments(what)["commitment_id"])]
        )


@lru_cache(maxsize=256)
def _commitments(here: Board, filters: Filters) -> pd.DataFrame:
    """Every chart of a page starts from the same rows: they are selected once."""
    return apply(here.latest_first, filters, allied=here.allied(filters.alliances))


@lru_cache(maxsize=256)
def _allied(here: Board, alliances: tuple[str, ...]) -> frozenset[str]:
    return frozenset(alliances).union(*(_members(here)[bloc] for bloc in alliances))


@lru_cache(maxsize=4)
def _members(here: Board) -> Mapping[str, set[str]]:
    """The members of each bloc today."""
    members: dict[str, set[str]] = defaultdict(set)
    rows = analysis.memberships_on(here.tables.memberships, here.on)
    for bloc, member in zip(rows["bloc"], rows["member"], strict=True):
        members[bloc].add(member)
    return members


@lru_cache(maxsize=4)
def _sourced(here: Board) -> pd.DataFrame:
    """The statements by day, each with what is known of its source."""
    about = here.tables.sources.drop(columns="added_on")
    rows = here.tables.held.merge(about, on="source_id", how="left")
    return data.plain(rows.sort_values("stated_on", kind="stable"))


def load() -> Board:
    """The board of today and of the folder `data`, in the language that is spoken now.

    It is the same one until a file changes or the day does.

    `PLEDGEBOARD_DATA` names another folder and `PLEDGEBOARD_TODAY` another day: for tests, or to look back.

    Raises:
        FileNotFoundError: a table is missing; `make data` writes it.
    """
    here = folder()
    on = os.environ.get("PLEDGEBOARD_TODAY") or datetime.now(tz=UTC).date().isoformat()
    shown = sorted(
        (entry.path, entry.stat().st_mtime_ns)
        for part in _PARTS
        for entry in os.scandir(os.path.join(here, part))  # noqa: PTH118 - at every run: half of Path's time
        if entry.name.endswith(_TABLES) and entry.name not in _WORKSPACE
    )
    return _board(here, date.fromisoformat(on), language(), repr(shown))


def folder() -> str:
    """The folder of the tables."""
    return os.environ.get("PLEDGEBOARD_DATA", str(_DATA))


_DATA = Path(__file__).resolve().parent.parent / "data"
_PARTS = ("", "figures", "reference")
_TABLES = (".csv", ".toml")
_WORKSPACE = ("queue.csv", "decisions.csv")
"""What curators write at every decision, and no page but theirs shows."""


@st.cache_resource(show_spinner=False, max_entries=8)
def _board(folder: str, on: date, spoken: str, modified: str) -> Board:
    del spoken, modified  # parts of the cache's key: a file that was written again is read again
    tables, names = data.tables(Path(folder)), words.party_names(parties().values())
    tables = data.named(tables, names)
    targets = analysis.standing_target(tables.commitments, tables.memberships, on)
    progress = analysis.pace(analysis.gaps(targets, tables.spending, tables.gdp), tables.spending, on)
    return Board(
        tables=tables,
        on=on,
        latest_first=_latest_first(tables.commitments),
        due=_due(tables.commitments, on),
        progress=data.plain(progress),
        choices=_choices(tables, names),
        spelled=_spelled(tables),
        binding=analysis.undertakings(tables.commitments, tables.memberships, on),
        names=names,
        editions=_listed(Path(folder, "figures", "figures.toml"), "editions"),
        measured=_listed(Path(folder, "accuracy.toml"), "sets"),
        compared=_listed(Path(folder, "comparison.toml"), "rows"),
        readable=readable(tables.commitments, names).set_index(tables.commitments["commitment_id"]),
    )


def _listed(path: Path, name: str) -> list[dict[str, Any]]:
    """The tables of this name in a TOML file; none where there is no file."""
    if not path.exists():
        return []
    return list(tomllib.loads(path.read_text(encoding="utf-8"))[name])


def _latest_first(commitments: pd.DataFrame) -> pd.DataFrame:
    order, ascending = ["first_stated_on", "party_name", "commitment_id"], [False, True, True]
    return commitments.sort_values(order, ascending=ascending, kind="stable").reset_index(drop=True)


def _due(commitments: pd.DataFrame, on: date) -> pd.DataFrame:
    due = analysis.next_deadlines(commitments, on)
    is_sum = due["metric"].eq(Metric.AMOUNT.value)
    return due.loc[due.assign(is_sum=is_sum).sort_values(["due_on", "is_sum"], kind="stable").index]


def _spelled(tables: data.Tables) -> dict[str, dict[str, str]]:
    told = [
        said_in(code, lambda: _choices(tables, words.party_names(parties().values()))) for code in LANGUAGES
    ]
    return {
        field: {label: value for choices in told for value, label in choices[field].items()}
        for field in told[0]
    }


def _choices(tables: data.Tables, names: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Parties that have commitments or figures, publishers that occur, and the contract's values."""
    commitments = tables.commitments
    seen = {*commitments["party"], *tables.spending["country"]}
    named = sorted(names.items(), key=lambda party: words.in_order(party[1]))
    own = {*commitments["party"]} & {*tables.memberships["bloc"]}
    blocs = [*_LISTED, *(code for code, _ in named if code in own and code not in _LISTED)]
    return {
        "alliances": {code: names[code] for code in blocs},
        "countries": {code: name for code, name in named if code in seen and code not in blocs},
        "statuses": {status: style.label for status, style in STATUS_STYLE.items()},
        "metrics": {metric.value: words.plain(metric.value) for metric in Metric},
        "standings": {standing.value: words.plain(standing.value) for standing in Standing},
        "terms": {terms.value: words.plain(terms.value) for terms in Terms},
        "publishers": {
            name: name for name in sorted(commitments["publisher"].dropna().unique(), key=str.casefold)
        },
    }


_LISTED = ("NATO", "EU", "G7", "AUKUS", "QUAD", "JEF", "IP4", "BALTICS", "NORDICS", "V4", "B9")
"""Blocs that are offered even where they have no commitment of their own: their members have."""
