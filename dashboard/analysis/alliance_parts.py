"""What a bloc's total is made of for each of its members, and whose word each part is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from dashboard.analysis.comparable import SPLIT_TARGETS
from dashboard.analysis.force import in_force, is_undertaken
from dashboard.analysis.rows import rows_of

if TYPE_CHECKING:
    from datetime import date

    from dashboard.analysis.comparable import SplitTarget
    from dashboard.analysis.rows import Row


def split_of(bloc: str) -> SplitTarget | None:
    """The total that the bloc agreed on in two parts; None where it has none."""
    return next((split for split in SPLIT_TARGETS if split.bloc == bloc), None)


def parts_of_total(
    commitments: pd.DataFrame, stood: pd.DataFrame, split: SplitTarget, on: date
) -> pd.DataFrame:
    """What a bloc's split total is made of for each member: a core and a related part, each with its word.

    `stood` are `alliances.stances`. The core part is the member's standing target. The related part is its
    own where it named one, or repeated the whole total; else the bloc's, unless it refused. Columns: `party,
    party_name, core_target, core_by, core_status, core_word, related_target, related_by, related_status,
    related_word` (own, alliance or none), `whole`, `share_of_gdp`, `year`, `is_estimate`, `definition`.
    """
    related = in_force(commitments[commitments["metric"].eq("gdp_share")], on)
    related = related[related["scope"].eq("related") & is_undertaken(related)]
    ranked = related.sort_values(["party", "value", "deadline"], ascending=[True, False, True])
    named = {row["party"]: row for row in rows_of(ranked.drop_duplicates("party"))}
    rows = [_parts(row, named.get(row["party"]), named.get(split.bloc), split) for row in rows_of(stood)]
    parts = pd.DataFrame(rows, columns=[*_PARTS, *_SPENT])
    whole = parts["core_target"].fillna(0) + parts["related_target"].fillna(0)
    parts.insert(len(_PARTS), "whole", whole.where(whole > 0))
    order = {"whole": False, "related_word": False, "party_name": True}
    return parts.sort_values([*order], ascending=[*order.values()], kind="stable").reset_index(drop=True)


_PARTS = ["party", "party_name", "core_target", "core_by", "core_status", "core_word"]
_PARTS += ["related_target", "related_by", "related_status", "related_word"]
_SPENT = ["share_of_gdp", "year", "is_estimate", "definition"]
_WORDS = {"own": "own", "inherited": "alliance"}


def _parts(row: Row, named: Row | None, blocs: Row | None, split: SplitTarget) -> Row:
    core = {
        "core_target": row["comparable_target"],
        "core_by": row["deadline"],
        "core_status": row["status"],
        "core_word": _WORDS.get(row["origin"], "none"),
    }
    return (
        {name: row[name] for name in ("party", "party_name", *_SPENT)}
        | core
        | _related(row, named, blocs, split)
    )


def _related(row: Row, named: Row | None, blocs: Row | None, split: SplitTarget) -> Row:
    repeats = (
        row["origin"] == "own" and row["target"] == split.total and row["comparable_target"] == split.core
    )
    if named is not None:
        part = (named["value"], named["deadline"], named["status"], "own")
    elif repeats:
        part = (split.total - split.core, row["deadline"], row["status"], "own")
    elif blocs is not None and row["refused"] is not True:
        part = (blocs["value"], blocs["deadline"], blocs["status"], "alliance")
    else:
        part = (None, None, None, "none")
    names = ("related_target", "related_by", "related_status", "related_word")
    return dict(zip(names, part, strict=True))
