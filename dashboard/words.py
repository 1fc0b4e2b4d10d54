"""Values as a reader says them, and text from outside made harmless for the few places that read Markdown."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_REPLACED = re.compile(r":(?=[\w+-]+(?:/\w+)?:|//)|www(?=\.)|@|-(?=[->])|<(?=[-=])|=(?==?>)", re.IGNORECASE)
_WORD_JOINER = "\u2060"


def literal(text: str) -> str:
    """The text, so escaped that Streamlit's Markdown shows it as it is: no link, image, icon, formula or tag.

    Backslashes stop Markdown and its directives. Icons, emoji (`:material/bolt:`, `:tada:`), arrows and bare
    addresses are replaced after the escapes are gone, so an invisible word joiner breaks them up.
    """
    joined = _REPLACED.sub(lambda match: match.group() + _WORD_JOINER, text)
    return _PUNCTUATION.sub(r"\\\1", " ".join(joined.split()))


def safe_url(url: object) -> str | None:
    """The address where it leads to a web page (http or https, with a host); else None."""
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in {"http", "https"} and parts.hostname else None


def target(row: Mapping[str, Any]) -> str:
    """What a commitment aims at, with its unit: 'at least 3.5 % of GDP (core)', 'EUR 1.2 bn'."""
    ends = [row["value"]] if pd.isna(row["value_high"]) else [row["value"], row["value_high"]]
    if row["metric"] == "amount":
        text = f"{row['currency']} {money(ends)}"
    else:
        text = f"{'–'.join(f'{end:g}' for end in ends)} % {_OF_WHAT[row['metric']]}"
    bound, part = _BOUNDS.get(row["bound"], ""), _SCOPES.get(row["scope"], "")
    return " ".join(word for word in (bound, text, part) if word)


_OF_WHAT = {
    "gdp_share": "of GDP",
    "growth": "growth",
    "budget_share": "of the state budget",
    "equipment_share": "on equipment",
}
_BOUNDS = {"at_least": "at least", "at_most": "up to", "about": "about"}
_SCOPES = {"core": "(core)", "related": "(related)", "other": "(other scope)"}

_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))


def money(amounts: list[float]) -> str:
    """Sums of one scale, short: 1_200_000_000 → '1.2 bn'; two of them are a range."""
    for size, name in _SCALES:
        if abs(amounts[-1]) >= size:
            return f"{'–'.join(_short(amount / size) for amount in amounts)} {name}"
    return "–".join(f"{amount:,.0f}" for amount in amounts)


def _short(number: float) -> str:
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"  # noqa: PLR2004 - three figures


def deadline(edtf: object) -> str:
    """A deadline as written in a sentence: '2035', 'March 2027', '31 December 2026'; '' for none."""
    if not isinstance(edtf, str):
        return ""
    year, *rest = (int(part) for part in edtf.split("-"))
    if not rest:
        return str(year)
    if len(rest) == 1:
        return f"{date(year, rest[0], 1):%B} {year}"
    return day(date(year, *rest))


def day(when: date | None) -> str:
    """A day in words: '24 June 2025'; '' where it is missing (None or pandas' NaT)."""
    return "" if pd.isna(when) else f"{when.day} {when:%B %Y}"


def short_day(when: date | None) -> str:
    """A day for the end of a line, which does not break inside it: '24 Jun 2025'; '' where it is missing."""
    return "" if pd.isna(when) else f"{when.day}\u00a0{when:%b}\u00a0{when.year}"


def plain(value: str) -> str:
    """The name of one of the contract's values for a reader: `gdp_share` → 'GDP share'."""
    return _NAMES.get(value, value.replace("_", " ").capitalize())


_NAMES = {"gdp_share": "Share of GDP", "amount": "Sum of money", "standing": "In force"}


def present(value: object) -> str:
    """The text, or '' where there is none."""
    return value if isinstance(value, str) else ""
