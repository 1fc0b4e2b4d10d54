"""Targets, deadlines and sources as short plain text for labels and hovers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts.style import STATUS_STYLE, hover, missing, plain, wrapped
from dashboard.language import phrase, say

if TYPE_CHECKING:
    from dashboard.charts.style import Row

_UNITS = {
    "gdp_share": phrase("{share} of GDP"),
    "growth": phrase("{share} growth"),
    "budget_share": phrase("{share} of the budget"),
    "equipment_share": phrase("{share} on equipment"),
}


def target(row: Row) -> str:
    """'3.5 % of GDP', '3–3.5 % of GDP', 'EUR 1.2 billion': the target with its unit."""
    values = [row["value"]] if missing(row["value_high"]) else [row["value"], row["value_high"]]
    if row["metric"] != "amount":
        return say(_UNITS[row["metric"]], share=words.per_cent(*values))
    amount = words.money_in_full(values)
    return say("{currency} {amount}", currency=plain(row["currency"]), amount=amount)


def share(value: float) -> str:
    """A share of GDP with two decimals, as it is published."""
    return say("{share} of GDP", share=words.per_cent(value, spec=".2f"))


def due(deadline: object) -> str:
    """'by 2035', or that there is no deadline."""
    text = words.deadline(deadline)
    return say("by {due}", due=text) if text else say("no deadline")


def aim(row: Row, target: str, deadline: object) -> str:
    """'3.5 % of GDP, by 2035 · Pledged': a target, its deadline and with what force it was put."""
    return f"{target}, {due(deadline)} · {STATUS_STYLE[row['status']].label}"


def published(row: Row) -> str:
    """The edition of a figure, and whether it is an estimate."""
    edition = plain(row["edition"])
    if row["is_estimate"] is True:
        return say("Source: {edition} (estimate)", edition=edition)
    return say("Source: {edition}", edition=edition)


def spent(row: Row, year: str = "year") -> str:
    """'2.38 % of GDP in 2025': the figure of a year."""
    return say("{share} in {year}", share=share(row["share_of_gdp"]), year=f"{row[year]:.0f}")


def source(row: Row, stated_on: str = "first_stated_on") -> str:
    """'NATO, 25 June 2025': the publisher and the day it was first stated."""
    return ", ".join(part for part in (plain(row["publisher"]), words.day(row[stated_on])) if part)


def commitment(row: Row) -> str:
    """The hover of one commitment: who, what, by when, how binding, said by whom, and the source."""
    return hover(
        plain(row["party_name"]),
        aim(row, target(row), row["deadline"]),
        plain(row["speaker"]),
        wrapped(row["evidence"]),
        source(row),
    )
