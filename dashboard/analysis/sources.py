"""Who says so: the sources behind commitments, how many tell each, and where they disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.analysis.rows import rows_of
from dashboard.language import count, number, say

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.analysis.rows import Row

CORROBORATIONS = ("corroborated", "single", "contested")
"""How a commitment is told, the surest first."""


def cited(commitments: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """One row for each statement of each commitment: its columns with the source and its sentence.

    `statement_id`, `source_id`, `evidence`, `evidence_kind`, `speaker` and `stated_on` are the statement's.
    """
    own = ["statement_id", "source_id", "evidence", "evidence_kind", "speaker", "stated_on"]
    held = commitments.drop(columns=["evidence", "speaker"]).assign(
        statement_id=commitments["statement_ids"].str.split()
    )
    return held.explode("statement_id").merge(statements[own], on="statement_id")


def counted(sources: pd.DataFrame, cited_rows: pd.DataFrame) -> pd.DataFrame:
    """The sources, the latest first, with how many `commitments` each of them states."""
    number = cited_rows.groupby("source_id")["commitment_id"].nunique()
    counts = sources["source_id"].map(number).fillna(0).astype(int)
    by_day = ["published", "source_id"]
    return sources.assign(commitments=counts).sort_values(by_day, ascending=[False, True], kind="stable")


def corroboration(commitments: pd.DataFrame) -> pd.DataFrame:
    """`status, corroboration, commitments` (how many), for each pair that occurs."""
    return commitments.groupby(["status", "corroboration"]).size().reset_index(name="commitments")


def corroboration_title(counts: pd.DataFrame) -> str:
    """How many commitments more than one independent source tells; `counts` is from `corroboration`."""
    several, whole = _of(counts, "corroborated"), int(counts["commitments"].sum())
    if not whole:
        return say("No commitment matches the filter")
    return count(
        several,
        "{n} of {all} commitments is told alike by two or more independent sources",
        "{n} of {all} commitments are told alike by two or more independent sources",
        all=number(whole),
    )


def corroboration_sentence(counts: pd.DataFrame) -> str:
    """How many rest on one source, and how many are told in two ways."""
    single, contested = _of(counts, "single"), _of(counts, "contested")
    rest = count(single, "{n} rests on one source.", "{n} rest on one source.")
    other = count(
        contested, "{n} is told otherwise by another source.", "{n} are told otherwise by another source."
    )
    return f"{rest} {other}"


def disagreements(commitments: pd.DataFrame, in_view: pd.DataFrame) -> list[tuple[Row, Row]]:
    """The pairs of contested commitments of which at least one is in view, each pair once, by party."""
    rows = {row["commitment_id"]: row for row in rows_of(commitments)}
    contested = in_view[in_view["rival_ids"].notna()]
    pairs = {
        tuple(sorted((row["commitment_id"], rival)))
        for row in rows_of(contested)
        for rival in row["rival_ids"].split()
        if rival in rows
    }
    return [(rows[one], rows[other]) for one, other in sorted(pairs)]


def _of(counts: pd.DataFrame, corroborated: str) -> int:
    return int(counts.loc[counts["corroboration"].eq(corroborated), "commitments"].sum())
