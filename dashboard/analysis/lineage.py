"""One party's targets in the order in which they followed each other, and how often whose promise moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.dates import deadline_end
from dashboard.analysis.force import COMMITTED
from dashboard.analysis.rows import cells, rows_of

if TYPE_CHECKING:
    from datetime import date

    from dashboard.analysis.rows import Row

MOVES = ("raised", "lowered", "sooner", "later", "withdrawn", "taken up", "firmer")
"""What became of a promise: a higher or lower figure, an earlier or later date, a refusal of it, a promise
after a refusal, or the same target put with more force or more exactly, which is no move."""

ENDINGS = ("standing", "superseded", "met", "lapsed", "withdrawn")

_PROPOSED, _REJECTED = "proposed", "rejected"


def strip(commitments: pd.DataFrame, party: str, on: date) -> pd.DataFrame:
    """What one party has undertaken or refused as shares of GDP, in the order of its first day.

    Proposals are shown where something took their place or they took its. `commitments` are all that the
    dataset holds. Adds `superseded_by` (an id; missing where nothing replaced it) and `ends_on`: the day on
    which it was replaced, fell due, or was last told before it was withdrawn; missing while it stands.
    Undated rows, and those stated after `on`, are left out.
    """
    known = commitments["first_stated_on"] <= pd.Timestamp(on)
    own = commitments[commitments["party"].eq(party) & commitments["metric"].eq("gdp_share") & known]
    replaced = own.dropna(subset=["supersedes"]).drop_duplicates("supersedes")
    replaced = replaced[["supersedes", "commitment_id", "first_stated_on"]]
    replaced = replaced.set_axis(["commitment_id", "superseded_by", "replaced_on"], axis="columns")
    own = own.merge(replaced, on="commitment_id", how="left")
    linked = own["superseded_by"].notna() | own["supersedes"].notna()
    bears = own["status"].isin([*COMMITTED, _REJECTED]) | (own["status"].eq(_PROPOSED) & linked)
    own = own.assign(ends_on=_ends(own)).drop(columns="replaced_on")
    order = ["first_stated_on", "value", "commitment_id"]
    return own[bears].sort_values(order, kind="stable").reset_index(drop=True)


def _ends(own: pd.DataFrame) -> pd.Series:
    due = deadline_end(own["deadline"])
    replaced_on = own["replaced_on"].fillna(own["last_stated_on"])
    ends = pd.Series(pd.NaT, index=own.index, dtype="datetime64[s]")
    ends = ends.mask(own["standing"].isin(["met", "lapsed"]), due)
    ends = ends.mask(own["standing"].isin(["superseded", "withdrawn"]), replaced_on)
    return ends.where(ends.isna() | (ends >= own["first_stated_on"]), own["first_stated_on"])


def moves(commitments: pd.DataFrame) -> pd.DataFrame:
    """Each share of GDP that took the place of what its party had promised or refused before.

    The columns of the commitment that did, `move` (one of `MOVES`), and of the one that it replaced
    `old_value`, `old_deadline`, `old_status`, `old_evidence` and `old_url`. What was only proposed before is
    no promise that could move.
    """
    shares = commitments[commitments["metric"].eq("gdp_share")]
    older = shares[shares["status"].isin([*COMMITTED, _REJECTED])]
    older = older.assign(value_high=older["value_high"].fillna(older["value"]))
    older = older[["commitment_id", *_OLD]].rename(columns={"commitment_id": "supersedes"} | _OLD)
    pairs = shares.dropna(subset=["supersedes"]).merge(older, on="supersedes")
    pairs = pairs.assign(move=pd.Series([_move(row) for row in rows_of(pairs)], dtype="str"))
    return pairs.sort_values(["first_stated_on", "commitment_id"], kind="stable").reset_index(drop=True)


_OLD = {
    "value": "old_value",
    "value_high": "old_high",
    "deadline": "old_deadline",
    "status": "old_status",
    "evidence": "old_evidence",
    "source_url": "old_url",
}


def _move(row: Row) -> str:
    if row["status"] == _REJECTED:
        return "withdrawn"
    if row["old_status"] == _REJECTED:
        return "taken up"
    if row["value"] > max(row["old_value"], row["old_high"]):
        return "raised"
    if row["value"] < row["old_value"]:
        return "lowered"
    return _moved_in_time(row["deadline"], row["old_deadline"])


def _moved_in_time(new: object, old: object) -> str:
    """Later or sooner by what both deadlines state; one that only states it more exactly is firmer."""
    if not (isinstance(new, str) and isinstance(old, str)):
        return "firmer"
    length = min(len(new), len(old))
    if new[:length] == old[:length]:
        return "firmer"
    return "sooner" if new < old else "later"


def most_moved(moves: pd.DataFrame) -> pd.DataFrame:
    """The rows that are moves, with `times`: how often their party's promise moved; the most first.

    One promise that two sentences moved the same way has moved once.
    """
    moved = moves[moves["move"].ne("firmer")].drop_duplicates(["supersedes", "move"])
    times = moved["party"].value_counts()
    moved = moved.assign(times=moved["party"].map(times).astype("int64"))
    order = {"times": False, "party_name": True, "first_stated_on": True, "commitment_id": True}
    ranked = moved.sort_values([*order], ascending=[*order.values()], kind="stable")
    return ranked.reset_index(drop=True)


def parties_by_moves(ranked: pd.DataFrame) -> list[tuple[str, int]]:
    """Name and number of moves of each party of `most_moved`, in its order."""
    return [*dict.fromkeys(cells(ranked, "party_name", "times"))]
