import json

import pytest

from ingest.measure.changes import changes, older

OLD = {
    "article_id": "a",
    "party": "POL",
    "metric": "gdp_share",
    "value": 5.0,
    "deadline": "2026",
    "scope": "total",
    "status": "pledged",
    "evidence": "Poland will spend 5 percent",
}


def told(pair, *old):
    return [(change.kind, change.record) for change in changes([pair], {"a": list(old)})]


def test_the_same_reading_changes_nothing(pair):
    assert told(pair(), OLD) == []


def test_a_status_put_right_is_a_record_found_and_a_false_one_gone(pair):
    assert told(pair(), OLD | {"status": "proposed"}) == [
        ("found", "POL gdp_share 5 total by 2026, pledged"),
        ("gone", "POL gdp_share 5 total by 2026, proposed"),
    ]


def test_a_status_read_worse_is_a_record_lost_and_a_new_false_one(pair):
    kinds = [kind for kind, _ in told(pair(status="proposed"), OLD | {"status": "proposed"})]
    assert kinds == ["lost", "new"]


def test_older_records_are_read_by_article(tmp_path):
    path = tmp_path / "old.jsonl"
    path.write_text(f"{json.dumps(OLD)}\n\n", "utf-8")
    assert older(path) == {"a": [OLD]}


@pytest.mark.parametrize(
    ("row", "reason"), [({"party": "POL"}, "'article_id' is missing"), ([1], "is no record")]
)
def test_a_line_that_is_no_record_is_named_with_its_reason(tmp_path, row, reason):
    path = tmp_path / "old.jsonl"
    path.write_text(json.dumps(row), "utf-8")
    with pytest.raises(ValueError, match=f"old.jsonl, line 1: {reason}"):
        older(path)
