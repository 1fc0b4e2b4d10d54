import pytest

from ingest.measure import CORE, STRICT, Score, score
from ingest.measure.scores import right


def test_a_record_that_agrees_in_every_field_is_right(pair):
    assert score([pair()], STRICT) == Score(1, 1, 1)


def test_core_forgives_the_status_and_strict_does_not(pair):
    assert score([pair(status="proposed")], CORE).f1 == 1
    assert score([pair(status="proposed")], STRICT).f1 == 0


def test_a_metric_narrows_what_is_found_and_what_is_wanted(pair):
    assert score([pair()], CORE, "amount") == Score(0, 0, 0)


def test_a_status_narrows_both_sides_each_by_its_own(pair):
    assert score([pair(status="proposed")], CORE, status="pledged") == Score(0, 1, 0)


def test_f1_is_the_harmonic_mean():
    one = Score(right=1, found=2, wanted=4)
    assert (one.precision, one.recall) == (0.5, 0.25)
    assert one.f1 == pytest.approx(1 / 3)


def test_a_record_that_is_told_twice_is_right_once_and_the_surer_one_is(example, statement):
    twice = [statement(confidence=0.6), statement(confidence=0.9)]
    assert right((example({}), twice), CORE) == [False, True]
    assert score([(example({}), twice)], CORE) == Score(1, 2, 1)


def test_the_counts_of_no_text_are_none():
    assert score([], CORE) == Score(0, 0, 0)
