"""What a curator's clicks do; each is checked again, for a session may have ended since the last one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from dashboard import board
from dashboard.curating import access
from ingest.dataset import build, review, store
from ingest.extract.pipeline import extract_chosen
from ingest.models import Action

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.models import Pending

_DONE, _SKIPPED, _NOTICE, _CORRECTING = "review_done", "review_skipped", "review_notice", "review_correcting"
"""What a session remembers: its decisions, what it passed over, the last answer, what it puts right."""


def data() -> Path:
    """The folder in which decisions are written."""
    return Path(board.folder())


def done() -> int:
    """How many decisions of this session stand."""
    return len(st.session_state.get(_DONE, []))


def skipped() -> set[str]:
    """The statements that this session passed over."""
    passed: set[str] = st.session_state.setdefault(_SKIPPED, set())
    return passed


def notice() -> str | None:
    """What the last click led to, once."""
    told: str | None = st.session_state.pop(_NOTICE, None)
    return told


def is_correcting(pending: Pending) -> bool:
    return bool(st.session_state.get(_CORRECTING) == pending.statement_id)


def box(pending: Pending, name: str) -> str:
    """The key of a widget that belongs to this statement and to no other."""
    return f"{name}_{pending.statement_id}"


def give(
    pending: Pending,
    action: Action,
    *,
    corrections: Mapping[str, str | None] | None = None,
    same_as: str | None = None,
    supersedes: str | None = None,
) -> None:
    """Write a decision down, in the name of the session's curator."""
    who = access.signed_in()
    if who is None:
        return
    verdict = review.Verdict(
        action=action,
        who=who,
        on=datetime.now(tz=UTC).date(),
        why=str(st.session_state.get(box(pending, "why")) or "").strip() or review.USUAL[action],
        corrections=corrections or {},
        same_as=same_as,
        supersedes=supersedes,
    )
    try:
        written = review.give(data(), pending.statement_id, verdict)
    except (OSError, ValueError) as error:
        st.session_state[_NOTICE] = store.explain(error)
    else:
        st.session_state.setdefault(_DONE, []).append(written)


def give_corrected(pending: Pending) -> None:
    """Accept with what the boxes say; an empty one means 'not stated'."""
    boxes = {name: st.session_state[box(pending, name)] for name in review.FIELDS}
    give(pending, Action.ACCEPT, corrections={name: str(v).strip() or None for name, v in boxes.items()})


def undo() -> None:
    """Take the session's last decision back."""
    if access.signed_in() is None or not st.session_state.get(_DONE):
        return
    try:
        review.undo(data(), st.session_state[_DONE].pop())
    except (OSError, ValueError) as error:
        st.session_state[_NOTICE] = store.explain(error)


def carry_out() -> None:
    """Build the dataset: what was accepted enters it, and every page shows it."""
    if access.signed_in() is None:
        return
    try:
        told = str(build.run(data(), read=extract_chosen)).splitlines()[0]
    except (OSError, ValueError) as error:
        told = store.explain(error)
    st.session_state[_NOTICE] = told


def correct(pending: Pending) -> None:
    """Open the boxes, or close them again."""
    st.session_state[_CORRECTING] = None if is_correcting(pending) else pending.statement_id


def skip(pending: Pending) -> None:
    skipped().add(pending.statement_id)
