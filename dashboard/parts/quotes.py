"""A sentence with its speaker, day, publisher and address, as plain text to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urljoin

import streamlit as st

from dashboard import board, words
from dashboard.language import say
from ingest.models import EvidenceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def statement_quote(statement: Mapping[str, Any]) -> str:
    """'Sentence — speaker, day, publisher, address' of a statement with what is known of its source.

    Only what an article itself says stands in quotation marks: a note tells it in our words, and a speaker
    must not be given words that are ours.
    """
    sentence = " ".join(statement["evidence"].split())
    if statement["evidence_kind"] == EvidenceKind.QUOTE:
        sentence = f"“{sentence}”"
    speaker, publisher = words.present(statement["speaker"]), words.present(statement["publisher"])
    parts = (speaker, words.day(statement["stated_on"]), publisher, words.safe_url(statement["url"]))
    return f"{sentence} — {', '.join(part for part in parts if part)}"


def commitment_quote(commitment: Mapping[str, Any]) -> str:
    """The same of a commitment: of the statement from which it has its sentence."""
    return statement_quote(board.load().statement_of(commitment))


def quote_button(quote: Callable[[], str], *, commitment_id: str, key: str) -> None:
    """Offers a quote to copy, and the way to the commitment's own view; both are made when asked for."""
    opened = st.popover(
        say("Quote"), icon=":material/format_quote:", type="tertiary", key=f"quote_{key}", on_change="rerun"
    )
    if opened.open:
        with opened:
            st.code(f"{quote()}\n{link_to(commitment_id)}", language=None, wrap_lines=True)
            st.caption(say("A sentence without quotation marks is our own account of the source."))
            query = {"commitment": commitment_id}
            st.page_link("views/commitments.py", label=say("Open the commitment"), query_params=query)


def link_to(commitment_id: str) -> str:
    """The address of a commitment's own view in this dashboard."""
    return urljoin(st.context.url or "/", f"commitments?{urlencode({'commitment': commitment_id})}")
