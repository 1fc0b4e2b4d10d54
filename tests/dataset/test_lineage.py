from datetime import date

import pytest

from ingest.dataset import lineage
from ingest.dataset.decisions import decide
from ingest.models import Action

LATER = date(2025, 9, 1)


@pytest.fixture
def traced(commitment):
    """What becomes of two commitments: the standing of the older, what the newer replaced, and its own."""

    def trace(older, newer, judgements=()):
        held = [commitment("older", **older), commitment("newer", **{"stated_on": LATER} | newer)]
        result = {c.commitment_id: c for c in lineage.trace(held, judgements)}
        return result["older"].standing, result["newer"].supersedes, result["newer"].standing

    return trace


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"value": 5.0}, {"value": 4.8}),
        ({"deadline": "2030"}, {"deadline": "2032"}),
        ({"deadline": "2032"}, {"deadline": "2027"}),
        ({"status": "pledged"}, {"status": "legislated"}),
        ({"status": "proposed"}, {"status": "pledged"}),
        ({"status": "pledged", "value": 2.6}, {"status": "legislated", "value": 3.1}),
        ({"deadline": None}, {"deadline": "2030"}),
        ({"deadline": "2027"}, {"deadline": "2027-04"}),
        ({"deadline": None, "value": 2.0}, {"deadline": None, "value": 3.0}),
        ({"status": "legislated"}, {"status": "legislated", "value": 4.0}),
        (
            {"metric": "amount", "currency": "KRW", "value": 66.3e12, "status": "proposed"},
            {"metric": "amount", "currency": "KRW", "value": 65.9e12, "status": "legislated"},
        ),
        ({"value": 2.0, "deadline": "2031"}, {"value": 3.5, "deadline": "2029"}),
        ({"status": "rejected"}, {"status": "pledged"}),
    ],
    ids=[
        "another value for the deadline",
        "a later deadline for the value",
        "an earlier deadline for the value",
        "a law after a promise",
        "a promise after a proposal",
        "a law with another value",
        "a date for the undated",
        "a month for the year",
        "another undated promise",
        "a new law",
        "the budget after its draft",
        "more, and sooner",
        "a promise after the refusal",
    ],
)
def test_the_newer_commitment_supersedes(traced, older, newer):
    assert traced(older, newer) == ("superseded", "older", "standing")


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"status": "pledged"}, {"status": "proposed", "value": 4.0}),
        ({"status": "legislated"}, {"status": "pledged", "value": 4.0}),
        ({"value": 2.5, "deadline": "2027"}, {"value": 3.0, "deadline": "2029"}),
        (
            {"value": 2.5, "deadline": "2030"},
            {"value": 3.0, "deadline": "2030", "stated_on": date(2025, 3, 1)},
        ),
        ({"value": 2.0, "deadline": "2029"}, {"value": 3.5, "deadline": "2031"}),
        ({"value": 2.0, "deadline": "2031", "bound": "at_most"}, {"value": 3.5, "deadline": "2029"}),
        ({"deadline": "2024"}, {"deadline": "2030"}),
        ({"status": "proposed"}, {"status": "proposed", "value": 4.0}),
        ({"status": "demanded"}, {"status": "demanded", "value": 4.0}),
        ({"status": "demanded"}, {"status": "pledged"}),
        ({"value": 5.0}, {"value": 3.5}),
        ({"party": "LVA"}, {"value": 4.0}),
        ({"scope": "core"}, {"value": 4.0}),
        ({"last_stated_on": date(2026, 1, 1), "first_stated_on": date(2025, 3, 1)}, {"value": 4.0}),
        ({"first_stated_on": None, "last_stated_on": None}, {"value": 4.0}),
        ({"metric": "growth"}, {"metric": "growth", "deadline": "2031"}),
        (
            {"metric": "amount", "currency": "EUR", "value": 3e9},
            {"metric": "amount", "currency": "EUR", "value": 64e9},
        ),
        ({"status": "rejected"}, {"status": "proposed"}),
        ({"status": "rejected"}, {"status": "demanded", "requested_by": "USA"}),
    ],
    ids=[
        "a proposal after a promise",
        "a promise after a law",
        "milestones",
        "two values on one day",
        "more, but later",
        "more than a ceiling",
        "a deadline that had passed",
        "two proposals",
        "two demands",
        "a demand and a promise",
        "the whole and its core",
        "another party",
        "another scope",
        "a promise outlived by the older",
        "a day unknown",
        "growth in another year",
        "another sum",
        "a proposal after the refusal",
        "a demand after the refusal",
    ],
)
def test_both_commitments_stand(traced, older, newer):
    assert traced(older, newer) == ("standing", None, "standing")


def test_a_later_refusal_withdraws_the_promise(traced):
    assert traced({}, {"status": "rejected", "deadline": None}) == ("withdrawn", "older", "standing")


def test_a_refusal_of_the_same_day_withdraws_nothing(traced):
    assert traced({}, {"status": "rejected", "stated_on": date(2025, 3, 1)}) == ("standing", None, "standing")


def test_of_several_replaced_the_one_stated_last_is_named(commitment):
    held = [
        commitment("first", value=2.0, stated_on=date(2020, 1, 1)),
        commitment("second", value=2.5, stated_on=date(2022, 1, 1)),
        commitment("third", value=3.0, stated_on=date(2024, 1, 1)),
    ]
    traced = {c.commitment_id: (c.standing, c.supersedes) for c in lineage.trace(held)}
    assert traced == {
        "first": ("superseded", None),
        "second": ("superseded", "first"),
        "third": ("standing", "second"),
    }


def _judged(action):
    told = {"who": "curators", "decided_on": date(2026, 1, 1), "why": "seen"}
    return [decide(action=action, subject="newer", old="older", **told)]


def test_people_may_say_that_one_supersedes_another(traced):
    milestones = {"value": 2.5, "deadline": "2027"}, {"value": 3.0, "deadline": "2029"}
    assert traced(*milestones, _judged(Action.SUPERSEDES)) == ("superseded", "older", "standing")


def test_people_may_say_that_two_are_different_things(traced):
    assert traced({"value": 4.1}, {"value": 2.5}, _judged(Action.DIFFERENT)) == ("standing", None, "standing")


def test_the_first_that_took_its_place_is_the_successor_also_of_one_that_nobody_names(commitment):
    weaker, other = commitment("weaker", deadline="2032"), commitment("other", deadline="2031")
    newer = commitment("newer", stated_on=LATER)
    assert lineage.successors([weaker, other, newer]) == {"weaker": newer, "other": newer}
