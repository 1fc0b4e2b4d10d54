import pytest

from ingest import measure
from ingest.extract.pipeline import extract
from ingest.measure import Example, Score
from ingest.models import Article

TEXT = "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced."
RECORD = {
    "party": "POL",
    "metric": "gdp_share",
    "value": 5,
    "deadline": "2026",
    "scope": "total",
    "status": "pledged",
}


def pairs(**changed):
    article = Article(id="a", text=TEXT, published="2025-06-27")
    return [(Example(article, (RECORD | changed,)), extract(article))]


def test_a_record_that_agrees_in_every_field_is_right():
    assert measure.score(pairs(), measure.STRICT) == Score(1, 1, 1)


def test_core_forgives_the_status_and_strict_does_not():
    assert measure.score(pairs(status="proposed"), measure.CORE).f1 == 1
    assert measure.score(pairs(status="proposed"), measure.STRICT).f1 == 0


def test_a_metric_narrows_what_is_found_and_what_is_wanted():
    assert measure.score(pairs(), measure.CORE, "amount") == Score(0, 0, 0)


def test_f1_is_the_harmonic_mean():
    score = Score(right=1, found=2, wanted=4)
    assert (score.precision, score.recall) == (0.5, 0.25)
    assert score.f1 == pytest.approx(1 / 3)
