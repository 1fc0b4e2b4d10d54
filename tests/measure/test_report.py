import pytest

from ingest.measure import measured


def test_scores_stand_for_shares_and_for_all_metrics_core_and_strict(pair):
    report = measured([pair(status="proposed")])
    assert [(row.records, row.fields, row.f1) for row in report.scores] == [
        ("shares of GDP", "core", 1.0),
        ("shares of GDP", "strict", 0.0),
        ("all metrics", "core", 1.0),
        ("all metrics", "strict", 0.0),
    ]


def test_only_metrics_and_statuses_that_occur_have_a_row(pair):
    report = measured([pair()])
    assert {row.records for row in report.by_metric} == {"gdp_share"}
    assert {row.records for row in report.by_status} == {"pledged"}


def test_false_records_are_counted_in_texts_that_have_none(example, statement, pair):
    report = measured([pair(), (example(), [statement()]), (example(), [])])
    assert (report.spurious.texts, report.spurious.records, report.spurious.per_text) == (2, 1, 0.5)


def test_calibration_is_told_for_core_and_for_strict(pair):
    core, strict = measured([pair(status="proposed")]).calibration
    assert core.expected_error == pytest.approx(1 - strict.expected_error)


def test_without_candidates_there_is_no_curve(pair):
    assert measured([pair()]).curve == ()
