"""Who asks whom for what, and what the asked one has said of it: before the demand, and since.

An answer is what the asked party itself, or a bloc that it belonged to on that day, has stated of the same
measure. That it came after a demand does not say that it came because of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from dashboard.analysis.dates import deadline_end
from dashboard.analysis.force import is_undertaken
from dashboard.analysis.rows import rows_of
from dashboard.analysis.targets import memberships_on
from dashboard.language import count, number, phrase, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.analysis.rows import Row

ANSWERS = ("already", "that much", "rejected", "less", "none")
"""What became of a demand, in the order in which one answer counts before another.

`already`: at least that much was promised before the demand, and that promise was in force. `that much`:
promised on the day of the demand or later. `rejected`: turned down since. `less`: a lower figure promised
since. `none`: nothing of this measure said since.
"""

_SHARES = ("total", "core")
"""Scopes that answer each other: spending tables, and those who speak, know one defence spending."""

_OF_ANSWER = {
    "commitment_id": "answer_id",
    "party": "answer_party",
    "status": "answer_status",
    "value": "answer_value",
    "deadline": "answer_deadline",
    "stated_on": "answered_on",
    "speaker": "answer_speaker",
    "evidence": "answer_evidence",
    "source_url": "answer_url",
    "publisher": "answer_publisher",
}
"""The columns of an answering commitment, and what they are called beside the demand's own."""


def spoken(commitments: pd.DataFrame, statements: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """One row for each statement of each commitment: what is held to be true, and who said it when and where.

    The columns of a commitment, with `speaker`, `evidence`, `source_url` and `publisher` of the statement,
    its day `stated_on`, and `until`: the last day on which the commitment was in force, missing for ever.
    """
    told = statements[["statement_id", "source_id", "stated_on", "speaker", "evidence"]]
    told = told.merge(sources[["source_id", "url", "publisher"]], on="source_id", how="left")
    told = told.rename(columns={"url": "source_url"}).drop(columns="source_id")
    held = commitments.assign(
        until=_until(commitments), statement_id=commitments["statement_ids"].str.split()
    )
    held = held.drop(columns=["speaker", "evidence", "source_url", "publisher"]).explode("statement_id")
    joined = held.merge(told, on="statement_id").dropna(subset=["stated_on"])
    return joined.sort_values(["stated_on", "commitment_id"], kind="stable").reset_index(drop=True)


def answers(demands: pd.DataFrame, said: pd.DataFrame, memberships: pd.DataFrame) -> pd.DataFrame:
    """One row for each demand and each commitment that answers it, the strongest answer first.

    `demands` are commitments, `said` comes from `spoken` of all commitments: a filter would hide what answers
    a demand. Columns: `demand_id`, `answer` (one of `ANSWERS` but `none`), those of the answering statement
    (`answer_id`, `answer_party`, `answered_on`, …) and `days` from the demand to the answer, negative where
    the promise came first. Of several statements of one commitment the first that answers has a row. The
    sentence of the demand itself answers nothing, even where it retells what the asked one holds to.
    """
    asked = demands[demands["status"].eq("demanded")].dropna(subset=["first_stated_on"])
    undertaken = is_undertaken(said) | said["status"].eq("rejected")
    rows = rows_of(said[undertaken & said["standing"].ne("withdrawn")])
    bound = _Bound(memberships)
    found = [answer for demand in rows_of(asked) for answer in _answers(demand, rows, bound)]
    columns = ["demand_id", "answer", *_OF_ANSWER.values(), "days"]
    return pd.DataFrame(found, columns=columns).drop_duplicates(["demand_id", "answer_id"])


def answered(demands: pd.DataFrame, answers: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Each demand with its strongest answer: of promises to do less the highest, else the first stated.

    `demands` are commitments (those of another status are left out); adds `asker_name` and the columns of
    `answers`, where `answer` is 'none' and the rest missing for a demand without an answer.
    """
    asked = demands[demands["status"].eq("demanded")]
    asked = asked.assign(asker_name=asked["requested_by"].map(names).fillna(say("not stated")))
    best = answers.drop_duplicates("demand_id").rename(columns={"demand_id": "commitment_id"})
    joined = asked.merge(best, on="commitment_id", how="left")
    joined["answer"] = joined["answer"].fillna("none")
    order = ["party_name", "first_stated_on", "value", "commitment_id"]
    return joined.sort_values(order, kind="stable").reset_index(drop=True)


def cells(demands: pd.DataFrame) -> pd.DataFrame:
    """One row for each asker and asked: the highest share of GDP asked, and how often any was.

    `demands` come from `answered`. Of demands as high the last counts; adds `demands` (count), `since` and
    `until` (first and last day). Demands of another measure have no row.
    """
    shares = demands[demands["metric"].eq("gdp_share")]
    pair = ["requested_by", "party"]
    spans = shares.groupby(pair)["first_stated_on"].agg(demands="size", since="min", until="max")
    highest = shares.sort_values(["value", "first_stated_on"], ascending=False, kind="stable")
    return highest.drop_duplicates(pair).merge(spans.reset_index(), on=pair).reset_index(drop=True)


def matrix_title(demands: pd.DataFrame) -> str:
    """How many demands there are, and from whom most of them come."""
    if demands.empty:
        return say("No demand matches the filter")
    counts = demands["asker_name"].value_counts()
    return count(
        len(demands),
        "{most} of {n} demand come from {asker}",
        "{most} of {n} demands come from {asker}",
        most=number(counts.iloc[0]),
        asker=counts.index[0],
    )


def matrix_sentence(demands: pd.DataFrame) -> str:
    """What the answers are, counted."""
    counts = demands["answer"].value_counts()
    parts = [say(_SAID[answer], n=number(counts[answer])) for answer in ANSWERS if answer in counts]
    if not parts:
        return say("None.")
    told = count(len(demands), "Of {n} demand: {parts}.", "Of {n} demands: {parts}.", parts=", ".join(parts))
    others = int(demands["metric"].ne("gdp_share").sum())
    apart = count(
        others,
        "{n} demand of another measure: see the list below.",
        "{n} demands of another measure: see the list below.",
    )
    return f"{told} {apart}" if others else told


def ladder_title(demands: pd.DataFrame) -> str:
    """Whether demand or promise came first, where at least as much as was asked has been promised."""
    promised = demands["answer"].isin(["already", "that much"])
    if not promised.any():
        return say("No demand here has been promised in full")
    return say(
        "The demand came before the pledge in {before} of {all} that were promised in full",
        before=int(demands["answer"].eq("that much").sum()),
        all=int(promised.sum()),
    )


def ladder_sentence(demands: pd.DataFrame) -> str:
    """How long the promises took, and how many demands have none."""
    waited = demands.loc[demands["answer"].eq("that much"), "days"]
    open_ones = int(demands["answer"].isin(["rejected", "less", "none"]).sum())
    rest = say("{n} of {all} have no promise of that much.", n=open_ones, all=len(demands))
    if waited.empty:
        return rest
    days = number(waited.median(), ",.0f")
    return f"{say('Where the pledge came after, it took {days} days (median).', days=days)} {rest}"


_SAID = {
    "already": phrase("{n} promised that much before"),
    "that much": phrase("{n} promised that much since"),
    "rejected": phrase("{n} turned down"),
    "less": phrase("{n} answered with less"),
    "none": phrase("{n} without an answer"),
}


def _until(commitments: pd.DataFrame) -> pd.Series:
    """The day before a successor was first stated, or the last day of the deadline, whichever comes first."""
    successors = commitments.dropna(subset=["supersedes"]).groupby("supersedes")["first_stated_on"].min()
    replaced = pd.to_datetime(commitments["commitment_id"].map(successors.to_dict())) - pd.Timedelta(days=1)
    due = deadline_end(commitments["deadline"])
    return replaced.where((replaced < due) | due.isna(), due)


class _Bound:
    """Who is bound by a bloc's word on a day."""

    def __init__(self, memberships: pd.DataFrame) -> None:
        self._memberships = memberships
        self._known: dict[tuple[str, pd.Timestamp], set[str]] = {}

    def by(self, bloc: str, party: str, day: pd.Timestamp) -> bool:
        """Whether the party, or each of its members where it is a bloc too, belonged to the bloc."""
        return self._members(party, day) <= self._members(bloc, day)

    def _members(self, party: str, day: pd.Timestamp) -> set[str]:
        """A bloc's members on the day; of a country, itself."""
        if (party, day) not in self._known:
            of_party = self._memberships[self._memberships["bloc"].eq(party)]
            self._known[party, day] = {*memberships_on(of_party, day.date())["member"]} or {party}
        return self._known[party, day]


def _answers(demand: Row, said: list[Row], bound: _Bound) -> list[dict[str, Any]]:
    relevant = [row for row in said if _is_of_same_measure(row, demand)]
    others = [row for row in relevant if row["evidence"] != demand["evidence"]]
    judged = [(answer, row) for row in others if (answer := _answer(demand, row))]
    own = [(answer, row) for answer, row in judged if _speaks_for(row, demand, relevant, bound)]
    return [_joined(demand, answer, row) for answer, row in sorted(own, key=_rank)]


def _is_of_same_measure(row: Row, demand: Row) -> bool:
    scopes = _SHARES if demand["scope"] in _SHARES else (demand["scope"],)
    return row["metric"] == demand["metric"] and row["scope"] in scopes


def _answer(demand: Row, row: Row) -> str | None:
    """What a statement says to a demand; to turn down more than is asked says nothing."""
    since = row["stated_on"] >= demand["first_stated_on"]
    if row["status"] == "rejected":
        return "rejected" if since and row["value"] <= demand["value"] else None
    reaches = row["value"] >= demand["value"] and row["bound"] != "at_most"
    if reaches and not since:
        return "already" if _holds(row, demand["first_stated_on"]) else None
    return ("that much" if reaches else "less") if since else None


def _holds(row: Row, day: pd.Timestamp) -> bool:
    """Whether what was stated before is still in force on a day."""
    return bool(pd.isna(row["until"]) or day <= row["until"])


def _speaks_for(row: Row, demand: Row, said: list[Row], bound: _Bound) -> bool:
    """Whether it is the asked party's own word, or a bloc's that binds it and that it has not refused."""
    asked, bloc = demand["party"], row["party"]
    if bloc == asked:
        return True
    return (
        row["status"] == "agreed"
        and bound.by(bloc, asked, row["stated_on"])
        and not _is_refused(row, asked, said)
    )


def _is_refused(row: Row, asked: str, said: list[Row]) -> bool:
    """Whether the party turned it down from the day on which the bloc first agreed on it, while it held.

    To turn down less turns down this too; a core part goes with the total that is turned down.
    """
    what = ("party", "status", "value")
    same = [each for each in said if all(each[name] == row[name] for name in what)]
    agreed = min(each["stated_on"] for each in same)
    return any(
        each["party"] == asked
        and each["status"] == "rejected"
        and each["stated_on"] >= agreed
        and (each["value"] <= row["value"] or row["scope"] == "core")
        and any(_holds(one, each["stated_on"]) for one in same)
        for each in said
    )


def _rank(judged: tuple[str, Row]) -> tuple[int, float, pd.Timestamp, str]:
    answer, row = judged
    highest_first = -row["value"] if answer == "less" else 0.0
    return ANSWERS.index(answer), highest_first, row["stated_on"], row["commitment_id"]


def _joined(demand: Row, answer: str, row: Row) -> dict[str, Any]:
    days = (row["stated_on"] - demand["first_stated_on"]).days
    named = {new: row[old] for old, new in _OF_ANSWER.items()}
    return {"demand_id": demand["commitment_id"], "answer": answer, "days": days, **named}
