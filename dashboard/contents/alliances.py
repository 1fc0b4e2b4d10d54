"""One bloc's page: how its members stand together, what each spends, and its word beside the bloc's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import analysis, words
from dashboard.analysis import alliance_parts as parts_of
from dashboard.analysis import alliance_words as said
from dashboard.analysis import alliances
from dashboard.analysis.rows import cells
from dashboard.charts.heatmap import heat_map
from dashboard.charts.member_map import extent_of, member_map
from dashboard.charts.member_words import member_words
from dashboard.charts.parts_bars import parts_bars
from dashboard.charts.style import unlabelled
from dashboard.contents.lineage import lineage_chart
from dashboard.contents.multiples import TWO_ACROSS, Told, multiples_chart
from dashboard.filters import Filters
from dashboard.language import count, number, say
from dashboard.parts.cards import sentence_cards
from dashboard.parts.columns import TARGET_COLUMNS
from dashboard.parts.metrics import metric
from dashboard.parts.panel import Chart, untitled

if TYPE_CHECKING:
    from dashboard.analysis.rows import Row
    from dashboard.board import Board
    from dashboard.charts.multiples import Look

_LATEST = 5
"""Years beside the first one for which a phone has room."""

_HEAT_COLUMNS = ("party_name", "year", "share_of_gdp", "aim", "part", "is_estimate", "definition", "edition")
_WORD_COLUMNS = (
    *("party_name", "stance", "whose", "value", "comparable_target", "deadline", "status"),
    *("instrument", "first_stated_on", "speaker", "evidence", "source_url"),
)
_PART_COLUMNS = (
    *("party_name", "core_target", "core_by", "core_status", "core_word", "related_target"),
    *("related_by", "related_status", "related_word", "whole", "share_of_gdp", "year"),
)


@dataclass(frozen=True, eq=False)
class Alliance:
    """What the page shows; none of it is ever changed."""

    standing: alliances.Standing
    aim: Row | None
    """The row of the bloc's own standing target."""
    spent: Chart
    words: Chart
    parts: Chart | None
    """What the bloc's total is made of; None where it has none of two parts."""
    where: Chart
    lineage: Chart | None
    """None where the bloc has agreed on no share of GDP."""
    each: Chart
    differing: pd.DataFrame
    """The words of the members that refused the bloc's target or promise less, in the order of the page."""
    own: pd.DataFrame
    """The bloc's own commitments."""


@lru_cache(maxsize=32)
def alliance(here: Board, bloc: str, look: Look = TWO_ACROSS) -> Alliance:
    """The page of a bloc on the day of the board; `look` is that of its members' pictures."""
    tables, only = here.tables, Filters(alliances=(bloc,))
    members = _members(here, bloc)
    aim = alliances.aim_of(here.progress, bloc)
    spoken = alliances.own_words(tables.commitments, tables.memberships, members, here.on)
    stood = alliances.stances(members, spoken, aim)
    beside = alliances.beside_the_bloc(stood, spoken)
    return Alliance(
        standing=alliances.standing_of(members, aim),
        aim=aim,
        spent=_spent(here, members, aim, only),
        words=_words(beside, stood, aim, only),
        parts=_parts(here, stood, bloc),
        where=_where(stood, only),
        lineage=lineage_chart(here, bloc),
        each=multiples_chart(
            here,
            members,
            Told("members-compared", said.multiples_title(members), said.multiples_sentence(), only),
            look,
        ),
        differing=beside[beside["stance"].isin(["refused", "less"]) & beside["whose"].eq("own")],
        own=analysis.history(tables.commitments, bloc),
    )


@lru_cache(maxsize=4)
def overview(here: Board) -> pd.DataFrame:
    """One row a bloc: its members, its own target, and how its members stand."""
    rows = []
    for bloc, name in here.choices["alliances"].items():
        members = _members(here, bloc)
        aim = alliances.aim_of(here.progress, bloc)
        standing = alliances.standing_of(members, aim)
        rows.append(
            {
                "party": bloc,
                "party_name": name,
                "members": standing.members,
                "comparable_target": None if aim is None else aim["comparable_target"],
                "deadline": None if aim is None else aim["deadline"],
                "with_target": standing.with_target,
                "met": standing.met,
                "gap_points": standing.short_points,
                "gap_usd": standing.short_usd,
            }
        )
    return pd.DataFrame(rows)


def _members(here: Board, bloc: str) -> pd.DataFrame:
    names = alliances.members_on(here.tables.memberships, bloc, here.on)
    return alliances.rows_of_parties(here.progress, here.tables.spending, names)


def alliance_metrics(standing: alliances.Standing, aim: Row | None) -> None:
    """Members, targets, how many are met, and what is missing in all."""
    with st.grid(4, min_column_width=165, gap="small"):
        metric(say("Members"), f"{standing.members}", _aim(aim))
        metric(
            say("With a target"),
            say("{n} of {all}", n=standing.with_target, all=standing.members),
            count(standing.with_own, "{n} by its own word", "{n} by their own word"),
        )
        metric(
            say("Meet it"),
            say("{n} of {all}", n=standing.met, all=standing.measured),
            _at_aim(standing, aim),
        )
        metric(
            say("Short together"),
            say("{points} points", points=number(standing.short_points, ".1f")),
            say("of GDP, added up · USD {money} a year", money=words.money([standing.short_usd])),
        )


def _at_aim(standing: alliances.Standing, aim: Row | None) -> str:
    each = say("of those with a figure, each against its own standing target")
    if aim is None:
        return each
    target = words.per_cent(aim["comparable_target"])
    return f"{each} · " + say("{n} spend the agreed {target}", n=standing.at_aim, target=target)


def _aim(aim: Row | None) -> str:
    if aim is None:
        return say("no share of GDP that the group itself agreed on")
    target, due = words.per_cent(aim["comparable_target"]), words.deadline(aim["deadline"])
    if not due:
        return say("agreed together: {target} of GDP, compared with core spending", target=target)
    return say(
        "agreed together: {target} of GDP by {due}, compared with core spending", target=target, due=due
    )


def word_cards(differing: pd.DataFrame, here: Board) -> None:
    """What the members whose word differs from the bloc's have said, sentence by sentence."""
    parties = [*dict.fromkeys(cells(differing, "party", "party_name", "stance"))]
    if not parties:
        return
    st.subheader(
        count(
            len(parties),
            "{n} member’s own word differs from its alliance’s",
            "{n} members’ own words differ from their alliance’s",
        ),
        anchor=False,
    )
    columns = st.columns(2, gap="medium")
    for place, (party, name, stance) in enumerate(parties):
        with columns[place % 2]:
            said_of = (
                say("refused what its alliance agreed on") if stance == "refused" else say("promises less")
            )
            st.markdown(f"**{words.literal(name)}** :gray[{words.literal(said_of)}]")
            own = differing[differing["party"].eq(party)]
            sentence_cards(own.sort_values("first_stated_on", kind="stable"), here.names)


def _spent(here: Board, members: pd.DataFrame, aim: Row | None, only: Filters) -> Chart:
    years = alliances.by_year(
        here.tables.spending, members, None if aim is None else aim["comparable_target"]
    )
    return Chart(
        name="members-by-year",
        finding=said.heat_title(years, aim),
        sentence=said.heat_sentence(years),
        figure=untitled(heat_map(years)),
        narrow=untitled(heat_map(alliances.first_and_latest(years, _LATEST))),
        table=years,
        columns=_HEAT_COLUMNS,
        filters=only,
    )


def _words(beside: pd.DataFrame, stood: pd.DataFrame, aim: Row | None, only: Filters) -> Chart:
    figure = untitled(member_words(beside[beside["whose"].ne("none")], aim))
    return Chart(
        name="own-words",
        finding=said.words_title(stood, aim),
        sentence=said.words_sentence(stood),
        figure=figure,
        narrow=unlabelled(figure),
        table=beside,
        columns=_WORD_COLUMNS,
        filters=only,
    )


def _parts(here: Board, stood: pd.DataFrame, bloc: str) -> Chart | None:
    split = parts_of.split_of(bloc)
    if split is None:
        return None
    parts = parts_of.parts_of_total(here.tables.commitments, stood, split, here.on)
    return Chart(
        name="core-and-related",
        finding=said.parts_title(parts, split),
        sentence=said.parts_sentence(parts),
        figure=untitled(parts_bars(parts)),
        table=parts,
        columns=_PART_COLUMNS,
        filters=Filters(alliances=(bloc,)),
    )


def _where(stood: pd.DataFrame, only: Filters) -> Chart:
    _, beyond = extent_of(stood["party"])
    return Chart(
        name="members-map",
        finding=said.map_title(stood),
        sentence=said.map_sentence(stood, stood[stood["party"].isin(beyond)]),
        figure=untitled(member_map(stood)),
        table=stood,
        columns=("party_name", "stance", *TARGET_COLUMNS[1:]),
        filters=only,
    )
