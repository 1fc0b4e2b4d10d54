import pytest

from ingest.extract.findings import Finding
from ingest.extract.frames import Reading
from ingest.extract.judging import CHOSEN, FOUND, Judge, grounds, judged, verdicts
from ingest.extract.quantities import find
from ingest.models import Metric, Scope, Status

(FIGURE,) = find("Poland will spend 5 percent of GDP.")
READING = Reading({Status.PLEDGED: 0.8, Status.PROPOSED: 0.2}, Metric.GDP_SHARE, Scope.TOTAL)
PLAIN = Judge(0.0, {"score": 1.0})


def finding(score, **told):
    return Finding(FIGURE, reading=READING, likelihood=score, score=score, **told)


def test_a_judge_of_weight_one_gives_the_score_itself():
    (one,) = judged([finding(0.8)], sentences=1, by=PLAIN)
    assert one.confidence == 0.8
    assert one.abstained is None


def test_a_doubtful_record_is_kept_out():
    sure, doubtful = judged([finding(0.8), finding(0.3)], sentences=1, by=PLAIN)
    assert sure.abstained is None
    assert doubtful.abstained == "it is not sure enough who is bound, or by when (30%)"


def test_a_text_without_a_sure_record_has_none():
    first, second = judged([finding(0.5), finding(0.55)], sentences=1, by=PLAIN)
    assert {first.abstained, second.abstained} == {"no record of the text is sure enough (55%)"}


def test_a_text_that_a_person_chose_needs_no_sure_record():
    first, second = judged([finding(0.5), finding(0.3)], sentences=1, by=PLAIN, bar=CHOSEN)
    assert (first.abstained, second.abstained is None) == (None, False)


def test_what_is_barred_stays_barred_and_anchors_nothing():
    records = [(0.9, Metric.GDP_SHARE, "nobody asks"), (0.5, Metric.GDP_SHARE, None)]
    assert verdicts(records) == ["nobody asks", "no record of the text is sure enough (50%)"]


def test_a_sum_must_be_surer_than_a_share_of_gdp_to_hold_a_text():
    between = (FOUND.anchor + FOUND.other_anchor) / 2
    assert verdicts([(between, Metric.GDP_SHARE, None)]) == [None]
    assert verdicts([(between, Metric.AMOUNT, None)]) != [None]
    assert verdicts([(between, Metric.GDP_SHARE, None), (0.5, Metric.AMOUNT, None)]) == [None, None]


def test_a_figure_that_was_not_read_has_no_confidence():
    (one,) = judged([Finding(FIGURE, likelihood=0.2, abstained="barred")], sentences=1, by=PLAIN)
    assert (one.confidence, one.abstained) == (0.0, "barred")


def test_sure_company_is_known_and_doubtful_company_is_not():
    alone = finding(0.6)
    known = grounds([alone, finding(0.9), finding(0.7)], sentences=3)
    assert [one["company"] for one in known] == pytest.approx([2.197, 0.847, 2.197], abs=0.001)
    assert (
        grounds([alone], sentences=3)[0]["company"]
        == grounds([alone, finding(0.2)], sentences=3)[0]["company"]
    )


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_no_record_is_certain(score):
    plain = Judge(0.0, {"score": 0.7})
    one = finding(score)
    assert 0 < plain.confidence(grounds([one], sentences=9)[0]) < 1
