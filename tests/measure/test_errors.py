import pytest

from ingest.extract.pipeline import Candidate
from ingest.measure.errors import kinds, mistakes


def told(pair, candidates=()):
    return [mistake.kinds for mistake in mistakes([pair], [candidates])]


def test_a_right_record_is_no_mistake(pair):
    assert told(pair()) == []


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"status": "proposed"}, ("wrong status",)),
        ({"deadline": "2030"}, ("wrong deadline",)),
        ({"party": "FIN"}, ("wrong party",)),
        ({"scope": "core", "status": "agreed"}, ("wrong scope", "wrong status")),
        ({"metric": "growth"}, ("wrong metric",)),
    ],
)
def test_a_near_match_is_one_mistake_that_names_the_wrong_field(pair, changed, kind):
    assert told(pair(**changed)) == [kind]


def test_a_record_found_where_none_is_wanted_is_spurious(example, statement):
    assert told((example(), [statement()])) == [("spurious figure",)]


def test_a_miss_tells_why_its_figure_gave_no_record(example, statement):
    doubted = Candidate(statement(), {}, None, "it is not sure enough who is bound, or by when (20%)")
    reason = "missed figure: it is not sure enough who is bound, or by when"
    assert told((example({}), []), [doubted]) == [(reason,)]
    assert told((example({"value": 7.0}), [])) == [("missed figure: no such figure is read",)]


def test_the_surest_match_is_paired_first(example, statement):
    wanted = example({"party": "FIN"}, {})
    assert told((wanted, [statement()])) == [("missed figure: it can be no record, or names no party",)]


def test_a_mistake_shows_both_records_and_the_sentence(pair):
    (one,) = mistakes([pair(status="proposed")], [()])
    assert one.wanted == "POL gdp_share 5 total by 2026, proposed"
    assert one.found == "POL gdp_share 5 total by 2026, pledged"
    assert one.sentence.startswith("Poland will spend 5 percent")


def test_kinds_are_counted_the_most_frequent_first(pair):
    pairs = [pair(status="proposed"), pair(status="agreed"), pair(deadline="2030")]
    assert kinds(mistakes(pairs, [()] * 3)) == [("wrong status", 2), ("wrong deadline", 1)]
