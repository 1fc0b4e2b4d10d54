from ingest.measure import Score
from ingest.measure.bootstrap import intervals


def test_texts_that_are_all_alike_leave_no_doubt():
    assert intervals([Score(1, 2, 4)] * 50).precision == (0.5, 0.5)


def test_an_interval_holds_the_measure_and_narrows_with_more_texts():
    def width(number):
        low, high = intervals([Score(1, 1, 1), Score(0, 1, 1)] * number).f1
        assert low < 0.5 < high
        return high - low

    assert width(100) < width(10)


def test_the_same_counts_give_the_same_interval():
    counts = [Score(1, 1, 2), Score(0, 1, 1), Score(2, 3, 2)]
    assert intervals(counts) == intervals(counts)


def test_no_texts_are_no_error():
    assert intervals([]).f1 == (1.0, 1.0)
