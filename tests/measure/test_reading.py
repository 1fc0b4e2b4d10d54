from ingest.extract.confidence import Calibration
from ingest.extract.pipeline import extract
from ingest.measure.reading import read


def test_what_is_kept_is_what_extract_returns(example):
    text = "Poland will spend 5 percent of GDP on defence by 2026. Output grew by 3 percent."
    (reading,) = read([example(text=text)])
    assert list(reading.pair[1]) == extract(reading.example.article)
    assert len(reading.candidates) >= len(reading.pair[1]) == 1


def test_another_calibration_changes_the_confidence_and_nothing_else(example):
    (reading,) = read([example()])
    (before,), (after,) = reading.pair[1], reading.calibrated(Calibration(slope=0.0, offset=0.0)).pair[1]
    assert after.confidence == 0.5 != before.confidence
    assert after.model_copy(update={"confidence": before.confidence}) == before
