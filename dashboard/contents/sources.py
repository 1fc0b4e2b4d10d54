"""The contents of Sources for one filter: who says so, how often, and where they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard import words
from dashboard.analysis import sources as told
from dashboard.charts.corroboration import corroboration_bars
from dashboard.charts.style import rows_of
from dashboard.data import plain
from dashboard.language import count, number, phrase, say
from dashboard.parts.cards import Told, headed, told_card
from dashboard.parts.metrics import metric
from dashboard.parts.panel import Chart, untitled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dashboard.board import Board
    from dashboard.charts.style import Row
    from dashboard.filters import Filters


@dataclass(frozen=True, eq=False)
class Sources:
    """What the page shows; none of it is ever changed."""

    rows: pd.DataFrame
    """`analysis.sources.counted` of the sources in view."""
    corroboration: Chart
    disagreements: Sequence[tuple[Row, Row]]


@lru_cache(maxsize=128)
def sourced(here: Board, filters: Filters) -> Sources:
    """The page for a filter, in which a publisher is that of any source of a commitment."""
    tables = here.tables
    commitments = here.commitments(filters.model_copy(update={"publishers": ()}))
    cited = _cited(here)
    cited = cited[cited["commitment_id"].isin(commitments["commitment_id"])]
    rows = tables.sources
    if not filters.model_copy(update={"publishers": ()}).is_empty:
        rows = rows[rows["source_id"].isin(cited["source_id"])]
    if filters.publishers:
        rows = rows[rows["publisher"].isin(filters.publishers)]
        cited = cited[cited["source_id"].isin(rows["source_id"])]
        commitments = commitments[commitments["commitment_id"].isin(cited["commitment_id"])]
    counts = told.corroboration(commitments)
    return Sources(
        rows=told.counted(rows, cited),
        corroboration=Chart(
            name="corroboration",
            finding=told.corroboration_title(counts),
            sentence=told.corroboration_sentence(counts),
            figure=untitled(corroboration_bars(counts)),
            table=counts,
            columns=("status", "corroboration", "commitments"),
            filters=filters,
        ),
        disagreements=told.disagreements(tables.commitments, commitments),
    )


@lru_cache(maxsize=4)
def _cited(here: Board) -> pd.DataFrame:
    return plain(told.cited(here.tables.commitments, here.tables.held))


def source_metrics(view: Sources) -> None:
    """How many sources, publishers and pages; two notes on one page are one source."""
    rows = view.rows
    stating = int(rows["commitments"].gt(0).sum())
    pages = rows["url"].nunique()
    with st.grid(4, min_column_width=170, gap="small"):
        metric(say("Sources"), number(len(rows)), say("each with its link and its day"))
        metric(
            say("Publishers"),
            number(rows["publisher"].nunique()),
            say("{n} independent pages", n=number(pages)),
        )
        metric(
            say("Sources that state something"),
            number(stating),
            say("the others were read and state no target"),
        )
        metric(say("Disagreements"), str(len(view.disagreements)), say("one act, told in two ways"))


def readable(rows: pd.DataFrame) -> pd.DataFrame:
    """The sources as a table to read, by `source_id`."""
    return pd.DataFrame(
        {
            "Title": rows["title"],
            "Publisher": rows["publisher"],
            "Published": [words.deadline(day) for day in rows["published"]],
            "Commitments": rows["commitments"],
            "Checked by": [say(_READERS.get(readers, readers)) for readers in rows["checked"]],
            "Link": [words.safe_url(url) for url in rows["url"]],
        }
    ).set_index(rows["source_id"])


_READERS = {"one": phrase("One reader"), "two": phrase("Two readers")}


def source_card(here: Board, source: Row) -> None:
    """One source with all that it states, whatever the filter."""
    rows = _cited(here)
    rows = rows[rows["source_id"].eq(source["source_id"])]
    with st.container(border=True, key="source"):
        headed(f"**{words.literal(source['title'])}**", source["url"])
        day = words.deadline(source["published"]) or say("no date")
        st.text(" · ".join((source["publisher"], day, say("id: {id}", id=source["source_id"]))))
        if note := words.present(source["note"]):
            st.text(say("Reader’s note: {note}", note=note))
        st.text(count(len(rows), "It states {n} commitment.", "It states {n} commitments."))
        for row in rows_of(rows):
            statement = row | {"url": source["url"], "publisher": source["publisher"]}
            party = f"**{words.literal(row['party_name'])}** "
            told_card(Told(row, statement, party), here.names, key=f"source_{row['statement_id']}")


def disagreement_cards(here: Board, pairs: Sequence[tuple[Row, Row]]) -> None:
    """Each disagreement: what differs, and both sides beside each other."""
    for one, other in pairs:
        with st.container(border=True):
            st.markdown(f"**{words.literal(one['party_name'])}** {words.literal(differences(one, other))}")
            for column, row in zip(st.columns(2), (one, other), strict=True):
                with column:
                    key = f"{one['commitment_id']}_{other['commitment_id']}_{row['commitment_id']}"
                    told_card(Told(row, here.statement_of(row)), here.names, key=key)


def differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """What two commitments say differently: 'by 2033 or by 2034'."""
    sides = [(name, tell(one), tell(other)) for name, tell in _TOLD.items()]
    return "; ".join(
        say("{what}: {one} or {other}", what=say(name), one=first, other=second)
        for name, first, second in sides
        if first != second
    )


_TOLD: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    phrase("Target"): words.target,
    phrase("Deadline"): lambda row: words.deadline(row["deadline"]) or say("none"),
    phrase("Status"): lambda row: words.plain(row["status"]),
    phrase("Scope"): lambda row: words.plain(row["scope"]),
}
