from datetime import date

import pytest

from ingest.measure import Example
from ingest.models import Article
from ingest.weights import events


def text(name, *records, published="2025-06-27"):
    return Example(Article(id=name, text="…", published=date.fromisoformat(published)), records)


def record(party="POL", value=5.0, deadline="2026", stated_on="2025-06-27"):
    target = {"party": party, "metric": "gdp_share", "value": value, "deadline": deadline}
    return target | {"stated_on": stated_on}


def grouped(*examples):
    return [{example.article.id for example in event} for event in events.events(examples)]


def test_texts_that_tell_the_same_target_in_the_same_days_are_one_event():
    assert grouped(text("a", record()), text("b", record(stated_on="2025-07-01"))) == [{"a", "b"}]


@pytest.mark.parametrize(
    "other",
    [
        record(stated_on="2025-09-01"),
        record(value=4.0),
        record(deadline="2030"),
        record(party="LTU"),
    ],
)
def test_another_day_target_or_country_is_another_event(other):
    assert grouped(text("a", record()), text("b", other)) == [{"a"}, {"b"}]


def test_a_target_of_a_bloc_joins_nothing():
    assert len(grouped(text("a", record("NATO")), text("b", record("NATO")))) == 2


def test_a_text_that_shares_two_events_joins_both():
    both = text("c", record(), record("LTU"))
    assert grouped(text("a", record()), text("b", record("LTU")), both) == [{"a", "b", "c"}]


def test_without_a_day_of_its_own_a_record_counts_from_the_publication():
    late = text("b", record(stated_on=None), published="2025-12-01")
    assert len(grouped(text("a", record()), late)) == 2


def test_no_event_falls_into_two_parts_and_no_text_is_lost():
    examples = [text(str(at), record(value=float(at // 3))) for at in range(12)]
    parts = events.folds(examples, count=3)
    assert sorted(example.article.id for part in parts for example in part) == sorted(map(str, range(12)))
    values = [{example.records[0]["value"] for example in part} for part in parts]
    assert sum(map(len, values)) == len(set.union(*values))


def test_each_part_gets_its_share_of_texts_with_records_and_of_texts_without():
    examples = [text(str(at), record(value=float(at))) for at in range(10)]
    examples += [text(f"without {at}") for at in range(10)]
    parts = events.folds(examples, count=5)
    assert [len(part) for part in parts] == [4] * 5
    assert [sum(not example.records for example in part) for part in parts] == [2] * 5
