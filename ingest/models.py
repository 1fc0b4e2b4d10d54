"""The record contract: what a source, a statement, a decision and a commitment are.

Every model is frozen and rejects unknown fields; `None` always means "not stated". The docstring under
each field is the data dictionary: `datapackage.json` and `data/README.md` are generated from it.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator


class Metric(StrEnum):
    """What the target measures."""

    GDP_SHARE = "gdp_share"
    AMOUNT = "amount"
    GROWTH = "growth"
    BUDGET_SHARE = "budget_share"
    EQUIPMENT_SHARE = "equipment_share"


class Scope(StrEnum):
    """Which part of defence spending the target covers."""

    TOTAL = "total"
    CORE = "core"
    RELATED = "related"
    OTHER = "other"


class Bound(StrEnum):
    """How the stated value limits the target."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"


class Status(StrEnum):
    """With what force, and by whom, the target was put."""

    AGREED = "agreed"
    PLEDGED = "pledged"
    LEGISLATED = "legislated"
    PROPOSED = "proposed"
    DEMANDED = "demanded"
    REJECTED = "rejected"


class DatedBy(StrEnum):
    """How an article's day of publication was found."""

    DECLARED = "declared"
    """The document itself says so: a page's metadata, a mail's header, a field, a front matter."""
    GIVEN = "given"
    """Whoever handed the document in named the day."""
    FEED = "feed"
    """The feed that led to the page names it."""
    FILE = "file"
    """The file says when it was made (PDF), which need not be when it was published."""


class EvidenceKind(StrEnum):
    """Whose words the evidence is: an article's, or those of our own note on it."""

    QUOTE = "quote"
    NOTE = "note"


class Standing(StrEnum):
    """Whether a commitment is still in force on the day the dataset was built."""

    STANDING = "standing"
    SUPERSEDED = "superseded"
    LAPSED = "lapsed"
    MET = "met"
    WITHDRAWN = "withdrawn"


class Corroboration(StrEnum):
    """How far independent sources agree on a commitment."""

    CONTESTED = "contested"
    SINGLE = "single"
    CORROBORATED = "corroborated"


class Action(StrEnum):
    """What a decision does to its subject."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    SAME = "same"
    DIFFERENT = "different"
    SUPERSEDES = "supersedes"


_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=10_000)
def _checked_edtf(text: str) -> str:
    match = _EDTF.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no year, month or day (YYYY, YYYY-MM or YYYY-MM-DD)")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    date(year, month, day)
    return text


Edtf = Annotated[str, AfterValidator(_checked_edtf)]
"""A day, month or year in the Extended Date/Time Format: `2035`, `2027-03`, `2026-12-31`."""

PartyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]{1,15}$")]
"""An ISO 3166-1 alpha-3 code, or the code of a bloc such as `NATO_EUROPE`."""

CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""An ISO 4217 code."""


class Model(BaseModel):
    """Frozen, closed to unknown fields, with field docstrings as descriptions."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Article(Model):
    """A text as it was acquired, from outside or from a note of ours."""

    id: str
    """Identifies the article within its collection."""
    text: str
    """The text that spans refer to."""
    title: str | None = None
    """The headline; where the text repeats it, it stands there too."""
    publisher: str | None = None
    """Who published it."""
    url: str | None = None
    """Where it was published."""
    published: date | None = None
    """The day of publication; relative dates count from it."""
    dated_by: DatedBy | None = None
    """How that day was found."""
    language: str | None = None
    """ISO 639-1 code of the text's language, where it is sure."""
    pages: tuple[int, ...] = ()
    """Where each page of a paged document starts in the text, in characters."""

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8: two articles with the same words share it."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def page(self, offset: int) -> int | None:
        """The number of the page, from 1, on which a character of the text stands; None without pages."""
        return bisect_right(self.pages, offset) or None


class Assertion(Model):
    """One target of one party, as a reader puts it, with the words that state it."""

    party: PartyCode
    """Who is to spend: an ISO 3166-1 alpha-3 code or a bloc's code."""
    metric: Metric
    """What is measured: a share of GDP, money, growth, a share of the state budget or of defence spending."""
    scope: Scope = Scope.TOTAL
    """Which part is meant: all of it, NATO's core 3.5 %, the related 1.5 %, or something else."""
    value: float
    """The target: per cent for shares and growth (5.0 is 5 %), plain units of `currency` for money."""
    value_high: float | None = None
    """The upper end where the target is a range; null otherwise."""
    currency: CurrencyCode | None = None
    """ISO 4217 code for money; null otherwise."""
    bound: Bound = Bound.EXACT
    """Whether the value is exact, a floor, a ceiling, approximate or a range."""
    deadline: Edtf | None = None
    """When it is to be reached, as EDTF (2035, 2027-03, 2026-12-31); null where no deadline is stated."""
    deadline_text: str | None = None
    """The words that gave the deadline; kept where they give no date ('in the next parliament')."""
    status: Status
    """With what force: agreed, pledged, legislated, proposed, demanded or rejected."""
    requested_by: PartyCode | None = None
    """For `demanded`: the party that demands it."""
    speaker: str | None = None
    """Who said it, by name; null where nobody is named."""
    stated_on: date | None
    """The day of the statement (ISO 8601); the article's date where the text gives none."""
    condition: str | None = None
    """The words of a condition, where one is attached."""
    evidence: str
    """The exact words that state it: a slice of the text."""

    @model_validator(mode="after")
    def _is_coherent(self) -> Self:
        if (self.metric is Metric.AMOUNT) != (self.currency is not None):
            raise ValueError("money has a currency, and nothing else has")
        if (self.bound is Bound.RANGE) != (self.value_high is not None):
            raise ValueError("a range has an upper end, and nothing else has")
        if self.requested_by is not None and self.status is not Status.DEMANDED:
            raise ValueError("only a demand is requested by somebody")
        return self


class Record(Assertion):
    """One target of one party, as one text states it: grounded in the text."""

    start: int = Field(ge=0)
    """Where the evidence starts in the text, in characters."""
    end: int = Field(ge=0)
    """Where the evidence ends in the text, in characters."""
    confidence: float = Field(ge=0, le=1)
    """The extractor's own estimate that the record is right, from 0 to 1."""

    @model_validator(mode="after")
    def _spans_its_evidence(self) -> Self:
        if self.end - self.start != len(self.evidence):
            raise ValueError("the span must be as long as the evidence")
        return self


class Statement(Record):
    """One record that one source states; never overwritten, only decided upon."""

    statement_id: str
    """A hash of the source and the contract fields: the same statement always has the same id."""
    source_id: str
    """The source that states it: its note under `data/notes`, or the id of the article."""
    evidence_kind: EvidenceKind
    """Whose words the evidence is: `quote` from the article, or `note`, our own account of it."""
    extractor: str
    """What read it: the extractor's version, or `hand` where a person did."""
    added_on: date | None
    """The day it entered the dataset."""


_IDENTIFYING = (
    *("bound", "currency", "deadline", "metric", "party", "requested_by", "scope", "start", "stated_on"),
    *("status", "value", "value_high"),
)
_identifying = attrgetter(*_IDENTIFYING)
_IDENTITY = "\n".join(["{}", *(f"('{name}', {{!r}})" for name in _IDENTIFYING)])
_PLAIN = frozenset({str, int, float, type(None)})
"""What stands in the hash as it is; days and closed sets stand there as text."""


def identify(source_id: str, record: Record) -> str:
    """The `statement_id` of a record that a source states: 12 hexadecimal digits.

    Words beside the target (speaker, condition, `deadline_text`) and the confidence stay out of the hash,
    so that reading them better does not turn the statement into another one.
    """
    plain = [value if type(value) in _PLAIN else str(value) for value in _identifying(record)]
    return hashlib.sha256(_IDENTITY.format(source_id, *plain).encode()).hexdigest()[:12]


class Source(Model):
    """One document that states something, or was read and states nothing."""

    source_id: str
    """The name of the note's file under `data/notes`, without its ending."""
    title: str
    """The headline."""
    publisher: str
    """Who published it."""
    url: str
    """Where it was published."""
    published: Edtf | None
    """When it was published, as exactly as the page tells; null where it does not."""
    added_on: date
    """The day we read it."""
    checked: str
    """How often the records were read against the page: `one` or `two` readers."""
    note: str | None = None
    """What a careful reader should know: disagreements, inferred days, units."""


class Pending(Statement):
    """A statement that waits for a person's decision, with what is to become its source."""

    url: str
    """The page; for a document without an address its digest, `ni:///sha-256;…` (RFC 6920)."""
    title: str
    """The headline."""
    publisher: str
    """Who published it."""
    published: date | None
    """The day of publication (ISO 8601); null where it is not known."""
    before: str | None
    """The text right before the evidence, so that a curator sees it in its place; dropped once decided."""
    after: str | None
    """The text right after the evidence; dropped once decided."""
    queued_on: date
    """The day it was read and put into the queue."""


class Decision(Model):
    """One human judgement on a statement or a commitment."""

    decision_id: str
    """A hash of the other fields."""
    action: Action
    """What is decided: accept, reject, correct, add, same, different or supersedes."""
    subject: str
    """The statement, source (for `add`) or commitment that it is about."""
    field: str | None = None
    """For `correct`: which field."""
    old: str | None = None
    """For `correct`: the value that was wrong; for `same`, `different` and `supersedes`: the other row."""
    new: str | None = None
    """For `correct`: the right value; for `add`: the record, as JSON."""
    expect: str | None = None
    """What the subject must still say for the decision to hold."""
    who: str
    """Who decided."""
    decided_on: date
    """When."""
    why: str
    """The reason; `curated` where the record made by hand from the source puts an extraction right."""


class Commitment(Model):
    """One target of one party with one force, held to be true, with all its statements."""

    commitment_id: str
    """A readable slug of party, metric, scope, target, deadline and status; it never changes."""
    party: PartyCode
    """Who is to spend: an ISO 3166-1 alpha-3 code or a bloc's code."""
    metric: Metric
    """What is measured."""
    scope: Scope
    """Which part of defence spending is meant."""
    value: float
    """The target: per cent for shares and growth, plain units of `currency` for money."""
    value_high: float | None
    """The upper end where the target is a range."""
    currency: CurrencyCode | None
    """ISO 4217 code for money."""
    bound: Bound
    """Whether the value is exact, a floor, a ceiling, approximate or a range."""
    deadline: Edtf | None
    """When it is to be reached, as EDTF; null where none is stated."""
    deadline_text: str | None
    """The words that gave the deadline, from the first statement that has them."""
    status: Status
    """With what force: agreed, pledged, legislated, proposed, demanded or rejected."""
    requested_by: PartyCode | None
    """For `demanded`: the party that demands it."""
    speaker: str | None
    """Who said it first, of those that are named."""
    condition: str | None
    """The words of a condition, where one is attached."""
    first_stated_on: date | None
    """The day of the earliest statement."""
    last_stated_on: date | None
    """The day of the latest statement."""
    standing: Standing
    """Whether it is in force: superseded or withdrawn by the party's later word; met or lapsed once its
    deadline has passed, lapsed where no figure shows that it was met; else standing."""
    supersedes: str | None
    """The commitment that this one replaced."""
    n_sources: int
    """How many sources state it."""
    corroboration: Corroboration
    """Whether the sources disagree (contested), or one (single) or more (corroborated) state it."""
    rival_ids: tuple[str, ...]
    """Where it is contested: the commitments that tell the same act otherwise; separated by blanks in the
    CSV file, empty where there is none."""
    specificity: int = Field(ge=0, le=8)
    """How much is pinned down, from 0 to 8: one point each for a deadline, an exact value or floor, a named
    speaker, a legal act, no condition, a share of GDP, a defined scope and a second source."""
    confidence: float = Field(ge=0, le=1)
    """The highest confidence among its statements; 1 where a person decided."""
    evidence: str
    """The sentence that proves it, from the clearest statement."""
    source_url: str
    """The page behind that sentence."""
    publisher: str
    """Who published that page."""
    statement_ids: tuple[str, ...] = Field(min_length=1)
    """All statements behind it; separated by blanks in the CSV file."""


class Spending(Model):
    """What one country really spent in one year, by one definition."""

    country: PartyCode
    """ISO 3166-1 alpha-3 code."""
    year: int
    """Calendar year; NATO counts a fiscal year under the year in which it starts."""
    share_of_gdp: float | None
    """Per cent of GDP."""
    equipment_share: float | None
    """Per cent of defence spending that went on major equipment; NATO only."""
    usd: float | None
    """US dollars at current prices and exchange rates."""
    is_estimate: bool
    """True where the publisher marks the figure as an estimate."""
    definition: str
    """Whose definition: `NATO` or `SIPRI`; the two are never mixed in one series."""
    edition: str
    """The publication that the figure is from."""


class Gdp(Model):
    """The gross domestic product of one country in one year."""

    country: PartyCode
    """ISO 3166-1 alpha-3 code."""
    year: int
    """Calendar year."""
    usd: float
    """US dollars at current prices."""
    is_projection: bool
    """True where the publisher projects the figure."""
    edition: str
    """The publication that the figure is from."""
