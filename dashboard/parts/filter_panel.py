"""The filters as widgets in the sidebar; each widget keeps its value in the page's address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st
from pydantic import ValidationError

from dashboard import words
from dashboard.filters import SEVERAL, Filters, describe, from_query
from dashboard.language import count, say

if TYPE_CHECKING:
    from collections.abc import Mapping

_MORE = (
    "standings",
    "terms",
    "publishers",
    "target_from",
    "target_to",
    "due_from",
    "due_to",
    "stated_from",
    "stated_to",
)


def filter_panel(choices: Mapping[str, Mapping[str, str]], spelled: Mapping[str, Mapping[str, str]]) -> None:
    """Draws the filters; `asked` tells what they ask for.

    `choices` gives each field's values with their labels, as for `filters.from_query`, and `spelled` the
    value of each label in every language. A link may name any of them, and codes (`?countries=KOR`); what
    in it means nothing is named in one line and left out.
    """
    _take_from_link(choices, spelled)
    with st.sidebar:
        head = st.container()
        _several("alliances", say("Alliance"), choices, say("All parties"))
        _several("countries", say("Country"), choices, say("All countries"))
        _several("statuses", say("Status"), choices, say("Any status"))
        st.text_input(
            say("Words"),
            key="q",
            bind="query-params",
            max_chars=200,
            placeholder=say("Sentence, speaker, publisher …"),
        )
        _several("metrics", say("Measure"), choices, say("Any measure"))
        more = st.expander(
            say("More filters"), key="more_filters", on_change="rerun", expanded=_more_is_asked()
        )
        if more.open or _more_is_asked():
            with more:
                _more_filters(choices)
        _head(head)


def asked() -> Filters:
    """What the widgets ask for in this run.

    Limits of widgets hold in the browser only, and a link can carry anything: what no filter can be is
    left out.
    """
    values = {name: _value(name) for name in Filters.model_fields}
    stated = {name: value for name, value in values.items() if value is not None}
    try:
        return Filters(**stated)
    except ValidationError as error:
        wrong = {detail["loc"][0] for detail in error.errors()}
        return Filters(**{name: value for name, value in stated.items() if name not in wrong})


def said(matches: int, filters: Filters, choices: Mapping[str, Mapping[str, str]]) -> None:
    """How many rows match, and what was asked for."""
    asked_for = describe(filters, choices) or say("no filter")
    matching = count(matches, "{n} commitment", "{n} commitments")
    st.text(f"{matching} · {asked_for}")


def nothing_found(filters: Filters, choices: Mapping[str, Mapping[str, str]]) -> None:
    """Says that nothing matches, and offers the way back."""
    with st.container(border=True):
        st.subheader(say("Nothing matches these filters"))
        st.text(describe(filters, choices))
        _clear_button("clear_nothing_found")


def clear() -> None:
    """Empties every filter; for a button's `on_click`."""
    for name, field in Filters.model_fields.items():
        if name in st.session_state:
            st.session_state[name] = [] if name in SEVERAL else field.default


def _clear_button(key: str) -> None:
    st.button(say("Clear all filters"), key=key, icon=":material/filter_alt_off:", on_click=clear)


def _head(head: Any) -> None:  # noqa: ANN401 - Streamlit's container has no public type
    with head:
        st.subheader(say("Filters"), anchor=False)
        if not asked().is_empty:
            _clear_button("clear_filters")


def _take_from_link(
    choices: Mapping[str, Mapping[str, str]], spelled: Mapping[str, Mapping[str, str]]
) -> None:
    """Names what in the link means nothing, once all else has become the widgets' labels."""
    query = {name: st.query_params.get_all(name) for name in st.query_params if name in Filters.model_fields}
    coded = {name: texts for name, texts in query.items() if name not in st.session_state}
    labelled = {
        name: [relabelled(text, choices[name], spelled[name]) for text in coded[name]]
        for name in coded
        if name in choices
    }
    if any(labelled[name] != query[name] for name in labelled):
        for name, texts in labelled.items():
            st.query_params[name] = texts
        st.rerun()
    _, ignored = from_query(query, choices)
    if ignored:
        st.caption(words.literal(say("Ignored in the link: {what}", what=", ".join(ignored))))


def relabelled(text: str, labels: Mapping[str, str], spelled: Mapping[str, str]) -> str:
    """A code, or a label in any language, as the label that the address keeps; else the text itself."""
    return text if text in labels.values() else labels.get(spelled.get(text, text), text)


def _several(name: str, label: str, choices: Mapping[str, Mapping[str, str]], placeholder: str) -> None:
    labels = choices[name]
    st.multiselect(
        label,
        list(labels),
        format_func=lambda value: labels.get(value, value),
        key=name,
        bind="query-params",
        placeholder=placeholder,
    )


def _more_filters(choices: Mapping[str, Mapping[str, str]]) -> None:
    _several("standings", say("Standing"), choices, say("Any standing"))
    _several("terms", say("Deadline and condition"), choices, say("Stated or not"))
    _several("publishers", say("Publisher"), choices, say("Any publisher"))
    low, high = st.columns(2)
    low.number_input(
        say("Target from, %"), value=None, min_value=0.0, step=0.5, key="target_from", bind="query-params"
    )
    high.number_input(say("to, %"), value=None, min_value=0.0, step=0.5, key="target_to", bind="query-params")
    low.number_input(
        say("Due from"), value=None, min_value=1900, max_value=2200, key="due_from", bind="query-params"
    )
    high.number_input(
        say("to"), value=None, min_value=1900, max_value=2200, key="due_to", bind="query-params"
    )
    low.date_input(
        say("Stated from"), value=None, key="stated_from", bind="query-params", format="YYYY-MM-DD"
    )
    high.date_input(say("to"), value=None, key="stated_to", bind="query-params", format="YYYY-MM-DD")


def _more_is_asked() -> bool:
    return any(_value(name) or name in st.query_params for name in _MORE)


def _value(name: str) -> Any:  # noqa: ANN401 - a list, a number, a day or words
    return st.session_state.get(name)
