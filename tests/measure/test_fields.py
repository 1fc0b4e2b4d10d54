import pytest

from ingest.measure.fields import accuracies, agrees, matches


def of(pairs, field):
    return next(row for row in accuracies(pairs) if row.field == field)


def test_fields_are_judged_where_party_metric_and_value_agree(pair):
    assert of([pair(deadline="2030")], "deadline").right == 0
    assert of([pair(deadline="2030")], "status").right == 1
    assert of([pair(party="FIN")], "status").records == 0


def test_a_field_that_nobody_fills_counts_as_right_and_as_unstated(pair):
    high = of([pair()], "value_high")
    assert (high.right, high.stated) == (1, 0)


def test_two_milestones_of_one_value_match_by_their_deadlines(example, statement):
    wanted = example({"deadline": "2026"}, {"deadline": "2030"})
    found = [statement(deadline="2030"), statement(deadline="2026")]
    assert all(s.deadline == record["deadline"] for s, record in matches((wanted, found)))


@pytest.mark.parametrize(
    ("field", "got", "want", "same"),
    [
        ("speaker", "Donald Tusk", "Tusk", True),
        ("speaker", "Donald Tusk", "Donald Trump", False),
        ("condition", "if the economy grows", "the economy grows", True),
        ("condition", None, "if the economy grows", False),
        ("value_high", 5.0, 5, True),
    ],
)
def test_each_field_is_compared_as_its_kind_asks(statement, field, got, want, same):
    assert agrees(statement(**{field: got}), {field: want}, field) is same
