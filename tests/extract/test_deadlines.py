"""Dates named, counted and fiscal, as EDTF; unless told otherwise they are seen from 15 June 2025."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from ingest.extract import deadlines
from ingest.models import Edtf

JUNE_2025 = date(2025, 6, 15)


def only(text):
    (mention,) = deadlines.find(text)
    return mention


def resolved(text, stated_on=JUNE_2025, **fiscal):
    return deadlines.resolve(only(text), stated_on=stated_on, **fiscal)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("by 2035", "2035"),
        ("by the end of 2027", "2027"),
        ("before 2028", "2028"),
        ("no later than 2032", "2032"),
        ("by 2032 at the latest", "2032"),
        ("by mid-2027", "2027"),
        ("in the first quarter of 2026", "2026"),
        ("in the autumn of 2026", "2026"),
        ("by March 2027", "2027-03"),
        ("from April 2027", "2027-04"),
        ("by the end of March 2026", "2026-03"),
        ("by 31 December 2025", "2025-12-31"),
        ("by December 31, 2025", "2025-12-31"),
        ("by Dec. 31, 2025", "2025-12-31"),
        ("on 2025-12-31", "2025-12-31"),
        ("the 2026 draft budget", "2026"),
        ("by the 2035 deadline", "2035"),
        ("between now and the end of 2036", "2036"),
    ],
)
def test_named_dates_resolve_to_themselves(text, edtf):
    assert resolved(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("for the year to March 2027", "2027"),
        ("in the financial year ending June 2027", "2027"),
        ("for the fiscal year from July", "2026"),
        ("in the fiscal year to June", "2025"),
    ],
)
def test_a_year_told_by_the_month_it_ends_or_starts_in_is_fiscal(text, edtf):
    assert resolved(text, fiscal="end", fiscal_month=7) == edtf


@pytest.mark.parametrize(
    ("text", "is_span"),
    [
        ("from 2026 to 2030", True),
        ("this year and next", True),
        ("over the next ten years", True),
        ("by 2030", False),
    ],
)
def test_a_date_that_covers_several_years_is_a_span(text, is_span):
    assert only(text).is_span is is_span


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("in fiscal 2025", "2025"),
        ("until FY2027", "2027"),
        ("by FY30", "2030"),
        ("FY2033-34", "2034"),
        ("in 2033-34", "2034"),
        ("for 2025/26", "2026"),
        ("the financial year 2027/28", "2028"),
        ("in the 2027/28 financial year", "2028"),
        ("2025/2026", "2026"),
    ],
)
def test_a_fiscal_year_goes_by_the_year_it_is_named_after(text, edtf):
    assert resolved(text) == edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from 2026 to 2030", 2026, "2030"),
        ("over 2026-2030", 2026, "2030"),
        ("over 2026–30", 2026, "2030"),
        ("between 2024 and 2033", 2024, "2033"),
        ("from 2025 through 2028", 2025, "2028"),
        ("over the period 2026 to 2034", 2026, "2034"),
        ("fiscal 2019 to 2023", 2019, "2023"),
        ("from 2025/26 to 2028/29", 2026, "2029"),
        ("over the next decade", 2025, "2035"),
        ("this year and next", 2025, "2026"),
    ],
)
def test_a_span_has_a_first_year_and_resolves_to_its_last(text, first, last):
    assert resolved(text) == last
    assert deadlines.first_year(only(text), stated_on=JUNE_2025) == first


@pytest.mark.parametrize("text", ["by 2035", "from 2026", "next year", "2033-34", "over the past ten years"])
def test_what_is_no_span_ahead_has_no_first_year(text):
    assert deadlines.first_year(only(text), stated_on=JUNE_2025) is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("this year", "2025"),
        ("next year", "2026"),
        ("next year's draft budget", "2026"),
        ("the year after next", "2027"),
        ("last year", "2024"),
        ("before the year is out", "2025"),
        ("by the end of the decade", "2030"),
        ("before the decade is out", "2030"),
        ("by the end of the next decade", "2040"),
        ("by the middle of the next decade", "2035"),
        ("within ten years", "2035"),
        ("within a decade", "2035"),
        ("over ten years", "2035"),
        ("over a 10-year period", "2035"),
        ("in two years' time", "2027"),
        ("a decade from now", "2035"),
        ("for the next five years", "2030"),
        ("within five to seven years", "2032"),
        ("in one or two years", "2027"),
        ("within eighteen months", "2026-12"),
        ("within twelve months", "2026"),
        ("ten years ago", "2015"),
        ("by January", "2026-01"),
        ("from next April", "2026-04"),
        ("by the end of July", "2025-07"),
        ("in April next year", "2026-04"),
        ("by 30 September", "2025-09-30"),
    ],
)
def test_relative_dates_count_from_the_statement(text, edtf):
    assert resolved(text) == edtf


@pytest.mark.parametrize(("stated_on", "edtf"), [(2017, "2020"), (2020, "2030"), (2029, "2030")])
def test_the_end_of_the_decade_is_the_next_round_year(stated_on, edtf):
    assert resolved("by the end of the decade", date(stated_on, 2, 1)) == edtf


def test_29_february_without_a_year_keeps_its_month_only():
    assert resolved("by 29 February") == "2026-02"


@pytest.mark.parametrize(
    ("naming", "first_month", "edtf"),
    [("end", 10, "2025"), ("end", 4, "2026"), ("start", 4, "2025"), ("calendar", 1, "2025")],
)
def test_an_unnumbered_fiscal_year_follows_the_naming_of_its_country(naming, first_month, edtf):
    assert resolved("in the current fiscal year", fiscal=naming, fiscal_month=first_month) == edtf


def test_the_coming_fiscal_year_is_one_later():
    assert resolved("in the coming fiscal year", fiscal="end", fiscal_month=4) == "2027"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2% until 2033; twelve months later 2.5%", "2034"),
        ("2% in 2020 and 2.5% ten years after that", "2030"),
        ("2% in 2030 and 3% the year after", "2031"),
        ("2% in 2030; by then all will be well", "2030"),
        ("2% in 2030, and by the end of the following year 3%", "2031"),
        ("2% next year and 3% the year after", "2027"),
        ("2% in 2030 and in the following two years 3%", "2032"),
    ],
)
def test_a_date_may_count_from_the_one_before(text, edtf):
    mention = deadlines.find(text)[-1]
    assert mention.anaphoric
    assert deadlines.resolve(mention, stated_on=JUNE_2025) == edtf


def test_steps_from_the_date_before_add_up():
    mention = deadlines.find("2% in 2030, 3% the year after, 4% the year after.")[-1]
    assert deadlines.resolve(mention, stated_on=JUNE_2025) == "2032"


def test_a_date_that_counts_from_no_other_has_none():
    assert resolved("by then") is None


@pytest.mark.parametrize(
    "text",
    [
        "in the next parliament",
        "as soon as possible",
        "in the coming years",
        "in the years ahead",
        "within the next few years",
        "in the foreseeable future",
        "before leaving office",
        "in the 2030s",
    ],
)
def test_vague_words_are_kept_without_a_date(text):
    assert deadlines.find(text)[0].kind == "vague"
    assert deadlines.resolve(deadlines.find(text)[0], stated_on=JUNE_2025) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("by 2030", "by"),
        ("in 2030", "in"),
        ("before 2030", "before"),
        ("until 2030", "until"),
        ("to 2030", "to"),
        ("from 2030", "from"),
        ("as of 2030", "from"),
        ("for 2030", "for"),
        ("over 2026-2030", "over"),
        ("between 2026 and 2030", "between"),
        ("since 2014", "since"),
        ("on 5 September 2014", "on"),
        ("the 2014 pledge", "year"),
    ],
)
def test_the_preposition_gives_the_kind(text, kind):
    assert only(text).kind == kind


def test_two_years_share_a_preposition():
    assert [(m.kind, m.year) for m in deadlines.find("in 2026 and 2027")] == [("in", 2026), ("in", 2027)]


def test_the_span_of_a_mention_holds_its_words():
    text = "It will reach 2% by the end of 2027 at the latest, he said."
    assert text[only(text).start : only(text).end] == "by the end of 2027 at the latest"


@pytest.mark.parametrize(
    "text",
    [
        "$2030 million",
        "2030 million",
        "2,030 soldiers",
        "12030",
        "2035%",
        "a five-year plan",
        "they may reach 2%",
        "thrown out by March's election",
        "on the march",
        "31 soldiers",
        "it took five to six years",
        "2% in March",
        "",
    ],
)
def test_other_numbers_and_words_are_no_dates(text):
    assert deadlines.find(text) == []


PIECES = [
    *(
        "1",
        "2030 ",
        "2030-",
        "by ",
        "by 2030 ",
        "the ",
        "the end of ",
        "in the ",
        "next year ",
        "within ",
        "five to ",
    ),
    *(
        "FY",
        "January ",
        "10 January ",
        "and ",
        "2025-26 ",
        "2025-",
        "the year after ",
        "by then ",
        "next ",
        " ",
        "’",
    ),
]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_of_any_text(piece):
    def seconds(length):
        text = (piece * length)[:length]
        start = process_time()
        found = deadlines.find(text)
        if found:
            deadlines.resolve(found[-1], stated_on=JUNE_2025)
        return process_time() - start

    small, large = min(seconds(2_000 + n) for n in range(3)), min(seconds(16_000 + n) for n in range(2))
    assert large < max(small, 0.002) * 8 * 4, "eight times the text took more than thirty-two times as long"


SCRAPS = (
    "by in the end of 2030 2026 FY27 - – / to 31 29 February March next year decade within ten "
    "five years later then and , 26"
)
WORDS = st.sampled_from(SCRAPS.split(" "))
TEXTS = st.one_of(
    st.text(), st.lists(WORDS, max_size=30).map(" ".join), st.lists(WORDS, max_size=30).map("".join)
)


@given(
    TEXTS,
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["calendar", "start", "end"]),
    st.integers(1, 12),
)
def test_any_text_gives_ordered_spans_and_valid_dates(text, stated_on, fiscal, fiscal_month):
    found = deadlines.find(text)
    edges = [edge for mention in found for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
    for mention in found:
        edtf = deadlines.resolve(mention, stated_on=stated_on, fiscal=fiscal, fiscal_month=fiscal_month)
        assert edtf is None or TypeAdapter(Edtf).validate_python(edtf) == edtf
        deadlines.first_year(mention, stated_on=stated_on)
    assert deadlines.find(text) == found


def test_a_long_chain_of_dates_that_count_from_each_other_stays_flat():
    mentions = deadlines.find("2% in 2030" + ", the year after and ten years later" * 2_000)
    assert deadlines.resolve(mentions[2], stated_on=JUNE_2025) == "2041"
    assert deadlines.resolve(mentions[-1], stated_on=JUNE_2025) is None
