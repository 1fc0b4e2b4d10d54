from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


HELD = st.lists(
    st.fixed_dictionaries(
        {
            "metric": st.sampled_from(["gdp_share", "amount"]),
            "value": st.sampled_from([1.0, 1.2, 1.25, 1.5, 3.5, 5.0]),
            "deadline": st.sampled_from([None, "2027", "2027-04", "2030", "2032"]),
            "status": st.sampled_from(["pledged", "legislated", "proposed", "rejected", "demanded"]),
            "first_stated_on": st.dates(date(2024, 1, 1), date(2026, 1, 1)),
            "told_for": st.integers(0, 900),
        }
    ),
    max_size=9,
)


@given(HELD)
def test_what_is_found_without_trying_every_pair_is_what_every_pair_would_tell(commitment, drawn):
    held = [_commitment(commitment, number, dict(fields)) for number, fields in enumerate(drawn)]
    rules = [rule.holds for rules in lineage._RULES.values() for rule in rules]  # noqa: SLF001
    pairs = [pair for pair in _pairs(held) if any(holds(*pair) for holds in rules)]
    gone = {older.commitment_id for _, older in pairs}
    left = [
        row for row in held if row.commitment_id not in gone and row.metric == "gdp_share" and row.deadline
    ]
    pairs += [pair for pair in _pairs(left) if lineage._overtakes(*pair)]  # noqa: SLF001
    for row in lineage.trace(held):
        name = row.commitment_id
        older = [(o.last_stated_on, o.commitment_id) for n, o in pairs if n.commitment_id == name]
        newer = {n.status for n, o in pairs if o.commitment_id == name}
        standing = "withdrawn" if "rejected" in newer else "superseded" if newer else "standing"
        assert (row.supersedes, row.standing) == (max(older)[1] if older else None, standing)


def _commitment(make, number, fields):
    last = date.fromordinal(fields["first_stated_on"].toordinal() + fields.pop("told_for"))
    currency = "EUR" if fields["metric"] == "amount" else None
    return make(f"c{number}", **fields, last_stated_on=last, currency=currency)


def _pairs(rows):
    return [(one, other) for one, other in permutations(rows, 2) if one.metric is other.metric]
