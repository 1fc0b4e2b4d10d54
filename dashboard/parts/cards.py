"""One commitment on a page: its status as a badge, its line, and the evidence behind it.

Names, sentences and speakers come from outside: they are drawn as plain text, and an address becomes a link
only where it leads to a web page.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import words
from dashboard.charts import STATUS_STYLE
from dashboard.charts.style import rows_of
from dashboard.language import count, number, say
from dashboard.parts.quotes import commitment_quote, quote_button, statement_quote

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from dashboard.board import Board
    from dashboard.charts.style import Row

_BADGE_COLOURS = {
    "legislated": "orange",
    "agreed": "green",
    "pledged": "blue",
    "proposed": "yellow",
    "demanded": "violet",
    "rejected": "red",
}
"""The theme gives these names the colours that the charts use (see `.streamlit/config.toml`)."""


def badge(status: str) -> str:
    """Markdown of the status as a coloured chip with the sign that stands for it in every chart."""
    style = STATUS_STYLE[status]
    return f":{_BADGE_COLOURS[status]}-badge[{style.sign} {style.label}]"


def headline(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What is to be spent by when, in a line: '3.5 % of GDP by 2035 (asked by United States)'."""
    due, target, asker = words.deadline(row["deadline"]), words.target(row), row["requested_by"]
    aim = (
        say("{target} by {due}", target=target, due=due)
        if due
        else say("{target}, no deadline", target=target)
    )
    return (
        say("{aim} (asked by {asker})", aim=aim, asker=names.get(asker, asker))
        if isinstance(asker, str)
        else aim
    )


def due_list(rows: list[Row], names: Mapping[str, str]) -> None:
    """What falls due next, a line each; nothing where there is nothing.

    The lines hold only what is ours: names, numbers and days, no text from outside.
    """
    _brief(say("Due next"), [_line(row, names) for row in rows])


def newest_list(rows: list[Row], names: Mapping[str, str]) -> None:
    """What was stated last, a line each, with its day; nothing where there is nothing."""
    lines = [f"{_line(row, names)} :gray[{words.short_day(row['first_stated_on'])}]" for row in rows]
    _brief(say("Newest"), lines)


def _brief(heading: str, lines: list[str]) -> None:
    if lines:
        st.subheader(heading, anchor=False)
        st.markdown("  \n".join(lines))


def _line(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    party, aim = words.literal(row["party_name"]), words.literal(headline(row, names))
    return f"{badge(row['status'])} **{party}** {aim}"


def commitment_cards(rows: pd.DataFrame, names: Mapping[str, str]) -> None:
    """A party's commitments, the latest first, those of one sentence together; older ones on demand."""
    cards = _by_sentence(rows)
    heading = count(len(rows), "{n} commitment, the latest first", "{n} commitments, the latest first")
    st.subheader(heading if cards else say("No commitments"), anchor=False)
    few = len(cards) <= _SHOWN_AT_ONCE
    label = say("Show all {n}", n=number(len(rows)))
    everything = few or st.toggle(label, key="all_cards", bind="query-params")
    for card in cards[: None if everything else _SHOWN_AT_ONCE]:
        _card(card, names)


_SHOWN_AT_ONCE = 10


def sentence_cards(rows: pd.DataFrame, names: Mapping[str, str]) -> None:
    """Every sentence behind some commitments with what it states, the last row's first."""
    for card in _by_sentence(rows):
        _card(card, names)


def _by_sentence(rows: pd.DataFrame) -> list[list[Row]]:
    """The rows from the last to the first, those of one sentence together."""
    cards: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows_of(rows)[::-1]:
        cards[row["evidence"], row["source_url"]].append(row)
    return [*cards.values()]


def _card(rows: list[Row], names: Mapping[str, str]) -> None:
    """What one sentence states: a line a commitment, then the sentence and who said it."""
    first = rows[0]
    speakers = dict.fromkeys(speaker for row in rows if (speaker := words.present(row["speaker"])))
    with st.container(border=True, gap="xsmall"):
        headed("  \n".join(_aim(row, names) for row in rows), first["source_url"])
        st.text(first["evidence"])
        st.text(said(", ".join(speakers), first["first_stated_on"], first["publisher"]))
        quote = partial(commitment_quote, first)
        quote_button(quote, commitment_id=first["commitment_id"], key=first["commitment_id"])


def _aim(row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    standing = "" if row["standing"] == "standing" else f" :gray-badge[{words.plain(row['standing'])}]"
    return f"{badge(row['status'])} **{words.literal(headline(row, names))}**{standing}"


def headed(line: str, url: object) -> None:
    """A line of our own Markdown, and at its right end the way to the source."""
    with st.container(
        horizontal=True, vertical_alignment="top", horizontal_alignment="distribute", gap="small"
    ):
        st.markdown(line)
        if address := words.safe_url(url):
            st.link_button(say("Source"), address, icon=":material/open_in_new:", type="tertiary")


def evidence_panel(here: Board, row: Row) -> None:
    """Everything behind one commitment: its terms, each statement and its source."""
    with st.container(border=True, key="evidence"):
        title = say("{subject}: {finding}", subject=row["party_name"], finding=headline(row, here.names))
        st.subheader(f"{badge(row['status'])} {words.literal(title)}", anchor=False)
        st.text(_terms(row))
        for statement in rows_of(here.statements_of(row["statement_ids"])):
            _statement(statement, row["commitment_id"])
        for rival in rows_of(here.rivals_of(row["rival_ids"])):
            mark = f":gray-badge[{say('Told otherwise')}] "
            told = Told(rival, here.statement_of(rival), mark)
            told_card(told, here.names, key=f"rival_{rival['commitment_id']}")


@dataclass(frozen=True, slots=True)
class Told:
    """A commitment and one statement of it, which gives sentence, speaker, day and source."""

    commitment: Row
    statement: Row
    mark: str = ""
    """Markdown of ours that goes before the line."""


def told_card(told: Told, names: Mapping[str, str], *, key: str) -> None:
    """One commitment as one source tells it; `key` is unique on the page."""
    statement = told.statement
    with st.container(border=True, gap="xsmall"):
        headed(f"{told.mark}{_aim(told.commitment, names)}", statement["url"])
        st.text(statement["evidence"])
        st.text(said(statement["speaker"], statement["stated_on"], statement["publisher"]))
        quote = partial(statement_quote, statement)
        quote_button(quote, commitment_id=told.commitment["commitment_id"], key=key)


def _statement(statement: Mapping[str, Any], commitment_id: str) -> None:
    with st.container(border=True, gap="xsmall"):
        headed(f"**{words.literal(words.day(statement['stated_on']))}**", statement["url"])
        st.text(statement["evidence"])
        st.text(said(statement["speaker"], None, statement["publisher"]))
        if note := words.present(statement["note"]):
            st.text(say("Reader’s note: {note}", note=note))
        quote = partial(statement_quote, statement)
        quote_button(quote, commitment_id=commitment_id, key=statement["statement_id"])


def _terms(row: Mapping[str, Any]) -> str:
    parts = [
        say("Standing: {standing}", standing=words.plain(row["standing"])),
        say("sources: {n} ({told})", n=row["n_sources"], told=words.plain(row["corroboration"])),
        say("specificity: {n} of 8", n=row["specificity"]),
        say("confidence: {share}", share=words.per_cent(100 * row["confidence"], spec=".0f")),
        say("condition: {condition}", condition=row["condition"]) if words.present(row["condition"]) else "",
        say("id: {id}", id=row["commitment_id"]),
    ]
    return " · ".join(part for part in parts if part)


def said(speaker: object, stated_on: date | None, publisher: object) -> str:
    """Who said it, when and in which publication, as far as that is known; plain text for `st.text`."""
    return " · ".join(
        part for part in (words.present(speaker), words.day(stated_on), words.present(publisher)) if part
    )
