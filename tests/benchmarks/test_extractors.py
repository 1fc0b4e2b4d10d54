"""Each reader meets every text, and ours is credited only with texts that it was not fitted on."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.measure import Example
from ingest.models import Article
from tests.benchmarks import extractors
from tests.benchmarks.readers import nearest_cue

TEXT = "Poland will spend 4.8 percent of GDP on defence by 2027."
RECORD = {"party": "POL", "metric": "gdp_share", "value": 4.8, "deadline": "2027", "status": "pledged"}
OWN = Example(Article(id="a", text=TEXT, published=date(2026, 1, 2)), ({**RECORD, "scope": "total"},))
SCORE = {"f1": 0.4, "precision": 0.5, "recall": 0.3}
SETS = [
    {
        "name": "own passages",
        "left_out": "events",
        "texts": 1,
        "records": 1,
        "scores": [],
        "false_per_text": 9.0,
    },
    {
        "name": "own passages",
        "left_out": "file",
        "texts": 1,
        "records": 1,
        "scores": [SCORE] * 4,
        "false_per_text": 0.2,
    },
]


def rows(files):
    readers = {"nearest cue": nearest_cue.read, "pledgeboard": nearest_cue.read}
    return extractors.compared(files, readers, extractors.left_out(files, SETS))


def test_ours_shows_the_scores_of_texts_left_out_and_the_others_their_own():
    other, ours = rows([("own passages", [OWN])])
    assert (other.reader, other.all_core_f1, other.false_per_text) == ("nearest cue", 1.0, 0.0)
    assert (ours.reader, ours.all_core_f1, ours.false_per_text) == ("pledgeboard", 0.4, 0.2)
    assert ours.articles_a_second > 0


def test_scores_measured_on_other_texts_are_refused():
    with pytest.raises(ValueError, match="not measured on these own passages: run `make weights` first"):
        extractors.left_out([("own passages", [OWN, OWN])], SETS)
    with pytest.raises(ValueError, match="these further passages"):
        extractors.left_out([("further passages", [OWN])], SETS)


def test_files_of_one_set_make_one_row_a_reader():
    found = extractors.compared([("other news", [OWN]), ("other news", [OWN])], {"x": nearest_cue.read}, {})
    assert [(row.texts, row.number, row.records) for row in found] == [("other news", 2, 2)]


def test_speed_is_told_against_each_other_reader():
    other, ours = rows([("own passages", [OWN])])
    told = extractors.faster([replace(other, articles_a_second=10.0), replace(ours, articles_a_second=205.0)])
    assert told == "own passages: pledgeboard is 20.5 times as fast as nearest cue\n"


def test_other_news_is_long_and_has_no_record_and_some_of_it_a_percentage():
    news = extractors.other_news()
    assert all(2500 < len(example.article.text) <= extractors.LENGTH for example in news)
    assert 0.3 < sum("per cent" in example.article.text for example in news) / len(news) < 0.7
    assert not any(example.records for example in news)
    assert len({example.article.text for example in news}) == len(news)


def test_the_passages_of_the_project_are_told_from_further_ones(tmp_path):
    assert extractors.set_of(extractors.OWN / "asia.jsonl") == "own passages"
    assert extractors.set_of(tmp_path / "asia.jsonl") == "further passages"
