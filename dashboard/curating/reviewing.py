"""The review in the dashboard: one statement of the queue, what was read in it, and what can be done.

Titles and sentences come from outside: they are drawn as plain text, or escaped letter by letter where the
sentence is marked in its place.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

import streamlit as st

from dashboard import words
from dashboard.curating import deciding
from dashboard.curating.deciding import box
from dashboard.parts import cards
from dashboard.parts.marked import marked
from ingest import parties
from ingest.dataset import queue, review, store
from ingest.models import Action, Bound, Metric, Scope, Status

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from ingest.models import Commitment, Pending

FOLLOWING = 5
"""How many of those that wait behind the first are named."""

_CLOSED: Mapping[str, type[StrEnum]] = {"metric": Metric, "scope": Scope, "bound": Bound, "status": Status}
_PARTIES = ("party", "requested_by")


def desk(names: Mapping[str, str]) -> None:
    """Draws the statement that is next, or says that none waits; `names` gives each party's name."""
    waiting = queue.waiting(deciding.data())
    ahead = [row for row in waiting if row.statement_id not in deciding.skipped()]
    _head(deciding.done(), len(waiting))
    if told := deciding.notice():
        st.warning(words.literal(told), icon=":material/info:")
    if ahead:
        _case(ahead[0], names)
        _following(ahead[1:], names)
    else:
        st.text("You skipped what is left; reload the page to see it." if waiting else "Nothing waits.")


def _head(done: int, left: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.text(f"{done} decided, {left} left to decide")
        with st.container(horizontal=True, width="content", gap="small"):
            st.button("Undo", key="undo", shortcut="Z", disabled=not done, on_click=deciding.undo)
            st.button("Update the dataset", key="carry_out", on_click=deciding.carry_out)
            st.button("Sign out", key="sign_out", type="tertiary", on_click=st.logout)
    st.progress(done / (done + left) if done + left else 1.0)


def _case(pending: Pending, names: Mapping[str, str]) -> None:
    with st.container(border=True, key="case"):
        cards.headed(f"**{words.literal(pending.title)}**", pending.url)
        st.text(" · ".join((pending.publisher, words.day(pending.published) or "no date")))
        st.markdown(_passage(pending))
        st.markdown(_aim(pending, names))
        st.text(_details(pending))
        _choices(pending)
        if deciding.is_correcting(pending):
            _correction(pending, names)
        _relations(pending)


def _passage(pending: Pending) -> str:
    """Markdown of the sentence, marked, in its place."""
    before, after = (text or "" for text in (pending.before, pending.after))
    end = len(before) + len(pending.evidence)
    return marked(before + pending.evidence + after, [(len(before), end)])


def _aim(pending: Pending, names: Mapping[str, str]) -> str:
    row = pending.model_dump()
    party, aim = names.get(pending.party, pending.party), cards.headline(row, names)
    return f"{cards.badge(pending.status)} **{words.literal(f'{party}: {aim}')}**"


def _details(pending: Pending) -> str:
    stated = (
        ("said by", pending.speaker),
        ("on", words.day(pending.stated_on)),
        ("deadline in words", pending.deadline_text),
        ("condition", pending.condition),
        ("confidence", f"{pending.confidence:.0%}"),
    )
    return " · ".join(f"{label} {value}" for label, value in stated if value)


def _choices(pending: Pending) -> None:
    st.text_input("Why (may stay empty)", key=box(pending, "why"), max_chars=300)
    choices = (  # C and R are Streamlit's own keys
        ("Accept", "A", partial(deciding.give, pending, Action.ACCEPT)),
        ("Correct", "E", partial(deciding.correct, pending)),
        ("Reject", "X", partial(deciding.give, pending, Action.REJECT)),
        ("Skip", "N", partial(deciding.skip, pending)),
    )
    with st.container(horizontal=True, gap="small"):
        for label, shortcut, act in choices:
            kind: Literal["primary", "secondary"] = "primary" if label == "Accept" else "secondary"
            st.button(label, key=box(pending, label.lower()), shortcut=shortcut, type=kind, on_click=act)


def _relations(pending: Pending) -> None:
    """What is in the dataset already, to be told that it is the same or that it is superseded."""
    commitments = store.read(deciding.data(), store.COMMITMENTS)
    found = review.related(pending, commitments)
    if any(row.commitment_id == review.commitment_id(pending) for row in found):
        st.caption("The dataset has this commitment: accepted, the statement becomes one more source of it.")
    if not found:
        return
    with st.expander(f"Related commitments: {len(found)}", icon=":material/link:"):
        for commitment in found:
            _relation(pending, commitment)


def _relation(pending: Pending, commitment: Commitment) -> None:
    told = f"{cards.headline(commitment.model_dump(), {})}, {words.day(commitment.last_stated_on)}"
    with st.container(border=True, gap="xsmall"):
        cards.headed(f"{cards.badge(commitment.status)} **{words.literal(told)}**", commitment.source_url)
        st.text(commitment.evidence)
        with st.container(horizontal=True, gap="small"):
            accept, other = partial(deciding.give, pending, Action.ACCEPT), commitment.commitment_id
            same, newer = partial(accept, same_as=other), partial(accept, supersedes=other)
            st.button("Same as this", key=box(pending, f"same_{other}"), on_click=same)
            st.button("Supersedes this", key=box(pending, f"supersedes_{other}"), on_click=newer)


def _correction(pending: Pending, names: Mapping[str, str]) -> None:
    """Every field as it was read, to be put right; nothing in a box means 'not stated'."""
    with st.form(f"correction_{pending.statement_id}"):
        columns = st.columns(4)
        for number, name in enumerate(review.FIELDS):
            with columns[number % len(columns)]:
                _field(pending, name, names)
        st.form_submit_button(
            "Accept as corrected", type="primary", on_click=partial(deciding.give_corrected, pending)
        )


def _field(pending: Pending, name: str, names: Mapping[str, str]) -> None:
    label, key, value = words.plain(name), box(pending, name), store.cell(getattr(pending, name))
    if name in _CLOSED:
        options = [str(member) for member in _CLOSED[name]]
        st.selectbox(label, options, index=options.index(value), format_func=words.plain, key=key)
    elif name in _PARTIES:
        codes = ["", *sorted(parties.parties(), key=lambda code: names.get(code, code))]
        st.selectbox(
            label,
            codes,
            index=codes.index(value),
            format_func=lambda code: names.get(code, code) or "Not stated",
            key=key,
        )
    else:
        st.text_input(label, value, key=key)


def _following(rows: list[Pending], names: Mapping[str, str]) -> None:
    if rows:
        st.caption(f"{len(rows)} more")
        lines = [_aim(row, names) for row in rows[:FOLLOWING]]
        st.markdown("  \n".join(lines))
