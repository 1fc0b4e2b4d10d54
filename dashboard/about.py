"""The words of the About page; the contract's own sentences where it has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import words
from dashboard.charts import STATUS_STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

METHOD = """
Articles and official pages say who will spend how much on defence, and by when. What one of them says is a
**statement**; it keeps the sentence that says it and is never overwritten. Statements of the same target by
the same party with the same force and deadline make one **commitment**, with all its sources attached.

Sentences here are our own short accounts of what a source says, not its text; follow the link to read the
source. Where reading by program and reading by hand differ, a recorded decision puts the commitment right.

**Who is bound is not who speaks.** An alliance agrees, another country demands, a party refuses: these are
different relations, so the table keeps the party, the speaker and whoever demanded it apart.
"""

STATUS_MEANINGS = {
    "agreed": "Adopted jointly by a bloc, as in a summit declaration",
    "pledged": "The party’s own government says it will: a leader or minister announces, plans or vows",
    "legislated": "In law, in an adopted budget or in an approved binding plan",
    "proposed": "Put forward or under consideration, not adopted; also a call from inside the country",
    "demanded": "Called for or expected by another country or by a bloc’s official",
    "rejected": "The party refuses the target or opts out of it",
}

DEFINITIONS = """
- **Standing target**: what a party is to reach as things stand: its own highest target in force, else the
  one that its alliance agreed on, unless the party refused it. The page says which.
- **Compared with spending**: the 5 % that NATO’s allies agreed on in The Hague is at least 3.5 % core
  defence and up to 1.5 % related spending. The published tables show core defence, so spending is compared
  with 3.5 %, never with 5 %.
- **Gap**: the compared target less the latest figure, in percentage points of GDP, and the same share of
  that year’s GDP in US dollars.
- **Required pace**: the gap spread evenly over the years to the deadline. **Recent pace**: the average
  yearly change over the last three years.
- **Alliances** are taken with their members on the day of the view.
- **NATO and SIPRI** count differently, so no line or comparison mixes them. NATO’s figures are used for its
  members, SIPRI’s for the others.
"""

TERMS = """
Commitments, statements and our accounts of sources: CC BY 4.0. The linked sources belong to their
publishers. The program: MIT licence. The figures have their publishers’ own terms:
"""


def status_rows() -> list[dict[str, object]]:
    """The contract's statuses, from the most binding, as rows of a table."""
    return [
        {"Status": [f"{style.sign} {style.label}"], "Given when": STATUS_MEANINGS[status]}
        for status, style in STATUS_STYLE.items()
    ]


def credit_rows(editions: Iterable[Mapping[str, str]]) -> list[dict[str, str | None]]:
    """Whose figures are shown and on what terms, from `data/figures/figures.toml`."""
    return [
        {
            "Figures": edition["title"],
            "Credit": edition["credit"],
            "Terms": edition["terms"],
            "Link": words.safe_url(edition["url"]),
        }
        for edition in editions
    ]


def measure_rows(measures: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """What was measured of the extraction, from `data/accuracy.toml`; nothing is computed here."""
    return [
        {
            "Measure": measure["measure"],
            "Result": measure["result"],
            "On what": measure["on_what"],
            "Measured on": str(measure["measured_on"]),
        }
        for measure in measures
    ]
