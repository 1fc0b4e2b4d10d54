from datetime import date

import pytest

from ingest.dataset import delivery

TODAY = date(2026, 11, 24)


@pytest.fixture
def standing(commitment, spent):
    def judge(told, *rows):
        figures = [spent(*row[:3], **(row[3] if len(row) > 3 else {})) for row in rows]
        return delivery.judge([commitment("one", **{"deadline": "2025"} | told)], figures, TODAY)[0].standing

    return judge


@pytest.mark.parametrize(
    ("told", "share", "expected"),
    [
        ({"value": 2.0}, 2.0, "met"),
        ({"value": 2.0}, 1.995, "met"),
        ({"value": 2.0}, 1.99, "lapsed"),
        ({"value": 2.0, "bound": "about"}, 1.85, "met"),
        ({"value": 2.0, "bound": "at_most"}, 2.3, "lapsed"),
        ({"value": 2.0, "bound": "at_most"}, 1.7, "met"),
        ({"value": 2.0, "value_high": 3.0, "bound": "range"}, 2.2, "met"),
        ({"value": 2.0, "scope": "core"}, 2.2, "met"),
        ({"value": 2.0, "status": "demanded", "requested_by": "USA"}, 2.2, "met"),
    ],
)
def test_a_past_target_is_met_or_lapsed_by_what_was_spent(standing, told, share, expected):
    assert standing(told, ("POL", 2025, share)) == expected


@pytest.mark.parametrize(
    "told",
    [
        {"scope": "related"},
        {"metric": "growth"},
        {"metric": "amount", "currency": "PLN"},
        {"value": 5.0},
    ],
)
def test_what_no_figure_can_judge_is_never_met(standing, told):
    assert standing(told, ("POL", 2025, 9.0)) == "lapsed"


def test_equipment_is_judged_by_equipment(standing):
    told = {"metric": "equipment_share", "value": 20.0}
    assert standing(told, ("POL", 2025, 2.0, {"equipment_share": 40.0})) == "met"


@pytest.mark.parametrize(
    "told", [{"deadline": "2026"}, {"deadline": None}, {"deadline": "2026-12"}, {"status": "rejected"}]
)
def test_what_is_still_ahead_stands(standing, told):
    assert standing(told, ("POL", 2025, 9.0), ("POL", 2026, 9.0)) == "standing"


def test_a_deadline_within_a_year_is_judged_by_the_last_full_year(standing):
    assert standing({"deadline": "2026-03", "value": 2.0}, ("POL", 2025, 2.1)) == "met"


def test_what_is_superseded_stays_superseded(standing):
    assert standing({"standing": "superseded"}, ("POL", 2025, 9.0)) == "superseded"


def test_the_figures_of_nato_judge_its_members(standing):
    nato, sipri = ("POL", 2025, 1.0), ("POL", 2025, 9.0, {"definition": "SIPRI"})
    assert standing({}, nato, sipri) == standing({}, sipri, nato) == "lapsed"


def test_what_a_bloc_set_itself_is_met_when_every_member_meets_it(standing):
    told = {"party": "BALTICS", "value": 2.0}
    rows = [("EST", 2025, 3.0), ("LVA", 2025, 3.0), ("LTU", 2025, 2.0), ("BALTICS", 2025, 9.0)]
    assert standing(told, *rows) == "met"
    assert standing(told, *rows[:2], ("LTU", 2025, 1.0)) == "lapsed"
