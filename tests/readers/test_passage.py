import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.models import Article
from ingest.readers.passage import Passage


def passage(text):
    return Passage(Article(id="a", text=text))


@pytest.mark.parametrize("words", ["two three", " two\nthree ", "two\u00a0three", "two \t three"])
def test_words_are_found_whatever_their_blanks(words):
    text = "one two\n   three four"
    start, end = passage(text).find(words)
    assert text[start:end] == "two\n   three"


@pytest.mark.parametrize("words", ["", "  ", "five", "two  Three", "twothree", "four five", "“two”"])
def test_other_words_are_not(words):
    assert passage("one two\n three four").find(words) is None


def test_words_that_stand_there_twice_are_found_where_they_stand_first():
    assert passage("5 % or  5 %").find("5 %") == (0, 3)


WORDS = st.text("ab \n\t\u00a0\u2028\U0001f600", max_size=30)


@given(WORDS, WORDS, WORDS)
def test_what_is_found_is_a_slice_that_differs_in_blanks_only(before, words, after):
    text = before + words + after
    span = passage(text).find(words)
    if span is None:
        assert not words.strip()
    else:
        assert text[slice(*span)].split() == words.split()
        assert text[slice(*span)] == text[slice(*span)].strip()
        assert passage(text).slice(words) == text[slice(*span)]
