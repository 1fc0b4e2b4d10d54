from ingest.extract.judging import Judge
from ingest.extract.pipeline import extract
from ingest.measure.reading import read


def test_what_is_kept_is_what_extract_returns(example):
    text = "Poland will spend 5 percent of GDP on defence by 2026. Output grew by 3 percent."
    (reading,) = read([example(text=text)])
    assert list(reading.pair[1]) == extract(reading.example.article)
    assert len(reading.candidates) >= len(reading.pair[1]) == 1


def test_another_judge_changes_the_confidence_and_no_other_field(example):
    (reading,) = read([example()])
    (before,), (after,) = reading.pair[1], reading.judged(Judge(1.0, {})).pair[1]
    assert after.confidence == 0.731 != before.confidence
    assert after.model_copy(update={"confidence": before.confidence}) == before


def test_a_judge_who_trusts_nothing_keeps_nothing(example):
    (reading,) = read([example()])
    assert reading.pair[1]
    assert reading.judged(Judge(-9.0, {})).pair[1] == []
