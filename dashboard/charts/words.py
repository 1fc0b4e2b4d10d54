"""Targets, deadlines and sources as short plain text for labels and hovers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.charts.style import STATUS_STYLE, hover, missing, plain, wrapped

if TYPE_CHECKING:
    from dashboard.charts.style import Row

_UNITS = {
    "gdp_share": " % of GDP",
    "growth": " % growth",
    "budget_share": " % of the budget",
    "equipment_share": " % on equipment",
}

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def target(row: Row) -> str:
    """'3.5 % of GDP', '3–3.5 % of GDP', 'EUR 1.2 billion': the target with its unit."""
    values = [row["value"]] if missing(row["value_high"]) else [row["value"], row["value_high"]]
    if row["metric"] != "amount":
        return "–".join(f"{value:g}" for value in values) + _UNITS[row["metric"]]
    return f"{plain(row['currency'])} " + "–".join(amount(value) for value in values)


def amount(value: float) -> str:
    """Money in words people use: 1_200_000_000 is '1.2 billion'."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.4g} {word}"
    return f"{value:,.0f}"


def share(value: float) -> str:
    """A share of GDP with two decimals, as it is published."""
    return f"{value:.2f} % of GDP"


def due(deadline: object) -> str:
    """'by 2035', or that there is no deadline."""
    text = plain(deadline)
    return f"by {text}" if text else "no deadline"


def source(row: Row, stated_on: str = "first_stated_on") -> str:
    """'NATO, 25 June 2025': the publisher and the day it was first stated."""
    day = row[stated_on]
    when = "" if missing(day) else f"{day.day} {day:%B %Y}"
    return ", ".join(part for part in (plain(row["publisher"]), when) if part)


def commitment(row: Row) -> str:
    """The hover of one commitment: who, what, by when, how binding, said by whom, and the source."""
    status = STATUS_STYLE[row["status"]].label
    return hover(
        plain(row["party_name"]),
        f"{target(row)}, {due(row['deadline'])} · {status}",
        plain(row["speaker"]),
        wrapped(row["evidence"]),
        source(row),
    )
