from ingest.measure import floors
from ingest.measure.floors import FALSE, MARGIN, TEXTS

F1 = "all metrics, core F1"


def of(f1=0.6, false=0.1, texts=100):
    return {"total": {F1: f1, FALSE: false, TEXTS: texts}}


def test_a_score_within_the_margin_holds_and_one_below_it_does_not():
    assert floors.problems(of(f1=0.6 - MARGIN / 2), of()) == []
    assert floors.problems(of(f1=0.6 - MARGIN * 2), of()) == [f"total: {F1} is 0.54, its floor is 0.6"]


def test_more_false_records_than_the_margin_are_a_problem():
    assert floors.problems(of(false=0.2), of()) == [f"total: {FALSE} is 0.2, its floor is 0.1"]


def test_in_few_texts_one_more_false_record_is_within_the_margin():
    assert floors.problems(of(false=0.2, texts=10), of(texts=10)) == []


def test_a_score_that_is_not_measured_is_a_problem():
    assert len(floors.problems({}, of())) == 2


def test_raising_lifts_what_is_better_and_lowers_nothing():
    assert floors.raised(of(f1=0.7, false=0.2), of()) == of(f1=0.7)
    assert floors.raised(of(f1=0.5, false=0.0), of()) == of(false=0.0)


def test_a_set_that_is_gone_keeps_its_floors_and_a_new_one_gets_some():
    assert floors.raised({"new": {F1: 0.5}}, of()) == of() | {"new": {F1: 0.5}}
