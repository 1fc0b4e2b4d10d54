from datetime import date

import pytest

from ingest.dataset import corroboration
from ingest.dataset.decisions import decide
from ingest.models import Action


@pytest.fixture
def contested(commitment, statement):
    """Whether the sources of two commitments are found to disagree, so that each names the other."""

    def weigh(one, other, pages=("page one", "page two"), judgements=()):
        held = [commitment("one", **one), commitment("other", **other)]
        said = {
            c.commitment_id: [
                statement(source_id=source, stated_on=day) for day in {c.first_stated_on, c.last_stated_on}
            ]
            for c, source in zip(held, ("a", "b"), strict=True)
        }
        weighed = corroboration.weigh(held, said, dict(zip("ab", pages, strict=True)), judgements)
        found = {(c.commitment_id, c.corroboration, c.rival_ids) for c in weighed}
        if found == {("one", "contested", ("other",)), ("other", "contested", ("one",))}:
            return True
        assert found == {("one", "single", ()), ("other", "single", ())}
        return False

    return weigh


def test_two_values_for_one_deadline_within_days_are_contested(contested):
    assert contested({"value": 5.0}, {"value": 4.91, "stated_on": date(2025, 3, 4)})


def test_two_deadlines_for_one_value_within_days_are_contested(contested):
    assert contested({"deadline": "2025"}, {"deadline": "2026", "stated_on": date(2025, 3, 9)})


def test_a_deadline_told_in_between_another_is_contested(contested):
    around = {"first_stated_on": date(2025, 3, 25), "last_stated_on": date(2025, 6, 27), "deadline": "2034"}
    assert contested(around, {"deadline": "2033", "stated_on": date(2025, 5, 2)})


def test_a_promise_and_its_refusal_within_days_are_contested(contested):
    assert contested({}, {"status": "rejected", "deadline": None, "stated_on": date(2025, 3, 9)})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"value": 5.0}, {"value": 4.91, "stated_on": date(2025, 6, 1)}),
        ({"value": 4.8}, {"value": 4.81}),
        ({"value": 5.0}, {"value": 4.0, "status": "proposed"}),
        ({"value": 5.0}, {"value": 4.0, "deadline": "2031"}),
        ({"value": 5.0, "deadline": None}, {"value": 4.0, "deadline": None}),
        ({"deadline": "2027"}, {"deadline": "2027-04"}),
        ({"deadline": "2025"}, {"deadline": "2033"}),
        ({"deadline": "2030"}, {"deadline": None}),
        ({"value": 5.0}, {"value": 4.0, "status": "rejected"}),
        ({"value": 5.0, "status": "rejected"}, {"value": 4.0, "status": "rejected"}),
        ({}, {"status": "rejected", "stated_on": date(2025, 6, 1)}),
        ({"value": 5.0}, {"value": 4.0, "party": "LVA"}),
        ({"value": 5.0}, {"value": 4.0, "scope": "core"}),
        (
            {"metric": "amount", "currency": "EUR", "value": 3e9},
            {"metric": "amount", "currency": "EUR", "value": 10e9},
        ),
    ],
    ids=[
        "months apart",
        "rounded",
        "with another force",
        "milestones",
        "without a date",
        "one told more exactly",
        "reached now and held to later",
        "no deadline told",
        "one promised, another refused",
        "two refused",
        "refused months later",
        "another party",
        "another scope",
        "another sum",
    ],
)
def test_what_can_both_be_true_is_not_contested(contested, one, other):
    assert not contested(one, other)


def test_milestones_that_one_page_tells_together_are_not_contested(contested):
    assert not contested({"value": 5.0}, {"value": 4.0}, pages=("same", "same"))


def test_what_people_judged_different_is_not_contested(contested):
    told = {"who": "curators", "decided_on": date(2026, 1, 1), "why": "seen"}
    apart = decide(action=Action.DIFFERENT, subject="other", old="one", **told)
    assert not contested({"value": 5.0}, {"value": 4.0}, judgements=[apart])
