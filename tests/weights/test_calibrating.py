import math
from datetime import date

import pytest

from ingest.extract.confidence import Calibration, calibration
from ingest.extract.pipeline import Candidate, extract
from ingest.measure import Example
from ingest.measure.reading import Reading
from ingest.models import Article
from ingest.weights import calibrating

ARTICLE = Article(
    id="a",
    text="Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced.",
    published=date(2025, 6, 27),
)


def readings(score, right, wrong):
    """As many readings of a text with a record of this score, right or wrong."""
    (statement,) = extract(ARTICLE)
    wanted = {"party": "POL", "metric": "gdp_share", "value": 5.0, "deadline": "2026"}
    candidates = (Candidate(statement, score, None),)
    return [
        Reading(Example(ARTICLE, (wanted | {"deadline": due},)), candidates)
        for due in ["2026"] * right + ["2030"] * wrong
    ]


def test_the_curve_gives_each_score_the_share_that_is_right():
    curve = calibrating.fit([*readings(0.9, 60, 40), *readings(0.5, 30, 70)])
    assert curve.confidence(0.9) == pytest.approx(0.6, abs=0.01)
    assert curve.confidence(0.5) == pytest.approx(0.3, abs=0.01)


def test_each_part_is_calibrated_by_the_others_only():
    parts = [[*readings(0.9, 9, 1), *readings(0.5, 5, 5)], [*readings(0.9, 1, 9), *readings(0.5, 5, 5)]]
    first, second = calibrating.each_by_the_others(parts)
    assert first[0].pair[1][0].confidence < 0.5 < second[0].pair[1][0].confidence


def test_the_curve_is_written_so_that_it_can_be_read(tmp_path):
    path = tmp_path / "calibration.toml"
    calibrating.save(Calibration(slope=0.5, offset=-0.25), path)
    assert "slope = 0.5\noffset = -0.25" in path.read_text("utf-8")


def test_the_calibration_in_force_rises_with_the_score():
    shown = [calibration().confidence(score / 100) for score in range(101)]
    assert shown == sorted(shown)
    assert 0 < shown[0] < shown[-1] < 1
    assert not math.isnan(shown[50])
