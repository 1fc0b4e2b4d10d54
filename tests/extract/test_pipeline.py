"""From an article to its statements, on texts of our own that any reader would read alike."""

import gc
import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.judging import FOUND
from ingest.extract.pipeline import candidates, extract
from ingest.extract.stating import extractor, merged
from ingest.models import Article, Status

TOLD = """Security chief sees Washington's demands in NATO's new target

SEOUL, June 26 - The NATO agreement to raise defence spending to 5% of GDP by 2035 is a sign of the times, \
and similar demands are being placed on South Korea, its national security adviser said on Thursday.

The adviser had spent two days in The Hague. U.S. demands on Korea were on the table there, he told reporters.
"""


def stated(text, **options):
    options = {"published": date(2025, 6, 27)} | options
    return extract(Article(id="test", text=text, **options))


def short(statements):
    return {(s.party, s.value, s.deadline, str(s.status), s.requested_by) for s in statements}


def test_two_relations_in_one_text_are_two_records_of_different_kinds():
    assert short(stated(TOLD, title=TOLD.splitlines()[0])) == {
        ("NATO", 5.0, "2035", "agreed", None),
        ("KOR", 5.0, None, "demanded", "USA"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced.",
            ("POL", 5.0, "2026", "pledged", None),
        ),
        (
            "The Latvian parliament passed a law that sets defence spending at 4 percent of GDP from 2027.",
            ("LVA", 4.0, "2027", "legislated", None),
        ),
        (
            "NATO leaders agreed in The Hague to spend 5 percent of GDP on defence by 2035.",
            ("NATO", 5.0, "2035", "agreed", None),
        ),
        (
            "Donald Trump demanded that NATO members spend 5 percent of GDP on defence.",
            ("NATO", 5.0, None, "demanded", "USA"),
        ),
    ],
)
def test_a_plain_sentence_is_read_as_it_says(text, expected):
    assert short(stated(text)) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Poland spent 4.1 percent of GDP on defence in 2024.",
        "Inflation in Poland will fall to 3 percent by 2026.",
        "In a poll 62 percent of Poles wanted a larger army.",
        "Poland bought tanks. It rained in Warsaw.",
        "",
    ],
)
def test_past_spending_and_other_percentages_are_no_records(text):
    assert stated(text) == []


def test_a_baseline_is_not_a_target():
    found = stated("Estonia will raise defence spending from 3 percent to 5 percent of GDP by 2026.")
    assert [s.value for s in found] == [5.0]


def test_the_same_record_told_twice_is_one_and_the_dated_one_wins():
    once = "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced."
    found = stated(f"{once} Poland will spend 5 percent of GDP on defence, he promised.")
    assert [(s.value, s.deadline) for s in found] == [(5.0, "2026")]


def test_a_demand_and_a_pledge_of_the_same_figure_stay_two_records():
    text = (
        "Donald Trump demanded that Poland spend 5 percent of GDP on defence. "
        "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced."
    )
    assert short(stated(text)) == {
        ("POL", 5.0, None, "demanded", "USA"),
        ("POL", 5.0, "2026", "pledged", None),
    }


def test_one_figure_with_two_dates_is_two_records():
    text = "Poland will spend 5 percent of GDP on defence by {}, Prime Minister Donald Tusk announced. "
    assert [s.deadline for s in stated(text.format(2026) + text.format(2028))] == ["2026", "2028"]


def test_a_list_of_countries_is_one_record_each():
    found = stated("Poland and Lithuania will spend 5 percent of GDP on defence by 2026, they announced.")
    assert {s.party for s in found} == {"POL", "LTU"}


def test_a_statement_says_who_read_it():
    (statement,) = stated("Poland will spend 5 percent of GDP on defence by 2026, Donald Tusk announced.")
    assert statement.extractor == extractor()
    assert statement.speaker == "Donald Tusk"
    assert statement.status is Status.PLEDGED


def test_without_a_day_no_relative_date_is_guessed():
    found = stated("Poland will spend 5 percent of GDP on defence next year, Tusk announced.", published=None)
    assert {s.deadline for s in found} <= {None}


WORDS = st.sampled_from(
    re.findall(
        r"\S+|\n",
        "Poland Seoul NATO we allies will spend pledged agreed demands rejects 5 % of GDP "
        "percent by 2035 next year €3bn from 2 to 3.5 “ ” ; : — \n . , similar "
        "expectations said Trump Prime Minister law draft 2026-27 FY2030 ten years then \u202e \x00 \x1b % €",
    )
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=400),
        st.binary(max_size=400).map(lambda raw: raw.decode("latin-1") + " 5% of GDP"),
        st.lists(WORDS, max_size=60).map(" ".join),
        st.lists(WORDS, max_size=60).map("".join),
    )
)
def test_any_text_is_read_without_an_error_alike_each_time_and_with_its_evidence(text):
    found = stated(text)
    assert found == stated(text)
    assert all(text[s.start : s.end] == s.evidence for s in found)


READ = "Poland will spend 5 percent of GDP on defence by 2026, Donald Tusk announced. "
"""A figure to be read: a text without any is put aside at once, however long."""
HOSTILE = {
    "records": "".join(f"Poland will spend {n % 90}.{n // 90} percent of GDP by 2030. " for n in range(300)),
    "people": "".join(f"Defence Minister An{n:c}n Ex{n:c}le spoke. " for n in range(0x4E00, 0x5200)),
    "dots": ".",
    "capitals": "X",
    "hyphens": "X-",
    "digits": "1",
    "digit groups": "1 000 ",
    "blanks": " ",
    "blank lines": "\n \n",
    "brackets": "((",
    "apostrophes": "'’‘",
    "percent signs": "%",
    "figures": "5% ",
    "figures without blanks": "5%2030€3bn2026-27",
    "figures and dates": "5% of GDP by 2030, ",
    "sums": "€3bn ",
    "dates": "by 2030 and in 2031, ",
    "spans": "from 2026 to 2030 5% ",
    "relative dates": "next year within ten years by then ",
    "names": "Poland and ",
    "offices": "Prime Minister Ann Example ",
    "an office far from its nation": "Poland" + " " * 3000 + "minister " * 3000,
    "speakers": "Donald Tusk said ",
    "quotes": "“we will” ",
    "one sentence": "Poland will spend 5 percent of GDP, ",
    "conditions": "if a b c when d e ",
    "days": "on 5 May ",
    "demands": "Washington demands 5% of GDP from Poland. ",
    "pointers": "similar demands on us; ",
    "right to left": "\u202eגדול 5% ",
    "control characters": "\x00\x1b[31m5% ",
}


@pytest.fixture
def uncollected():
    """Without the collector of cycles, whose rounds take as long as all else in the process is large."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_takes_twice_the_time(unit):
    length = 1_000
    while _seconds(unit, length) < 0.02 and length < 64_000:
        length *= 2
    short, long = float("inf"), float("inf")
    for _ in range(6):  # the least time is the text's own; a busy machine only adds to it
        short, long = min(short, _seconds(unit, length)), min(long, _seconds(unit, 2 * length))
        if long < 2.5 * short:
            return
    pytest.fail(f"{length} characters take {short:.3f} s, twice as many {long:.3f} s")


def _seconds(unit, length):
    text = READ + (unit * (length // len(unit) + 1))[:length]
    stated(READ)  # nothing is left of the text before, which may have been the same
    start = time.process_time()
    stated(text)
    return time.process_time() - start


def test_candidates_without_a_reason_to_abstain_are_what_extract_keeps():
    article = Article(id="test", text=TOLD, published=date(2025, 6, 27))
    kept = [c.statement for c in candidates(article) if c.abstained is None]
    assert merged(kept) == extract(article)


def test_a_doubtful_figure_is_a_candidate_with_its_reason():
    text = "Poland and Germany argued over 3 percent of GDP. Poland will spend 5 percent of GDP by 2026."
    found = candidates(Article(id="test", text=text, published=date(2025, 6, 27)))
    doubted = [c for c in found if c.abstained]
    assert {c.statement.value for c in doubted} == {3.0}
    assert all(c.statement.confidence < FOUND.sure for c in doubted)
