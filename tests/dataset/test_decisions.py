import json
from datetime import date

import pytest

from ingest.dataset import decisions
from ingest.models import Action


def _judge(action, subject, **fields):
    told = {"who": "curators", "decided_on": date(2026, 1, 1), "why": "seen"}
    return decisions.decide(action=action, subject=subject, **told | fields)


def test_a_decision_is_known_by_what_it_says():
    one, other = _judge(Action.REJECT, "a"), _judge(Action.REJECT, "b")
    assert one.decision_id == _judge(Action.REJECT, "a").decision_id != other.decision_id


def test_a_false_statement_is_gone(statement):
    false, right = statement(), statement(value=4)
    assert decisions.apply([false, right], [_judge(Action.REJECT, false.statement_id)]) == [right]


def test_a_wrong_field_is_put_right_and_the_statement_keeps_its_id(statement):
    wrong = statement(value=3)
    change = _judge(Action.CORRECT, wrong.statement_id, field="value", old="3", new="3.5")
    assert decisions.apply([wrong], [change]) == [wrong.model_copy(update={"value": 3.5})]


def test_fields_that_only_make_sense_together_are_corrected_together(statement):
    wrong = statement()
    changes = [
        _judge(Action.CORRECT, wrong.statement_id, field="metric", old="gdp_share", new="amount"),
        _judge(Action.CORRECT, wrong.statement_id, field="currency", old=None, new="EUR"),
    ]
    right = decisions.apply([wrong], changes)[0]
    assert (right.metric, right.currency) == ("amount", "EUR")


def test_corrections_that_leave_nonsense_change_nothing_and_are_named(statement):
    right = statement()
    half = _judge(Action.CORRECT, right.statement_id, field="metric", old="gdp_share", new="amount")
    assert decisions.apply([right], [half]) == [right]
    assert "money has a currency" in decisions.stale([right], [half])[0]


def test_people_judge_what_the_notes_left(statement):
    wrong = statement(value=3)
    curated = _judge(
        Action.CORRECT, wrong.statement_id, field="value", old="3", new="4", why=decisions.CURATED
    )
    own = _judge(
        Action.CORRECT, wrong.statement_id, field="value", old="4", new="5", decided_on=date(2020, 1, 1)
    )
    assert decisions.apply([wrong], [own, curated])[0].value == 5
    assert decisions.stale([wrong], [own, curated]) == []


def test_an_accepted_statement_stays_as_it_is(statement):
    right = statement()
    assert decisions.apply([right], [_judge(Action.ACCEPT, right.statement_id)]) == [right]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"field": "value", "old": "2", "new": "3.5"}, "value is not '2' any more"),
        ({"field": "colour", "old": None, "new": "red"}, "no 'colour'"),
        ({"field": "value", "old": "3", "new": "4", "expect": "Other words."}, "evidence is not"),
    ],
)
def test_a_decision_whose_subject_has_changed_does_nothing_and_is_named(statement, fields, message):
    judged = statement(value=3)
    late = _judge(Action.CORRECT, judged.statement_id, **fields)
    assert decisions.apply([judged], [late]) == [judged]
    problems = decisions.stale([judged], [late])
    assert len(problems) == 1
    assert late.decision_id in problems[0]
    assert message in problems[0]


def test_a_decision_on_a_statement_that_is_not_there_is_named(statement):
    assert "no statement gone" in decisions.stale([statement()], [_judge(Action.REJECT, "gone")])[0]


def test_what_a_person_added_is_a_statement_of_that_source(statement):
    record = {
        "party": "POL",
        "metric": "gdp_share",
        "value": 5,
        "status": "pledged",
        "stated_on": "2025-03-01",
        "evidence": "5%",
        "start": 4,
        "end": 6,
        "confidence": 1,
    }
    (added,) = decisions.added([_judge(Action.ADD, "one", new=json.dumps(record))])
    assert (added.source_id, added.extractor, added.value) == ("one", "hand", 5)
    assert added.statement_id == statement(value=5, start=4, evidence="5%").statement_id
