import json

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


def passage(**changed):
    return {"id": "a", "text": TEXT, "published": "2025-06-27", "records": [RECORD]} | changed


def written(tmp_path, *rows):
    path = tmp_path / "passages.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_passages_are_read_with_their_records(tmp_path):
    (example,) = measure.examples(written(tmp_path, passage()))
    assert example.article.text == TEXT
    assert example.records == (RECORD,)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("text", "line 2: is no passage"),
        ({"id": "a"}, "line 2: 'text' is missing"),
        (passage(published="soon"), "line 2: is no passage"),
        (passage(records=[{}]), "line 2: 'party' is missing"),
        (passage(records=[RECORD | {"value": "five"}]), "line 2: is no passage"),
        (passage(records=5), "line 2: is no passage"),
    ],
)
def test_a_line_that_is_no_passage_is_named_with_its_reason(tmp_path, row, reason):
    with pytest.raises(ValueError, match=f"passages.jsonl, {reason}"):
        measure.examples(written(tmp_path, passage(), row))


def test_false_records_are_counted_in_texts_that_have_none():
    article = Article(id="a", text=TEXT, published="2025-06-27")
    rows = dict(measure.table([(Example(article, ()), extract(article))]))
    assert rows["false records in a text without any"] == "1.00"
