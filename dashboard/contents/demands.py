"""The Demands page's contents for one filter: who asks whom, and what each answered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import words
from dashboard.analysis import demands
from dashboard.charts.demands import demand_ladder, demand_matrix
from dashboard.charts.style import rows_of
from dashboard.charts.verdicts import ANSWER_STYLE
from dashboard.contents.party_choice import take_from_link
from dashboard.data import plain
from dashboard.language import count, number, say
from dashboard.parts.cards import badge, headed, headline
from dashboard.parts.panel import Chart, untitled

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.board import Board
    from dashboard.charts.style import Row
    from dashboard.filters import Filters


@dataclass(frozen=True, eq=False)
class Demands:
    """What the page shows; none of it is ever changed."""

    matrix: Chart
    ladder: Chart
    cards: Sequence[tuple[Row, Sequence[Row]]]
    """Each demand in view, the latest first, with its answers."""


@lru_cache(maxsize=128)
def demanded(here: Board, filters: Filters, askers: tuple[str, ...]) -> Demands:
    """The page for a filter, which names those who are asked, and for the askers chosen (none: all)."""
    rows, given = _answered(here)
    asked = rows["commitment_id"].isin(here.commitments(filters)["commitment_id"])
    if askers:
        asked &= rows["requested_by"].isin(askers)
    rows = rows[asked].reset_index(drop=True)
    in_view = given[given["demand_id"].isin(rows["commitment_id"])]
    besides = {"askers": askers} if askers else {}
    return Demands(
        matrix=Chart(
            name="demand-matrix",
            finding=demands.matrix_title(rows),
            sentence=demands.matrix_sentence(rows),
            figure=untitled(demand_matrix(demands.cells(rows))),
            table=rows,
            columns=_COLUMNS,
            filters=filters,
            besides=besides,
        ),
        ladder=Chart(
            name="demand-ladder",
            finding=demands.ladder_title(rows),
            sentence=demands.ladder_sentence(rows),
            figure=untitled(demand_ladder(rows, in_view)),
            table=rows,
            columns=_COLUMNS,
            filters=filters,
            besides=besides,
        ),
        cards=_cards(rows, in_view),
    )


def chosen_askers(here: Board) -> tuple[str, ...]:
    """Draws the choice of those who ask; the address keeps it: `?askers=United+States`."""
    codes = here.tables.commitments["requested_by"].dropna().unique()
    labels = {
        code: here.names[code] for code in sorted(codes, key=lambda code: words.in_order(here.names[code]))
    }
    take_from_link("askers", labels, {**here.spelled["countries"], **here.spelled["alliances"]})
    chosen = st.multiselect(
        say("Asked by"),
        list(labels),
        format_func=lambda code: labels.get(code, code),
        key="askers",
        bind="query-params",
        placeholder=say("Anyone; the filters name who is asked"),
        width=420,
    )
    return tuple(chosen)


def demand_cards(cards: Sequence[tuple[Row, Sequence[Row]]]) -> None:
    """Each demand, and below it what followed, with the sentences and their sources."""
    heading = count(len(cards), "{n} demand, the latest first", "{n} demands, the latest first")
    st.subheader(heading, anchor=False)
    few = len(cards) <= _SHOWN_AT_ONCE
    label = say("Show all {n}", n=number(len(cards)))
    everything = few or st.toggle(label, key="all_demands", bind="query-params")
    for demand, answers in cards[: None if everything else _SHOWN_AT_ONCE]:
        _card(demand, answers)


_SHOWN_AT_ONCE = 10
_MOST_ANSWERS = 4

_COLUMNS = (
    *("party_name", "asker_name", "value", "metric", "scope", "first_stated_on", "speaker", "evidence"),
    *("source_url", "answer", "answered_on", "days", "answer_value", "answer_speaker", "answer_evidence"),
    "answer_url",
)


@lru_cache(maxsize=4)
def _answered(here: Board) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Every demand with its strongest answer, and every answer; a filter selects from them."""
    tables = here.tables
    said = demands.spoken(tables.commitments, tables.held, tables.sources)
    given = plain(demands.answers(tables.commitments, said, tables.memberships))
    return plain(demands.answered(tables.commitments, given, here.names)), given


def _cards(rows: pd.DataFrame, answers: pd.DataFrame) -> list[tuple[Row, list[Row]]]:
    given: dict[str, list[Row]] = defaultdict(list)
    for answer in rows_of(answers):
        given[answer["demand_id"]].append(answer)
    latest_first = rows.sort_values(["first_stated_on", "commitment_id"], ascending=[False, True])
    return [(demand, given[demand["commitment_id"]]) for demand in rows_of(latest_first)]


def _card(demand: Row, answers: Sequence[Row]) -> None:
    style = ANSWER_STYLE[demand["answer"]]
    asked = say(
        "{asker} asks {party} for {aim}",
        asker=demand["asker_name"],
        party=demand["party_name"],
        aim=headline(demand | _UNASKED, {}),
    )
    with st.container(border=True, gap="xsmall"):
        headed(
            f"{badge('demanded')} **{words.literal(asked)}** :gray-badge[{style.sign} {style.label}]",
            demand["source_url"],
        )
        st.text(demand["evidence"])
        st.text(_said(demand["speaker"], demand["first_stated_on"], demand["publisher"]))
        for answer in answers[:_MOST_ANSWERS]:
            _answer(answer, demand)
        if len(answers) > _MOST_ANSWERS:
            st.caption(say("and {n} further answers", n=len(answers) - _MOST_ANSWERS))


_UNASKED = {"requested_by": None}
"""The line above names the asker already."""

_PLAIN = {"bound": "exact", "scope": "total"}


def _answer(answer: Row, demand: Row) -> None:
    style = ANSWER_STYLE[answer["answer"]]
    days = words.days_apart(answer["days"])
    given = {"value": answer["answer_value"], "value_high": None, "deadline": answer["answer_deadline"]}
    aim = headline({**demand, **_UNASKED, **_PLAIN, **given}, {})
    with st.container(border=True, gap="xsmall"):
        headed(f"{style.sign} **{style.label}** {words.literal(aim)} :gray[· {days}]", answer["answer_url"])
        st.text(answer["answer_evidence"])
        st.text(_said(answer["answer_speaker"], answer["answered_on"], answer["answer_publisher"]))


def _said(speaker: object, day: object, publisher: object) -> str:
    parts = (words.present(speaker), words.day(day), words.present(publisher))  # type: ignore[arg-type]
    return " · ".join(part for part in parts if part)
