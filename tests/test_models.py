from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ingest import models
from ingest.models import Record, identify

ROWS = (
    models.Article,
    models.Record,
    models.Statement,
    models.Source,
    models.Decision,
    models.Commitment,
    models.Spending,
    models.Gdp,
)


def _record(**fields):
    stated = {
        "party": "POL",
        "metric": "gdp_share",
        "value": 5.0,
        "status": "pledged",
        "stated_on": date(2025, 4, 3),
        "evidence": "5%",
        "start": 10,
        "end": 12,
        "confidence": 0.9,
    }
    return Record.model_validate(stated | fields)


@pytest.mark.parametrize("model", ROWS)
def test_every_field_is_documented(model):
    assert model.__doc__
    assert [name for name, field in model.model_fields.items() if not field.description] == []


@pytest.mark.parametrize("model", ROWS)
def test_a_row_is_closed_to_unknown_fields_and_frozen(model):
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"]


@pytest.mark.parametrize("deadline", ["2035", "2027-03", "2026-12-31", "2024-02-29", None])
def test_a_deadline_is_a_year_a_month_or_a_day(deadline):
    assert _record(deadline=deadline).deadline == deadline


@pytest.mark.parametrize(
    "deadline", ["", "35", "2035-13", "2025-02-29", "2035-1", "by 2035", "2035/2036", "2035 "]
)
def test_what_is_no_day_is_no_deadline(deadline):
    with pytest.raises(ValidationError):
        _record(deadline=deadline)


@pytest.mark.parametrize("party", ["POL", "NATO_EUROPE", "EU", "B9", "XKX"])
def test_a_party_is_a_code(party):
    assert _record(party=party).party == party


@pytest.mark.parametrize("party", ["Poland", "pol", "P", "", "../POL", "=POL"])
def test_what_is_no_code_is_no_party(party):
    with pytest.raises(ValidationError):
        _record(party=party)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"end": 13}, "the span must be as long as the evidence"),
        ({"metric": "amount"}, "money has a currency"),
        ({"currency": "EUR"}, "money has a currency"),
        ({"bound": "range"}, "a range has an upper end"),
        ({"value_high": 6.0}, "a range has an upper end"),
        ({"requested_by": "USA"}, "only a demand is requested"),
        ({"confidence": 1.1}, "less than or equal to 1"),
        ({"status": "hoped"}, "agreed"),
        ({"colour": "red"}, "not permitted"),
    ],
)
def test_an_incoherent_record_is_refused(fields, message):
    with pytest.raises(ValidationError, match=message):
        _record(**fields)


def test_a_demand_names_who_asks_for_it():
    assert _record(status="demanded", requested_by="USA").requested_by == "USA"


@given(st.sampled_from(["speaker", "condition", "deadline_text"]), st.text(min_size=1), st.floats(0, 1))
def test_reading_the_words_around_a_target_better_makes_no_other_statement(field, words, confidence):
    assert identify("note", _record(**{field: words, "confidence": confidence})) == identify(
        "note", _record()
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"party": "LVA"},
        {"value": 4.0},
        {"scope": "core"},
        {"bound": "at_least"},
        {"deadline": "2035"},
        {"status": "proposed"},
        {"stated_on": date(2025, 4, 4)},
        {"start": 11, "end": 13},
        {"metric": "amount", "currency": "EUR"},
    ],
)
def test_another_target_is_another_statement(fields):
    assert identify("note", _record(**fields)) != identify("note", _record())


def test_the_same_record_of_another_source_is_another_statement():
    assert identify("one", _record()) != identify("two", _record())


def test_an_id_never_changes():
    assert identify("note", _record()) == "389ae15919b9"
