import pytest

from ingest.dataset.changes import Change, Edit, Kind
from ingest.publish import words


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "3.5 % of GDP by 2035, pledged"),
        ({"scope": "core", "bound": "at_least"}, "≥ 3.5 % of GDP (core) by 2035, pledged"),
        ({"deadline": None, "status": "rejected"}, "3.5 % of GDP, rejected"),
        (
            {"status": "demanded", "requested_by": "USA"},
            "3.5 % of GDP by 2035, demanded by United States",
        ),
        (
            {"metric": "amount", "currency": "KRW", "value": 66.3e12},
            "66,300,000,000,000 KRW by 2035, pledged",
        ),
    ],
)
def test_terms_say_what_by_when_and_with_what_force(commitment, fields, told):
    assert words.terms(commitment(**fields)) == told


def test_a_party_that_nobody_knows_is_told_by_its_code():
    assert words.name("XYZ") == "XYZ"


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Kind.ADDED, "added       kor  South Korea, 3.5 % of GDP by 2035, pledged"),
        (Kind.LAPSED, "lapsed      kor  Lapsed: South Korea, 3.5 % of GDP by 2035, pledged"),
        (Kind.REMOVED, "removed     kor  Removed: South Korea, 3.5 % of GDP by 2035, pledged"),
    ],
)
def test_a_change_is_one_line_of_kind_id_and_headline(commitment, kind, told):
    assert words.line(Change(kind, commitment())) == told


def test_a_correction_tells_each_field_from_and_to(commitment):
    edits = (Edit("speaker", None, "Ahn Gyu-back"), Edit("value", 3.0, 3.5))
    told = words.line(Change(Kind.CHANGED, commitment(), edits=edits))
    assert told == "changed     kor  speaker: – → Ahn Gyu-back; value: 3 → 3.5"


def test_no_value_breaks_the_line_or_steers_the_terminal(commitment):
    told = words.line(Change(Kind.CHANGED, commitment(), edits=(Edit("speaker", "a\nb", "\x1b[31m"),)))
    assert told.isprintable()
