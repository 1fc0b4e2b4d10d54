"""How answers to demands and outcomes of promises look: a colour and a shape each, as the statuses have."""

from __future__ import annotations

from dashboard.charts.style import NEUTRAL, STATUS_STYLE, Style

_BLUE, _RED = STATUS_STYLE["pledged"].colour, STATUS_STYLE["rejected"].colour
_TEAL, _VERMILION = "#0E8A9C", "#D55E00"

ANSWER_STYLE: dict[str, Style] = {
    style.status: style
    for style in (
        Style("already", "Promised before", _BLUE, "circle-cross-open", "⊕", "solid", ""),
        Style("that much", "Promised since", _BLUE, "circle", "●", "dash", "."),
        Style("rejected", "Turned down", _RED, "x", "✖", "dot", "|"),
        Style("less", "Promised less", _BLUE, "circle-open", "○", "dashdot", "/"),
        Style("none", "No answer", NEUTRAL, "line-ew-open", "–", "longdash", "-"),
    )
}
"""What became of a demand (`analysis.demands.ANSWERS`)."""

VERDICT_STYLE: dict[str, Style] = {
    style.status: style
    for style in (
        Style("on track", "On track", _TEAL, "circle", "●", "solid", ""),
        Style("behind", "Behind", _VERMILION, "triangle-down", "▼", "dot", "/"),
    )
}
"""Whether the recent pace is enough."""

OUTCOME_STYLE: dict[str, Style] = {
    style.status: style
    for style in (
        Style("met", "Met", _TEAL, "circle", "●", "solid", ""),
        Style("missed", "Missed", _VERMILION, "x", "✖", "dot", "/"),
        Style("no figures", "No figures", NEUTRAL, "line-ew-open", "–", "dash", "-"),
    )
}
"""What became of a promise whose day has passed."""
