"""The figures in large type: of the whole view, and of one party."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.analysis import KeyFigures


def overview_metrics(figures: KeyFigures) -> None:
    """How much is in view, how many allies named a year, and what falls due next."""
    due = figures.next_deadlines
    with st.grid(4, min_column_width=170, gap="small"):
        metric("Commitments", f"{figures.commitments:,}", "each with its sentence and source")
        metric("Countries", f"{figures.countries}", f"and {figures.blocs} alliances or groups")
        metric(
            "Allies that named a year",
            f"{figures.allies_with_own_year} of {figures.allies}",
            "of their own, for at least 3.5 % core spending",
        )
        if due.empty:
            metric("Next deadline", "–", "none ahead in this view")
        else:
            who = due["party_name"].iloc[0] if len(due) == 1 else f"{due['party'].nunique()} parties"
            metric("Next deadline", words.deadline(due["deadline"].iloc[0]), f"{who}, {len(due)} commitments")


def party_metrics(progress: pd.DataFrame, party: str, names: Mapping[str, str]) -> None:
    """Standing target, spending, gap and pace of one party; `progress` is the result of `analysis.pace`."""
    rows = progress[progress["party"].eq(party)]
    if rows.empty:
        st.text("Neither a target of its own nor one that it inherits.")
        return
    row = rows.iloc[0]
    with st.grid(4, min_column_width=165, gap="small"):
        metric("Standing target", *_target(row, names))
        metric("Latest spending", *_spending(row))
        metric("Gap", *_gap(row))
        metric("Pace", *_pace(row))


def metric(label: str, value: str, note: str) -> None:
    """One figure in large type, with its name above and what it means below."""
    with st.container(border=True, gap=None, height="stretch"):
        st.metric(label, words.literal(value))
        st.caption(words.literal(note))


def _target(row: pd.Series, names: Mapping[str, str]) -> tuple[str, str]:
    if pd.isna(row["target"]):
        return "None", "no target of its own, and none that it inherits" if not row["refused"] else row[
            "basis"
        ]
    due = words.deadline(row["deadline"])
    by = f"by {due}" if due else "without a deadline"
    whose = "its own" if row["origin"] == "own" else f"inherited from {names[row['inherited_from']]}"
    return f"{row['target']:g} %", f"of GDP {by} · {whose}, {row['status']}"


def _spending(row: pd.Series) -> tuple[str, str]:
    if pd.isna(row["share_of_gdp"]):
        return "–", "no figure from NATO or SIPRI"
    estimate = ", estimate" if row["is_estimate"] is True else ""
    return f"{row['share_of_gdp']:.2f} %", f"of GDP in {row['year']:.0f} · {row['definition']}{estimate}"


def _gap(row: pd.Series) -> tuple[str, str]:
    if pd.isna(row["gap_points"]):
        return "–", "nothing to compare"
    compared = f"against {row['comparable_target']:g} %: {row['basis']}"
    if row["gap_points"] <= 0:
        return "Reached", compared
    dollars = "" if pd.isna(row["gap_usd"]) else f"USD {words.money([row['gap_usd']])} a year · "
    return f"{row['gap_points']:.2f} points", dollars + compared


def _pace(row: pd.Series) -> tuple[str, str]:
    recent = "" if pd.isna(row["recent_pace"]) else f"recently {row['recent_pace']:+.2f} points a year"
    if pd.isna(row["required_pace"]):
        return row["verdict"].capitalize(), recent
    needed = f"needs {row['required_pace']:+.2f} points a year"
    return row["verdict"].capitalize(), " · ".join(part for part in (needed, recent) if part)
