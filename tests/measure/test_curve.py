from ingest.extract.pipeline import Candidate
from ingest.measure.curve import curve


def test_a_higher_threshold_keeps_fewer_records_and_the_curve_ends_where_none_is_left(example, statement):
    right = Candidate(statement(confidence=0.8), {}, barred=None, abstained=None)
    false = Candidate(statement(party="FIN", confidence=0.3), {}, None, "it is not sure enough")
    points = {point.threshold: point for point in curve([(example({}), [])], [[right, false]])}
    assert (points[0.3].precision, points[0.3].recall) == (0.5, 1.0)
    assert (points[0.35].precision, points[0.8].found) == (1.0, 1)
    assert max(points) == 0.8


def test_what_says_the_same_is_one_record_on_the_curve_too(example, statement):
    twice = [Candidate(statement(confidence=0.8), {}, barred=None, abstained=None)] * 2
    assert {point.found for point in curve([(example({}), [])], [twice])} == {1}
