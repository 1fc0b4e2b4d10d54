"""The figures in large type: of the whole view, and of one party."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.charts import STATUS_STYLE
from dashboard.language import count, number, phrase, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.analysis import KeyFigures


def overview_metrics(figures: KeyFigures) -> None:
    """How much is in view, how many allies named a year, and what falls due next."""
    with st.grid(4, min_column_width=170, gap="small"):
        metric(say("Commitments"), number(figures.commitments), say("each with its sentence and source"))
        metric(
            say("Countries"),
            number(figures.countries),
            count(figures.blocs, "and {n} alliances or groups", "and {n} alliances or groups"),
        )
        metric(
            say("Allies that named a year"),
            say("{n} of {all}", n=figures.allies_with_own_year, all=figures.allies),
            say("themselves, for {share} core spending; the agreed 2035 counts", share=words.per_cent(3.5)),
        )
        metric(say("Next deadline"), *_next(figures.next_deadlines))


def _next(due: pd.DataFrame) -> tuple[str, str]:
    if due.empty:
        return "–", say("none ahead in this view")
    when = words.deadline(due["deadline"].iloc[0])
    if len(due) == 1:
        return when, say("{party}, 1 commitment", party=due["party_name"].iloc[0])
    parties = count(due["party"].nunique(), "{n} party", "{n} parties")
    return when, say("{parties}, {n} commitments", parties=parties, n=number(len(due)))


def party_metrics(progress: pd.DataFrame, party: str, names: Mapping[str, str]) -> None:
    """Standing target, spending, gap and pace of one party; `progress` is the result of `analysis.pace`."""
    rows = progress[progress["party"].eq(party)]
    if rows.empty:
        st.text(say("Neither a target of its own nor one that it inherits."))
        return
    row = rows.iloc[0]
    with st.grid(4, min_column_width=165, gap="small"):
        metric(say("Standing target"), *_target(row, names))
        metric(say("Latest spending"), *_spending(row))
        metric(say("Gap"), *_gap(row))
        metric(say("Pace"), *_pace(row))


def metric(label: str, value: str, note: str) -> None:
    """One figure in large type in a card, with its note."""
    with st.container(border=True, gap=None, height="stretch"):
        st.metric(label, words.literal(value))
        st.caption(words.literal(note))


def _target(row: pd.Series, names: Mapping[str, str]) -> tuple[str, str]:
    if pd.isna(row["target"]):
        none = say("no target of its own, and none that it inherits")
        return say("None"), row["basis"] if row["refused"] else none
    due, status = words.deadline(row["deadline"]), STATUS_STYLE[row["status"]].label
    by = say("of GDP by {due}", due=due) if due else say("of GDP without a deadline")
    own = row["origin"] == "own"
    whose = say("its own") if own else say("inherited from {bloc}", bloc=names[row["inherited_from"]])
    return words.per_cent(row["target"]), f"{by} · {whose} · {status}"


def _spending(row: pd.Series) -> tuple[str, str]:
    if pd.isna(row["share_of_gdp"]):
        return "–", say("no figure from NATO or SIPRI")
    parts = [say("of GDP in {year}", year=f"{row['year']:.0f}"), row["definition"]]
    parts += [say("estimate")] if row["is_estimate"] is True else []
    return words.per_cent(row["share_of_gdp"], spec=".2f"), " · ".join(parts)


def _gap(row: pd.Series) -> tuple[str, str]:
    if pd.isna(row["gap_points"]):
        return "–", say("nothing to compare")
    target = words.per_cent(row["comparable_target"])
    compared = say("against {target}: {basis}", target=target, basis=row["basis"])
    if row["gap_points"] <= 0:
        return say("Reached"), compared
    points = say("{n} points", n=number(row["gap_points"], ".2f"))
    if pd.isna(row["gap_usd"]):
        return points, compared
    return points, f"{say('USD {amount} a year', amount=words.money([row['gap_usd']]))} · {compared}"


def _pace(row: pd.Series) -> tuple[str, str]:
    told = (
        (phrase("needs {pace} points a year"), row["required_pace"]),
        (phrase("recently {pace} points a year"), row["recent_pace"]),
    )
    paces = [say(text, pace=number(pace, "+.2f")) for text, pace in told if not pd.isna(pace)]
    return words.plain(row["verdict"]), " · ".join(paces)
