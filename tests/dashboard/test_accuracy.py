"""What the About page says of the extraction's accuracy, and draws."""

import pytest

from dashboard import analysis, charts

MEASURED = {
    "expected_error": 0.0123,
    "evidence_records": 1500,
    "calibration": [
        {"low": 0.5, "high": 0.6, "records": 100, "confidence": 0.55, "right": 0.57},
        {"low": 0.8, "high": 0.9, "records": 50, "confidence": 0.84, "right": 0.86},
    ],
    "curve": [
        {"threshold": 0.5, "precision": 0.7, "recall": 0.6, "f1": 0.65, "found": 900},
        {"threshold": 0.8, "precision": 0.9, "recall": 0.3, "f1": 0.45, "found": 300},
    ],
}


@pytest.fixture
def bins():
    return analysis.reliability(MEASURED)


@pytest.fixture
def points():
    return analysis.precision_recall(MEASURED)


def test_the_findings_tell_the_numbers_of_the_rows(bins, points):
    assert analysis.reliability_title(bins) == "Of the records given 84 % confidence, 86 % are right"
    assert "90 % of the records found are right, and 30 % of all are found" in (
        analysis.precision_recall_title(points)
    )


def test_the_sentences_tell_the_distance_and_the_balance(points):
    assert "1.2 percentage points apart in 1,500 records" in analysis.reliability_sentence(MEASURED)
    assert "balance best at 50 %: 70 % right, 60 % found" in analysis.precision_recall_sentence(points)


def test_without_a_sure_record_the_findings_say_so(bins, points):
    assert analysis.reliability_title(bins[:1]).startswith("Too few records")
    assert analysis.precision_recall_title(points[:1]) == "No record is surer than 80 %"
    assert analysis.precision_recall_sentence(points[:0]) == "No records were found."


def test_reliability_is_drawn_beside_the_line_of_equality(bins):
    equal, measured = charts.reliability_line(bins).data
    assert list(equal.x) == list(equal.y)
    assert list(measured.x) == [0.55, 0.84]
    assert list(measured.y) == [0.57, 0.86]


def test_precision_is_drawn_against_recall(points):
    (line,) = charts.precision_recall_line(points).data
    assert (list(line.x), list(line.y)) == ([0.6, 0.3], [0.7, 0.9])
    assert "At least 80 % sure" in line.hovertext[1]


def test_nothing_measured_draws_nothing(bins, points):
    assert not charts.reliability_line(bins[:0]).data
    assert not charts.precision_recall_line(points[:0]).data
