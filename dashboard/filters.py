"""Which commitments are shown: one frozen model, read from a link, drawn as widgets, applied to a table.

The name of each field is its parameter in the address: `?alliances=NATO&statuses=Pledged&due_to=2030`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping  # noqa: TC003 - the tables of rules name them
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlencode

import pandas as pd
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from dashboard.analysis.targets import memberships_on
from dashboard.language import number, phrase, say
from ingest.models import Metric, Standing, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

PerCent = Annotated[float, Field(ge=0, le=1000)]
Year = Annotated[int, Field(ge=1900, le=2200)]
Words = Annotated[str, Field(max_length=200)]
Day = Annotated[date, BeforeValidator(lambda day: date.fromisoformat(day) if isinstance(day, str) else day)]


class Terms(StrEnum):
    """What a commitment leaves open, and what it does not."""

    NO_DEADLINE = "no_deadline"
    WITH_DEADLINE = "with_deadline"
    WITH_CONDITION = "with_condition"
    NO_CONDITION = "no_condition"


class Filters(BaseModel):
    """What a reader asked to see; an empty field asks for nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    alliances: tuple[str, ...] = ()
    """Blocs: their members on the day of the view, and the blocs themselves."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-3 codes."""
    statuses: tuple[Status, ...] = ()
    """With what force the target was put."""
    metrics: tuple[Metric, ...] = ()
    """What the target measures."""
    standings: tuple[Standing, ...] = ()
    """Whether it is in force."""
    terms: tuple[Terms, ...] = ()
    """Whether a deadline or a condition is stated; any one of several is enough."""
    publishers: tuple[str, ...] = ()
    """Who published the sentence."""
    target_from: PerCent | None = None
    """The lowest target, in per cent; sums of money have none and drop out."""
    target_to: PerCent | None = None
    """The highest target, in per cent."""
    due_from: Year | None = None
    """The first year of the deadline; commitments without a deadline drop out."""
    due_to: Year | None = None
    """The last year of the deadline."""
    stated_from: Day | None = None
    """The first day of the first statement."""
    stated_to: Day | None = None
    """The last day of the first statement."""
    q: Words = ""
    """Words that all occur in the sentence, the speaker, the publisher or the party's name."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for."""
        return self == Filters()


SEVERAL = ("alliances", "countries", "statuses", "metrics", "standings", "terms", "publishers")
"""The fields that take any of several choices."""


def apply(commitments: pd.DataFrame, filters: Filters, *, allied: Collection[str]) -> pd.DataFrame:
    """The rows that match every field of `filters`, in their order.

    `commitments` is the table of `dashboard.data`; `allied` are the parties that the alliances stand for: see
    `parties_of`.
    """
    keep = pd.Series(data=True, index=commitments.index)
    if filters.alliances:
        keep &= commitments["party"].isin(allied)
    for field, column in _COLUMNS.items():
        if chosen := [str(value) for value in getattr(filters, field)]:
            keep &= commitments[column].isin(chosen)
    for asks, holds in _RULES:
        if asks(filters):
            keep &= holds(commitments, filters)
    return commitments[keep]


_COLUMNS = {
    "countries": "party",
    "statuses": "status",
    "metrics": "metric",
    "standings": "standing",
    "publishers": "publisher",
}


def parties_of(alliances: Iterable[str], memberships: pd.DataFrame, on: date) -> set[str]:
    """The blocs and their members on the day, as codes."""
    blocs = set(alliances)
    members = memberships_on(memberships, on)
    return blocs | set(members.loc[members["bloc"].isin(blocs), "member"])


def _between(values: pd.Series, low: Any, high: Any) -> pd.Series:  # noqa: ANN401 - numbers or days
    """Where a stated value lies between two ends, either of which may be open; a missing value never does."""
    inside = values.notna()
    if low is not None:
        inside &= values >= low
    if high is not None:
        inside &= values <= high
    return inside


def _in_target(df: pd.DataFrame, filters: Filters) -> pd.Series:
    """A range counts where any part of it lies inside."""
    per_cent = df["metric"] != Metric.AMOUNT.value
    highest = df["value_high"].fillna(df["value"])
    reaches = _between(highest, filters.target_from, None) & _between(df["value"], None, filters.target_to)
    return per_cent & reaches


def _due(df: pd.DataFrame, filters: Filters) -> pd.Series:
    return _between(df["deadline_year"], filters.due_from, filters.due_to).astype(bool)


def _stated(df: pd.DataFrame, filters: Filters) -> pd.Series:
    low, high = (
        None if day is None else pd.Timestamp(day) for day in (filters.stated_from, filters.stated_to)
    )
    return _between(df["first_stated_on"], low, high)


def _on_terms(df: pd.DataFrame, filters: Filters) -> pd.Series:
    found = pd.Series(data=False, index=df.index)
    for terms in filters.terms:
        found |= _TERMS[terms](df)
    return found


_TERMS: Mapping[Terms, Callable[[pd.DataFrame], pd.Series]] = {
    Terms.NO_DEADLINE: lambda df: df["deadline"].isna(),
    Terms.WITH_DEADLINE: lambda df: df["deadline"].notna(),
    Terms.WITH_CONDITION: lambda df: df["condition"].notna(),
    Terms.NO_CONDITION: lambda df: df["condition"].isna(),
}

_SEARCHED = ("party_name", "party", "speaker", "publisher", "evidence", "condition", "deadline_text")


def _mentions(df: pd.DataFrame, words: str) -> pd.Series:
    text = df[[*_SEARCHED]].fillna("").agg("\n".join, axis="columns").str.casefold()
    found = pd.Series(data=True, index=df.index)
    for word in words.casefold().split():
        found &= text.str.contains(word, regex=False)
    return found


_RULES: tuple[tuple[Callable[[Filters], bool], Callable[[pd.DataFrame, Filters], pd.Series]], ...] = (
    (lambda asked: bool(asked.terms), _on_terms),
    (lambda asked: (asked.target_from, asked.target_to) != (None, None), _in_target),
    (lambda asked: (asked.due_from, asked.due_to) != (None, None), _due),
    (lambda asked: (asked.stated_from, asked.stated_to) != (None, None), _stated),
    (lambda asked: bool(asked.q.strip()), lambda df, asked: _mentions(df, asked.q)),
)
"""Whether a filter asks for anything, and which rows hold it."""


def from_query(
    query: Mapping[str, Sequence[str]], choices: Mapping[str, Mapping[str, str]]
) -> tuple[Filters, tuple[str, ...]]:
    """The filters that a link asks for, and what in it means nothing to us ('alliances=NOTO').

    `choices` gives for each field of several choices its values with the labels that stand in the address;
    a link may name either.
    """
    found: dict[str, Any] = {}
    ignored: list[str] = []
    for name, texts in query.items():
        if name in choices:
            known = _known(choices[name])
            found[name] = tuple(dict.fromkeys(known[t.casefold()] for t in texts if t.casefold() in known))
            ignored += [f"{name}={text}" for text in texts if text and text.casefold() not in known]
        elif name in _SINGLE and texts and texts[-1]:
            try:
                found[name] = _SINGLE[name].validate_python(texts[-1])
            except ValidationError:
                ignored.append(f"{name}={texts[-1]}")
    return Filters(**found), tuple(ignored)


def _known(labels: Mapping[str, str]) -> dict[str, str]:
    by_label = {label.casefold(): value for value, label in labels.items()}
    return by_label | {value.casefold(): value for value in labels}


_SINGLE: dict[str, TypeAdapter[Any]] = {
    "target_from": TypeAdapter(PerCent),
    "target_to": TypeAdapter(PerCent),
    "due_from": TypeAdapter(Year),
    "due_to": TypeAdapter(Year),
    "stated_from": TypeAdapter(Day),
    "stated_to": TypeAdapter(Day),
    "q": TypeAdapter(Words),
}


def query_of(filters: Filters) -> str:
    """The filters as they stand in an address, in codes: 'alliances=NATO&due_to=2030'."""
    pairs: list[tuple[str, str]] = []
    for name in Filters.model_fields:
        value = getattr(filters, name)
        values = value if name in SEVERAL else [value]
        pairs += [(name, str(each)) for each in values if each not in (None, "")]
    return urlencode(pairs)


def describe(filters: Filters, choices: Mapping[str, Mapping[str, str]]) -> str:
    """The filters in words, for a heading: 'NATO · Pledged or Legislated · due 2026–2030'."""
    several = [
        _either([choices[name].get(str(value), str(value)) for value in getattr(filters, name)])
        for name in SEVERAL
    ]
    spans = [_span(filters, *span) for span in _SPANS]
    sought = say("‘{words}’", words=filters.q.strip()) if filters.q.strip() else ""
    return " · ".join(part for part in (*several, *spans, sought) if part)


def _either(labels: Sequence[str]) -> str:
    return say(" or ").join(labels)


def _span(filters: Filters, name: str, from_low: str, to_high: str, between: str) -> str:
    """What is asked of a number or a day, in words; '' where nothing is."""
    low, high = getattr(filters, f"{name}_from"), getattr(filters, f"{name}_to")
    if low is None and high is None:
        return ""
    told = between if None not in (low, high) else to_high if low is None else from_low
    return say(told, low=_end(low), high=_end(high))


_SPANS = (
    (
        "target",
        phrase("target from {low} %"),
        phrase("target up to {high} %"),
        phrase("target {low}–{high} %"),
    ),
    ("due", phrase("due from {low}"), phrase("due up to {high}"), phrase("due {low}–{high}")),
    (
        "stated",
        phrase("first stated from {low}"),
        phrase("first stated up to {high}"),
        phrase("first stated {low}–{high}"),
    ),
)


def _end(value: object) -> str:
    return number(value, "") if isinstance(value, float) else str(value)
