"""The mark: three bars that rise to a line, drawn here so that no font and no server is asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard import words
from dashboard.language import say

if TYPE_CHECKING:
    from datetime import date

_BARS = (
    '<rect x="2" y="13" width="5" height="9" rx="1" fill="#2e9be0"/>'
    '<rect x="9.5" y="9" width="5" height="13" rx="1" fill="#2e9be0"/>'
    '<rect x="17" y="5" width="5" height="17" rx="1" fill="#2763b8"/>'
    '<path d="M2 3.2h20" stroke="#009e73" stroke-width="2" stroke-linecap="round"/>'
)

ICON = f'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">{_BARS}</svg>'

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="150" height="24" viewBox="0 0 150 24">'
    f'{_BARS}<text x="30" y="18.5" font-family="system-ui, sans-serif" '
    'font-size="18" font-weight="600" textLength="116" lengthAdjust="spacingAndGlyphs" '
    'fill="#4d8fd1">pledgeboard</text></svg>'
)


def footer(on: date) -> None:
    """The day of the view and the sources of the figures, under every page."""
    parts = (
        say("As of {day}", day=words.day(on)),
        say(
            "Spending: NATO ({nato}) for its members, SIPRI ({sipri}) for others",
            nato=words.deadline("2026-07"),
            sipri=words.deadline("2026-04"),
        ),
        say("GDP: IMF ({imf})", imf=words.deadline("2026-04")),
        say("Commitments: CC BY 4.0, see About"),
    )
    st.caption(" · ".join(parts))
