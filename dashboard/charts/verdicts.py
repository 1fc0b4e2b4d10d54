"""How answers to demands and outcomes of promises look: a colour and a shape each, as the statuses have."""

from __future__ import annotations

from dashboard.charts.style import NEUTRAL, STATUS_STYLE, Style
from dashboard.language import phrase

_BLUE, _RED = STATUS_STYLE["pledged"].colour, STATUS_STYLE["rejected"].colour
_TEAL, _VERMILION = "#0E8A9C", "#D55E00"

ANSWER_STYLE: dict[str, Style] = {
    style.status: style
    for style in (
        Style("already", phrase("Promised before"), _BLUE, "circle-cross-open", "⊕", "solid", ""),
        Style("that much", phrase("Promised since"), _BLUE, "circle", "●", "dash", "."),
        Style("rejected", phrase("Turned down"), _RED, "x", "✖", "dot", "|"),
        Style("less", phrase("Promised less"), _BLUE, "circle-open", "○", "dashdot", "/"),
        Style("none", phrase("No answer"), NEUTRAL, "line-ew-open", "–", "longdash", "-"),
    )
}
"""What became of a demand (`analysis.demands.ANSWERS`)."""

VERDICT_STYLE: dict[str, Style] = {
    style.status: style
    for style in (
        Style("on track", phrase("On track"), _TEAL, "circle", "●", "solid", ""),
        Style("behind", phrase("Behind"), _VERMILION, "triangle-down", "▼", "dot", "/"),
    )
}
"""Whether the recent pace is enough."""

OUTCOME_STYLE: dict[str, Style] = {
    style.status: style
    for style in (
        Style("met", phrase("Met"), _TEAL, "circle", "●", "solid", ""),
        Style("missed", phrase("Missed"), _VERMILION, "x", "✖", "dot", "/"),
        Style("no figures", phrase("No figures"), NEUTRAL, "line-ew-open", "–", "dash", "-"),
    )
}
"""What became of a promise whose day has passed."""
