"""The readers do what can be asked of them; those that need a package of the extra bench skip without it."""

from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from ingest.models import Article
from tests.benchmarks.readers import nearest_cue

TEXT = """\
Poland will spend 4.8 percent of GDP on defence by 2027. Germany proposed €100 billion for its army in 2030.
"""
NEEDED = {
    "nearest_cue": (),
    "spacy_rules": ("spacy",),
    "quantities": ("quantulum3", "dateparser"),
    "pledgeboard": (),
}


@pytest.fixture(params=NEEDED)
def read(request):
    for package in NEEDED[request.param]:
        pytest.importorskip(package)
    return import_module(f"tests.benchmarks.readers.{request.param}").read


def records(read, text, *fields):
    article = Article(id="a", text=text, published=date(2026, 1, 2))
    return [tuple(getattr(one, field) for field in fields) for one in read(article)]


def test_each_finds_a_plain_pledge(read):
    assert ("POL", "gdp_share", 4.8, "2027", "pledged") in records(
        read, TEXT, "party", "metric", "value", "deadline", "status"
    )


def test_each_finds_a_plain_sum(read):
    found = records(read, TEXT, "party", "metric", "value", "currency", "deadline")
    assert ("DEU", "amount", 1e11, "EUR", "2030") in found


def test_none_finds_anything_where_nothing_is_on_defence(read):
    assert records(read, "Poland ate 4.8 percent more apples in 2025. They cost €2 billion.", "party") == []


def test_none_stumbles_over_a_text_without_a_word(read):
    assert records(read, "%%% 5 % €\n\n", "party") == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Poland has proposed 4 percent of GDP.", "proposed"),
        ("Poland refuses 4 percent of GDP.", "rejected"),
        ("Poland passed 4 percent of GDP.", "legislated"),
        ("4 percent of GDP, demands Poland.", "demanded"),
        ("Poland agreed on 4 percent of GDP.", "agreed"),
        ("Poland: 4 percent of GDP.", "pledged"),
    ],
)
def test_the_nearest_cue_tells_the_status(sentence, status):
    assert records(nearest_cue.read, sentence, "status") == [(status,)]


def test_the_nearest_cue_takes_the_closest_party_and_year_even_where_they_are_wrong():
    text = "Norway, in 2031, will match the 3 percent of GDP that Sweden spent in 2024."
    assert records(nearest_cue.read, text, "party", "deadline") == [("SWE", "2031")]


def test_the_nearest_cue_reads_signs_and_words_of_money():
    text = "Norway gives its army $1.5bn, 20 million pounds and €3 trillion."
    assert records(nearest_cue.read, text, "value", "currency") == [
        (1.5e9, "USD"),
        (2e7, "GBP"),
        (3e12, "EUR"),
    ]


def test_the_nearest_cue_fits_in_sixty_lines():
    assert len(Path(nearest_cue.__file__).read_text("utf-8").splitlines()) <= 60
