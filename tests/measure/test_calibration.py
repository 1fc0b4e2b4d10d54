import pytest

from ingest.measure import CORE, STRICT
from ingest.measure.calibration import expected_error, judged, reliability


def test_confidence_that_says_what_is_right_has_no_error():
    found = [(0.8, True)] * 8 + [(0.8, False)] * 2
    (only,) = reliability(found)
    assert (only.low, only.high, only.records) == (0.8, 0.9, 10)
    assert expected_error([only]) == pytest.approx(0)


def test_the_error_is_the_mean_distance_weighted_by_records():
    found = [(0.95, True)] * 3 + [(0.55, True)]
    assert expected_error(reliability(found)) == pytest.approx((3 * 0.05 + 0.45) / 4)


def test_full_certainty_lies_in_the_last_tenth():
    (only,) = reliability([(1.0, True)])
    assert only.low == 0.9


def test_nothing_found_is_no_error():
    assert expected_error(reliability([])) == 0


def test_what_is_right_depends_on_the_fields_compared(pair):
    one = pair(status="proposed")
    assert [is_right for _, is_right in judged([one], CORE)] == [True]
    assert [is_right for _, is_right in judged([one], STRICT)] == [False]
