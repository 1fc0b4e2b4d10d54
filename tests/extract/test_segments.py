import time
from itertools import pairwise

import pytest

from ingest.extract import segments


def sentences(text, title=None):
    return [text[s.start : s.end] for s in segments.layout(text, title).sentences]


def test_a_full_stop_before_a_capital_ends_a_sentence():
    assert sentences("Poland will pay. France will not.") == ["Poland will pay.", "France will not."]


def test_abbreviations_initials_and_decimals_end_none():
    text = "Gen. J. Smith told the U.S. Senate that 3.5 percent is needed by Dec. 31."
    assert sentences(text) == [text]


def test_every_line_stands_by_itself():
    assert sentences("Headline\n\nThe text.\n- a bullet\n- another") == [
        "Headline",
        "The text.",
        "- a bullet",
        "- another",
    ]


def test_a_closing_quotation_mark_belongs_to_its_sentence():
    assert sentences("“We will pay.” She left.") == ["“We will pay.”", "She left."]


def test_the_first_line_is_the_headline_only_where_the_title_says_so():
    assert segments.layout("Big news\n\nText.", "Big news").sentences[0].is_title
    assert not segments.layout("Big news\n\nText.").sentences[0].is_title


def test_clauses_part_at_semicolons_dashes_and_conjunctions():
    text = "Berlin agreed, while Madrid refused; Rome waited."
    (sentence,) = segments.layout(text).sentences
    at = [sentence.clause(text.index(name)) for name in ("Berlin", "Madrid", "Rome")]
    assert at == sorted(set(at))


def test_what_stands_in_quotation_marks_is_quoted():
    text = 'He said "we will" and left.'
    layout = segments.layout(text)
    assert layout.is_quoted(text.index("will"))
    assert not layout.is_quoted(text.index("left"))


def test_a_dateline_ends_before_the_text_of_the_report():
    text = "Title here\n\nWASHINGTON, June 5 - Canada will pay."
    assert text[segments.layout(text, "Title here").dateline_end :] == "Canada will pay."


def test_a_text_without_words_has_no_sentences():
    assert segments.layout(" \n \n").sentences == ()


def test_a_line_that_ends_in_the_middle_of_a_phrase_goes_on_in_the_next():
    text = "Latvia will spend 5 percent of\nGDP by 2028."
    assert len(sentences(text)) == 1
    assert len(sentences("Targets for 2028\nLatvia will spend 5 percent.")) == 2


def test_lines_that_were_broken_to_a_width_are_one_sentence():
    text = "Poland will raise the share of national income that it spends on\ndefence. France\nwill not."
    assert sentences(text) == [
        "Poland will raise the share of national income that it spends on\ndefence.",
        "France\nwill not.",
    ]


@pytest.mark.parametrize(
    "dateline",
    ["SEOUL, June 26 - ", "WASHINGTON (Gazette) — ", "THE HAGUE, Netherlands: ", "PARIS -- "],
)
def test_datelines_come_in_many_forms(dateline):
    assert segments.layout(f"{dateline}Canada will pay.").dateline_end == len(dateline)


def test_a_sentence_is_no_dateline():
    assert segments.layout("Canada - a large country - will pay.").dateline_end == 0


@pytest.mark.parametrize("unit", [".", "X", "X-", "?!", "A ", "“", "A.B."])
def test_no_run_of_signs_holds_up_the_reader(unit):
    text = unit * (20_000 // len(unit))
    start = time.process_time()
    segments.layout(text)
    assert time.process_time() - start < 0.5


def test_spans_are_in_order_within_the_text_and_never_blank():
    text = "One. “Two!” (Three?) Four…\n\n \nFive; six. " + "seven " * 600
    spans = [(s.start, s.end) for s in segments.layout(text).sentences]
    assert all(low < high <= len(text) and text[low:high].strip() for low, high in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
