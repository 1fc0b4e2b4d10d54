"""From an article to its statements, on texts of our own that any reader would read alike."""

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.pipeline import SURE, candidates, extract, extractor, merged
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
        "expectations said Trump Prime Minister law draft",
    )
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=60).map(" ".join)))
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
    "percent signs": "% ",
    "figures": "5% of GDP ",
    "names": "Poland and ",
    "offices": "Prime Minister Ann Example ",
    "quotes": "“we will” ",
    "one sentence": "Poland will spend 5 percent of GDP, ",
    "days": "on 5 May ",
    "pointers": "similar demands on us; ",
    "right to left": "\u202eגדול 5% ",
    "control characters": "\x00\x1b[31m5% ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_length_of_a_hostile_text(unit):
    def seconds(length):
        text = READ + (unit * (length // len(unit) + 1))[:length]
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            stated(text)
            best = min(best, time.process_time() - start)
        return best

    stated(unit)
    short_time, long_time = seconds(2_000), seconds(8_000)
    assert long_time < 4 * 2.5 * max(short_time, 0.005)


def test_candidates_without_a_reason_to_abstain_are_what_extract_keeps():
    article = Article(id="test", text=TOLD, published=date(2025, 6, 27))
    kept = [c.statement for c in candidates(article) if c.abstained is None]
    assert merged(kept) == extract(article)


def test_a_doubtful_figure_is_a_candidate_with_its_reason():
    text = "Poland and Germany argued over 3 percent of GDP. Poland will spend 5 percent of GDP by 2026."
    found = candidates(Article(id="test", text=text, published=date(2025, 6, 27)))
    doubted = [c for c in found if c.abstained]
    assert {c.statement.value for c in doubted} == {3.0}
    assert all(c.score < SURE and c.abstained for c in doubted)
