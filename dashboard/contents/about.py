"""The words of the About page; the contract's own sentences where it has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard import analysis, charts, words
from dashboard.charts import STATUS_STYLE
from dashboard.language import number, phrase, say
from dashboard.parts.panel import Chart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

STATUS_MEANINGS = {
    "agreed": phrase("Adopted jointly by a bloc, as in a summit declaration"),
    "pledged": phrase(
        "The party’s own government says it will: a leader or minister announces, plans or vows"
    ),
    "legislated": phrase("In law, in an adopted budget or in an approved binding plan"),
    "proposed": phrase(
        "Put forward or under consideration, not adopted; also a call from inside the country"
    ),
    "demanded": phrase("Called for or expected by another country or by a bloc’s official"),
    "rejected": phrase("The party refuses the target or opts out of it"),
}


def method() -> str:
    """How statements become commitments; Markdown."""
    return _paragraphs(
        phrase(
            "Articles and official pages say who will spend how much on defence, and by when. What one of "
            "them says is a **statement**; it keeps the sentence that says it and is never overwritten. "
            "Statements of the same target by the same party with the same force and deadline make one "
            "**commitment**, with all its sources attached."
        ),
        phrase(
            "Sentences here are our own short accounts of what a source says, not its text; follow the "
            "link to read the source. Where reading by program and reading by hand differ, a recorded "
            "decision puts the commitment right."
        ),
        phrase(
            "**Who is bound is not who speaks.** An alliance agrees, another country demands, a party "
            "refuses: these are different relations, so the table keeps the party, the speaker and whoever"
            " demanded it apart."
        ),
    )


def definitions() -> str:
    """What the figures mean, as a list; Markdown."""
    return "\n".join(f"- {say(text)}" for text in _DEFINITIONS)


_DEFINITIONS = (
    phrase(
        "**Standing target**: what a party is to reach as things stand: its own highest target in force, "
        "else the one that its alliance agreed on, unless the party refused it. The page says which."
    ),
    phrase(
        "**Compared with spending**: the 5 % that NATO’s allies agreed on in The Hague is at least 3.5 % "
        "core defence and up to 1.5 % related spending. The published tables show core defence, so "
        "spending is compared with 3.5 %, never with 5 %."
    ),
    phrase(
        "**Gap**: the compared target less the latest figure, in percentage points of GDP, and the same "
        "share of that year’s GDP in US dollars."
    ),
    phrase(
        "**Required pace**: the gap spread evenly over the years to the deadline. **Recent pace**: the "
        "average yearly change over the last three years."
    ),
    phrase("**Alliances** are taken with their members on the day of the view."),
    phrase(
        "**NATO and SIPRI** count differently, so no line or comparison mixes them. NATO’s figures are "
        "used for its members, SIPRI’s for the others."
    ),
)


def accuracy() -> str:
    """How the measures of the extraction are meant; Markdown."""
    return _paragraphs(
        phrase(
            "How well articles are read by program, before any decision by a person. Each text was read by"
            " models fitted on others only: left out with it were all texts that tell of the same "
            "**events**, or all of its **file**. *Core* compares party, metric, value and deadline; "
            "*strict* adds scope and status. In brackets: the middle 95 % when the texts are drawn anew. "
            "*False records* are those found in texts without any, per text."
        ),
    )


def comparison() -> str:
    """Who the other readers are and how they were measured; Markdown."""
    return _paragraphs(
        phrase(
            "Other readers, wired to the same output, on the same texts in one run: a baseline of regular "
            "expressions that takes the nearest cue, spaCy’s small English model with its matchers, and "
            "quantulum3 with dateparser. They are not fitted; pledgeboard’s scores on passages are those "
            "of files left out of its fitting. *Precision* and *recall* are of all core records. *Other "
            "news* states no target. Seconds are those of one processor core."
        ),
    )


def terms() -> str:
    """Under which terms what may be used; Markdown."""
    return _paragraphs(
        phrase(
            "Commitments, statements and our accounts of sources: CC BY 4.0. The linked sources belong to "
            "their publishers. The program: MIT licence. The figures have their publishers’ own terms:"
        ),
    )


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(say(text) for text in texts)


def status_rows() -> list[dict[str, object]]:
    """The contract's statuses, from the most binding, as rows of a table."""
    return [
        {"Status": [f"{style.sign} {style.label}"], "Given when": say(STATUS_MEANINGS[status])}
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


def measure_rows(measured: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """What was measured of the extraction, a row a set of texts; nothing is computed here."""
    return [
        {
            "Texts": say(
                "{texts} ({n} with {records} records)",
                texts=_called(one["name"]),
                n=number(one["texts"]),
                records=number(one["records"]),
            ),
            "Left out": _called(one["left_out"]),
            **{f"{score['records']}, {score['fields']} F1": _between(score) for score in one["scores"]},
            "False records": number(one["false_per_text"], ".2f"),
            "Calibration error": number(one["expected_error"], ".3f"),
        }
        for one in measured
    ]


def comparison_rows(compared: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """How readers compare, a row a set of texts and reader; nothing is computed here."""
    return [
        {
            "Texts": f"{_called(one['texts'])} ({number(one['number'])})",
            "Reader": _called(one["reader"]),
            **{
                heading: number(one[name], ".2f") if name in one else "–"
                for name, heading in _COMPARISON_COLUMNS.items()
            },
            "Articles a second": number(one["articles_a_second"], ",.0f"),
        }
        for one in compared
    ]


_COMPARISON_COLUMNS = {
    "shares_core_f1": "shares of GDP, core F1",
    "shares_strict_f1": "shares of GDP, strict F1",
    "all_core_f1": "all metrics, core F1",
    "all_strict_f1": "all metrics, strict F1",
    "all_precision": "Precision",
    "all_recall": "Recall",
    "false_per_text": "False records",
}


def accuracy_charts(measured: Sequence[Mapping[str, Any]]) -> tuple[Chart, Chart]:
    """Calibration, and precision against recall, of the last set, which holds all texts."""
    bins, points = analysis.reliability(measured[-1]), analysis.precision_recall(measured[-1])
    return (
        Chart(
            name="reliability",
            finding=analysis.reliability_title(bins),
            sentence=analysis.reliability_sentence(measured[-1]),
            figure=charts.reliability_line(bins),
            table=bins,
            columns=tuple(bins.columns),
        ),
        Chart(
            name="precision-recall",
            finding=analysis.precision_recall_title(points),
            sentence=analysis.precision_recall_sentence(points),
            figure=charts.precision_recall_line(points),
            table=points,
            columns=tuple(points.columns),
        ),
    )


def _between(score: Mapping[str, Any]) -> str:
    f1, low, high = (number(score[name], ".2f") for name in ("f1", "f1_low", "f1_high"))
    return f"{f1} ({low}–{high})"


def _called(name: str) -> str:
    """What the reader's language calls a set of texts, or a reader that is not known by a name of its own."""
    return say(_CALLED[name]) if name in _CALLED else name


_CALLED = {
    text: text
    for text in (
        phrase("notes"),
        phrase("own passages"),
        phrase("further passages"),
        phrase("all texts"),
        phrase("other news"),
        phrase("events"),
        phrase("file"),
        phrase("nearest cue"),
    )
}
