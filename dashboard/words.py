"""Values as a reader says them, and text from outside made harmless for the few places that read Markdown."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pandas as pd
from babel import Locale
from babel.dates import format_date, format_skeleton

from dashboard.language import count, language, number, phrase, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from ingest.parties import Party

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_REPLACED = re.compile(r":(?=[\w+-]+(?:/\w+)?:|//)|www(?=\.)|@|-(?=[->])|<(?=[-=])|=(?==?>)", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
"""White space but what holds a number and its unit in one line."""
_UNIT = re.compile(r"(?<=\d) (?=%)")
_NO_BREAK = "\u00a0"
_WORD_JOINER = "\u2060"


def literal(text: str) -> str:
    """The text, so escaped that Streamlit's Markdown shows it as it is: no link, image, icon, formula or tag.

    Backslashes stop Markdown and its directives. Icons, emoji (`:material/bolt:`, `:tada:`), arrows and bare
    addresses are replaced after the escapes are gone, so an invisible word joiner breaks them up.
    """
    joined = _REPLACED.sub(lambda match: match.group() + _WORD_JOINER, _UNIT.sub(_NO_BREAK, text))
    return _PUNCTUATION.sub(r"\\\1", one_line(joined))


def one_line(text: str) -> str:
    """The text with one space for any white space in it, save what holds a number and its unit together."""
    return _SPACES.sub(" ", text.strip())


@lru_cache(maxsize=4096)
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
        figure = say("{currency} {amount}", currency=row["currency"], amount=money(ends))
    else:
        figure = say(OF_WHAT[row["metric"]], share=per_cent(*ends))
    return say(_BOUNDS.get(row["bound"], "{figure}"), figure=say(_SCOPES[row["scope"]], figure=figure))


OF_WHAT = {
    "gdp_share": phrase("{share} of GDP"),
    "growth": phrase("{share} growth"),
    "budget_share": phrase("{share} of the state budget"),
    "equipment_share": phrase("{share} on equipment"),
}
"""What a share is a share of, by metric."""

_BOUNDS = {
    "at_least": phrase("at least {figure}"),
    "at_most": phrase("up to {figure}"),
    "about": phrase("about {figure}"),
}
_SCOPES = {
    "total": "{figure}",
    "core": phrase("{figure} (core)"),
    "related": phrase("{figure} (related)"),
    "other": phrase("{figure} (other scope)"),
}


def per_cent(*ends: float, spec: str = "g") -> str:
    """A share, or a span of two: '3.5 %', '3–3.5 %', in German '3,5 %', in Korean '3.5%'."""
    return say("{n} %", n="–".join(number(end, spec) for end in ends))


def money(amounts: Sequence[float]) -> str:
    """Sums of one scale, short: 1_200_000_000 → '1.2 bn'; two of them are a range."""
    return _scaled(amounts, _SHORT_SCALES, _short)


def money_in_full(amounts: Sequence[float]) -> str:
    """The same in words people use, with a figure more: 1_234_000_000 → '1.234 billion'."""
    return _scaled(amounts, _SCALES, lambda amount: number(amount, ",.4g"))


def dollars(amount: float) -> str:
    """US dollars, short: '$1.2 bn'."""
    return say("${amount}", amount=money([amount]))


def dollars_in_full(amount: float) -> str:
    """US dollars in a sentence: '$1.2 billion'."""
    return say("${amount}", amount=_scaled([amount], _SCALES, _short))


_SHORT_SCALES = ((1e12, phrase("{n} tn")), (1e9, phrase("{n} bn")), (1e6, phrase("{n} m")))
_SCALES = ((1e12, phrase("{n} trillion")), (1e9, phrase("{n} billion")), (1e6, phrase("{n} million")))
_MYRIADS = ((1e12, "{n}조"), (1e8, "{n}억"), (1e4, "{n}만"))
"""Korean counts by ten thousands."""


def _scaled(
    amounts: Sequence[float], scales: Sequence[tuple[float, str]], written: Callable[[float], str]
) -> str:
    for size, scale in _MYRIADS if language() == "ko" else scales:
        if abs(amounts[-1]) >= size:
            return say(scale, n="–".join(written(amount / size) for amount in amounts))
    return "–".join(number(amount, ",.0f") for amount in amounts)


def _short(amount: float) -> str:
    return number(amount, ",.0f" if abs(amount) >= 100 else ".3g")  # noqa: PLR2004 - three figures


def deadline(edtf: object) -> str:
    """A deadline as written in a sentence: '2035', 'March 2027', '31 December 2026'; '' for none."""
    return _deadline(edtf, language()) if isinstance(edtf, str) else ""


@lru_cache(maxsize=1024)
def _deadline(edtf: str, code: str) -> str:
    year, *rest = (int(part) for part in edtf.split("-"))
    if not rest:
        return format_skeleton("y", date(year, 1, 1), locale=code)
    if len(rest) == 1:
        return format_skeleton("yMMMM", date(year, rest[0], 1), locale=code)
    return _day(date(year, *rest), code)


def day(when: date | None) -> str:
    """A day in words: '24 June 2025'; '' where it is missing (None or pandas' NaT)."""
    return "" if pd.isna(when) else _day(date(when.year, when.month, when.day), language())


@lru_cache(maxsize=4096)
def _day(when: date, code: str) -> str:
    return format_date(when, "d MMMM y" if code == "en" else "long", locale=code)


def short_day(when: date | None) -> str:
    """A day for the end of a line, which does not break inside it: '24 Jun 2025'; '' where it is missing."""
    return "" if pd.isna(when) else _short_day(date(when.year, when.month, when.day), language())


@lru_cache(maxsize=4096)
def _short_day(when: date, code: str) -> str:
    told = format_date(when, "d MMM y" if code == "en" else "medium", locale=code)
    return told.replace(" ", "\u00a0")


def days_apart(days: float) -> str:
    """How long before or after a demand something was said."""
    if days < 0:
        return count(int(-days), "{n} day before the demand", "{n} days before the demand")
    return count(int(days), "{n} day after the demand", "{n} days after the demand")


def plain(value: str) -> str:
    """The name of one of the contract's values for a reader: `gdp_share` → 'Share of GDP'."""
    return say(_NAMES.get(value, value.replace("_", " ").capitalize()))


_NAMES = {
    "gdp_share": phrase("Share of GDP"),
    "amount": phrase("Sum of money"),
    "growth": phrase("Growth"),
    "budget_share": phrase("Budget share"),
    "equipment_share": phrase("Equipment share"),
    "standing": phrase("In force"),
    "superseded": phrase("Superseded"),
    "lapsed": phrase("Lapsed"),
    "met": phrase("Met"),
    "withdrawn": phrase("Withdrawn"),
    "single": phrase("Single"),
    "corroborated": phrase("Corroborated"),
    "contested": phrase("Contested"),
    "total": phrase("Total"),
    "core": phrase("Core"),
    "related": phrase("Related"),
    "other": phrase("Other"),
    "own": phrase("Own"),
    "inherited": phrase("Inherited"),
    "on track": phrase("On track"),
    "behind": phrase("Behind"),
    "no deadline": phrase("No deadline"),
    "no target": phrase("No target"),
    "no figures": phrase("No figures"),
    "missed": phrase("Missed"),
    "legislated": phrase("Legislated"),
    "agreed": phrase("Agreed"),
    "pledged": phrase("Pledged"),
    "proposed": phrase("Proposed"),
    "demanded": phrase("Demanded"),
    "rejected": phrase("Rejected"),
    "no_deadline": phrase("No deadline"),
    "with_deadline": phrase("With deadline"),
    "with_condition": phrase("With condition"),
    "no_condition": phrase("No condition"),
    "alliance": phrase("Alliance"),
    "alliance only": phrase("Alliance only"),
    "none": phrase("None"),
    "no year": phrase("No year"),
    "repeated": phrase("Repeated"),
    "refused": phrase("Refused"),
    "less": phrase("Less"),
    "more or sooner": phrase("More or sooner"),
    "the same": phrase("The same"),
    "law": phrase("Law"),
    "budget": phrase("Budget"),
    "plan": phrase("Plan"),
    "word": phrase("Word"),
    "raised": phrase("Raised"),
    "lowered": phrase("Lowered"),
    "sooner": phrase("Sooner"),
    "later": phrase("Later"),
    "taken up": phrase("Taken up"),
    "firmer": phrase("Firmer"),
    "added": phrase("Added"),
    "restated": phrase("Restated"),
    "corrected": phrase("Corrected"),
}


def party_names(parties: Iterable[Party]) -> dict[str, str]:
    """The name of each country and bloc in the reader's language, by its code."""
    territories = {} if language() == "en" else Locale(language()).territories
    return {party.code: territories.get(party.iso2) or say(party.name) for party in parties}


def in_order(name: str) -> str:
    """What a name is sorted by: accents and capitals do not count, so that Ägypten stands beside Albanien."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def present(value: object) -> str:
    """The text, or '' where there is none."""
    return value if isinstance(value, str) else ""
