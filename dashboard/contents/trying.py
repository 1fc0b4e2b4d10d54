"""What a reader gives to be read, and how the result is shown."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard import export, words
from dashboard.contents import trial
from dashboard.contents.retold import retold
from dashboard.language import count, number, say
from dashboard.parts import cards
from dashboard.parts.marked import marked
from ingest.acquire.inputs import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dashboard.contents.trial import Figure, Trial
    from ingest.models import Statement

_TRIAL = "trial"
_FETCHED = "trial_fetched"

_FILES = ("txt", "md", "html", "htm", "xhtml", "pdf", "eml")


def given() -> None:
    """Draws the three ways to give a text."""
    ways = {"text": say("Text"), "file": say("File"), "address": say("Address")}
    way = st.radio(
        say("What to read"),
        list(ways),
        format_func=lambda name: ways[name],
        horizontal=True,
        key="way",
        bind="query-params",
        label_visibility="collapsed",
    )
    with st.form("trial_form"):
        _FIELDS[way]()
        left, right = st.columns([2, 3], vertical_alignment="bottom")
        left.date_input(say("Day of publication, if the text gives none"), value=None, key="trial_day")
        with right.container(horizontal=True, gap="small"):
            st.form_submit_button(say("Read it"), type="primary", on_click=_READERS[way])
            if way == "text":
                st.form_submit_button(say("Try the example"), on_click=_example)


def _text_field() -> None:
    st.text_area(
        say("Text, at most {n} characters", n=number(trial.LONGEST)),
        key="trial_text",
        height=200,
        max_chars=trial.LONGEST,
        placeholder=say("Paste an article or a speech in English"),
    )


def _file_field() -> None:
    st.file_uploader(
        say("Text, HTML, PDF, Markdown or e-mail, at most {n} MB", n=trial.LARGEST_MB),
        type=list(_FILES),
        key="trial_file",
        max_upload_size=trial.LARGEST_MB,
    )


def _address_field() -> None:
    st.text_input(
        say(
            "Address on the public web; a page may have {size} MB, an answer may take {n} seconds",
            size=trial.LARGEST_MB,
            n=f"{trial.SECONDS:.0f}",
        ),
        key="trial_url",
        max_chars=2000,
        placeholder="https://…",
    )


def _read_text() -> None:
    _keep(trial.of_text(st.session_state["trial_text"], _day()))


def _read_file() -> None:
    file = st.session_state["trial_file"]
    _keep(
        Refusal("the file", "is missing: choose one first")
        if file is None
        else trial.of_file(file.name, file.getvalue(), _day())
    )


def _read_address() -> None:
    """One address after the other, with a pause between them; each session waits for itself."""
    wait = st.session_state.get(_FETCHED, 0.0) + trial.PAUSE - time.monotonic()
    if wait > 0:
        _keep(Refusal("the address", f"can't be asked for yet: wait {wait:.0f} seconds"))
        return
    _keep(trial.of_public_address(st.session_state["trial_url"].strip(), _day()))
    st.session_state[_FETCHED] = time.monotonic()


def _example() -> None:
    st.session_state.update(trial_text=trial.EXAMPLE, trial_day=trial.EXAMPLE_DAY)
    _read_text()


def _day() -> date | None:
    day: date | None = st.session_state["trial_day"]
    return day


def _keep(found: Trial | Refusal) -> None:
    st.session_state[_TRIAL] = found


_FIELDS = {"text": _text_field, "file": _file_field, "address": _address_field}
_READERS = {"text": _read_text, "file": _read_file, "address": _read_address}


def shown(names: Mapping[str, str]) -> None:
    """What was read in the last text; a refusal is one line."""
    found: Any = st.session_state.get(_TRIAL)
    if isinstance(found, Refusal):
        told = say("{subject}: {finding}", subject=retold(found.name), finding=retold(found.reason))[:_LINE]
        st.error(words.literal(told[:1].upper() + told[1:]), icon=":material/block:")
    elif found is not None:
        _result(found, names)


_LINE = 300


def _result(found: Trial, names: Mapping[str, str]) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        records = len(found.statements)
        st.subheader(count(records, "{n} commitment", "{n} commitments"), anchor=False)
        for statement in found.statements:
            _record(statement, names)
        if records:
            _downloads(found)
        _figures(found)
    with right:
        st.subheader(say("The text"), anchor=False)
        spans = [(statement.start, statement.end) for statement in found.statements]
        with st.container(border=True, key="trial_marked"):
            st.markdown(marked(found.article.text, spans))


def _record(statement: Statement, names: Mapping[str, str]) -> None:
    row = statement.model_dump()
    told = (
        (say("said by"), statement.speaker),
        (say("on"), words.day(statement.stated_on)),
        (say("deadline in words"), statement.deadline_text),
        (say("condition"), statement.condition),
        (say("confidence"), words.per_cent(100 * statement.confidence, spec=".0f")),
    )
    with st.container(border=True, gap="xsmall"):
        party = words.literal(names.get(statement.party, statement.party))
        aim = words.literal(cards.headline(row, names))
        st.markdown(f"{cards.badge(statement.status)} **{party}** {aim}")
        st.text(
            " · ".join(
                say("{subject}: {finding}", subject=label, finding=value) for label, value in told if value
            )
        )


def _downloads(found: Trial) -> None:
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime, write in _FORMATS:
            st.download_button(
                label,
                data=partial(write, found.records),
                file_name=f"pledgeboard-trial.{ending}",
                mime=mime,
                key=f"trial_{ending}",
                icon=":material/download:",
                on_click="ignore",
            )


_FORMATS = (
    ("CSV", "csv", "text/csv", export.to_csv),
    ("JSON", "json", "application/json", export.to_json),
)


def _figures(found: Trial) -> None:
    """Each figure of the text: what it became, or why it was left alone, and the reasons on demand."""
    if found.remark:
        st.text(retold(found.remark))
        return
    figures = len(found.figures)
    st.subheader(count(figures, "How {n} figure was read", "How {n} figures were read"), anchor=False)
    for figure in found.figures[:_MOST_FIGURES]:
        _figure(figure)
    if figures > _MOST_FIGURES:
        st.caption(say("The first {n} of {all} are told.", n=_MOST_FIGURES, all=figures))


_MOST_FIGURES = 40


def _figure(figure: Figure) -> None:
    why = figure.abstained
    became = say("a commitment") if why is None else say("left out: {why}", why=retold(why))
    with st.expander(words.literal(f"{figure.words} · {became}")):
        st.code("\n".join(figure.told), language=None, wrap_lines=True)
