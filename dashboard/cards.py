"""One commitment on a page: its status as a badge, its line, and the evidence behind it.

Names, sentences and speakers come from outside: they are drawn as plain text, and an address becomes a link
only where it leads to a web page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import words
from dashboard.charts import STATUS_STYLE
from dashboard.charts.style import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from dashboard.board import Board
    from dashboard.charts.style import Row

_BADGE_COLOURS = {
    "legislated": "primary",
    "agreed": "green",
    "pledged": "blue",
    "proposed": "yellow",
    "demanded": "violet",
    "rejected": "red",
}
"""The theme gives these names the colours that the charts use (see `.streamlit/config.toml`)."""


def _badge(status: str) -> str:
    """Markdown of the status as a coloured chip with the sign that stands for it in every chart."""
    style = STATUS_STYLE[status]
    return f":{_BADGE_COLOURS[status]}-badge[{style.sign} {style.label}]"


def headline(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What is to be spent by when, in a line: '3.5 % of GDP by 2035 (asked by United States)'."""
    due = words.deadline(row["deadline"])
    by = f" by {due}" if due else ", no deadline"
    asker = row["requested_by"]
    asked = f" (asked by {names.get(asker, asker)})" if isinstance(asker, str) else ""
    return f"{words.target(row)}{by}{asked}"


def brief_list(heading: str, rows: list[Row], names: Mapping[str, str]) -> None:
    """A few commitments, a line each, under a heading; nothing where there is none.

    The lines hold only what is ours: names, numbers and days, no text from outside.
    """
    if not rows:
        return
    st.subheader(heading, anchor=False)
    st.markdown("  \n".join(_line(row, names) for row in rows))


def _line(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    party, aim = words.literal(row["party_name"]), words.literal(headline(row, names))
    return f"{_badge(row['status'])} **{party}** {aim}"


def commitment_cards(rows: pd.DataFrame, names: Mapping[str, str]) -> None:
    """A party's commitments, the latest first; older ones on demand."""
    records = rows_of(rows)[::-1]
    st.subheader(
        f"{len(records)} commitments, the latest first" if records else "No commitments", anchor=False
    )
    few = len(records) <= _SHOWN_AT_ONCE
    everything = few or st.toggle(f"Show all {len(records)}", key="all_cards", bind="query-params")
    for record in records if everything else records[:_SHOWN_AT_ONCE]:
        _card(record, names)


_SHOWN_AT_ONCE = 12


def _card(row: Mapping[str, Any], names: Mapping[str, str]) -> None:
    with st.container(border=True, gap="xsmall"):
        standing = "" if row["standing"] == "standing" else f" :gray-badge[{words.plain(row['standing'])}]"
        _headed(
            f"{_badge(row['status'])} **{words.literal(headline(row, names))}**{standing}", row["source_url"]
        )
        st.text(row["evidence"])
        st.text(_said(row["speaker"], row["first_stated_on"], row["publisher"]))


def _headed(line: str, url: object) -> None:
    """A line of our own Markdown, and at its right end the way to the source."""
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"
    ):
        st.markdown(line)
        if address := words.safe_url(url):
            st.link_button("Source", address, icon=":material/open_in_new:", type="tertiary")


def evidence_panel(here: Board, selected: pd.DataFrame) -> None:
    """Everything behind the selected row, if there is one: its terms, each statement and its source."""
    if selected.empty:
        st.caption("Select a row to read the sentences behind it and open their sources.")
        return
    row = rows_of(selected)[0]
    with st.container(border=True, key="evidence"):
        title = f"{row['party_name']}: {headline(row, here.names)}"
        st.subheader(f"{_badge(row['status'])} {words.literal(title)}", anchor=False)
        st.text(_terms(row))
        for statement in rows_of(here.statements_of(row["statement_ids"])):
            _statement(statement)


def _statement(statement: Mapping[str, Any]) -> None:
    with st.container(border=True, gap="xsmall"):
        _headed(f"**{words.literal(words.day(statement['stated_on']))}**", statement["url"])
        st.text(statement["evidence"])
        st.text(_said(statement["speaker"], None, statement["publisher"]))
        if note := words.present(statement["note"]):
            st.text(f"Reader’s note: {note}")


def _terms(row: Mapping[str, Any]) -> str:
    parts = [
        f"Standing: {words.plain(row['standing']).lower()}",
        f"sources: {row['n_sources']} ({words.plain(row['corroboration']).lower()})",
        f"specificity: {row['specificity']} of 8",
        f"confidence: {row['confidence']:.0%}",
        f"condition: {row['condition']}" if words.present(row["condition"]) else "",
        f"id: {row['commitment_id']}",
    ]
    return " · ".join(part for part in parts if part)


def _said(speaker: object, stated_on: date | None, publisher: object) -> str:
    return " · ".join(
        part for part in (words.present(speaker), words.day(stated_on), words.present(publisher)) if part
    )
