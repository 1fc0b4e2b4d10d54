import tomllib
from datetime import date

import pytest

from ingest.extract.judging import FOUND, Judge, judge
from ingest.extract.pipeline import Candidate, extract
from ingest.measure import Example
from ingest.measure.reading import Reading
from ingest.models import Article
from ingest.weights import judges

ARTICLE = Article(
    id="a",
    text="Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced.",
    published=date(2025, 6, 27),
)


def readings(score, right, wrong, weight=1.0):
    """As many readings of a text with a record of these grounds, right or wrong."""
    (statement,) = extract(ARTICLE)
    wanted = {"party": "POL", "metric": "gdp_share", "value": 5.0, "deadline": "2026"}
    candidates = (Candidate(statement, {"score": score}, barred=None, abstained=None),)
    return [
        Reading(Example(ARTICLE, (wanted | {"deadline": due},), weight=weight), candidates)
        for due in ["2026"] * right + ["2030"] * wrong
    ]


def test_the_judge_gives_each_score_the_share_that_is_right():
    fair = judges.fit([*readings(2.0, 60, 40), *readings(0.0, 30, 70)], weight=1)
    assert fair.confidence({"score": 2.0}) == pytest.approx(0.6, abs=0.01)
    assert fair.confidence({"score": 0.0}) == pytest.approx(0.3, abs=0.01)


def test_texts_of_other_hands_count_as_often_as_is_asked():
    told = [*readings(0.0, 10, 30), *readings(0.0, 10, 0, weight=3.0), *readings(1.0, 1, 1)]
    assert judges.fit(told, weight=3).confidence({"score": 0.0}) == pytest.approx(40 / 70, abs=0.01)


def test_each_part_is_judged_by_the_others_only():
    parts = [[*readings(2.0, 9, 1), *readings(0.0, 5, 5)], [*readings(2.0, 1, 9), *readings(0.0, 5, 5)]]
    first, second = judges.each_by_the_others(parts, weight=1)
    assert first[0].candidates[0].statement.confidence < 0.5 < second[0].candidates[0].statement.confidence


def test_a_strict_judge_keeps_nothing():
    ((reading, _), _) = judges.each_by_the_others([readings(0.0, 1, 1), readings(0.0, 1, 9)], weight=1)
    assert reading.pair[1] == []
    assert "not sure enough" in reading.candidates[0].abstained


def test_the_judge_is_written_so_that_it_can_be_read(tmp_path):
    path = tmp_path / "judge.toml"
    told = Judge(-0.25, {"score": 0.5, "dates": 0.125})
    judges.save(told, path)
    assert Judge(**tomllib.loads(path.read_text("utf-8"))) == told


def test_the_judge_in_force_trusts_a_higher_score_more():
    known = dict.fromkeys(judge().weights, 0.0)
    shown = [judge().confidence(known | {"score": score}) for score in (-5.0, -1.0, 0.0, 1.0, 5.0)]
    assert shown == sorted(shown)
    assert 0 < shown[0] < FOUND.anchor < shown[-1] < 1
