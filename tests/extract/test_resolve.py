from datetime import date

import pytest

from ingest.extract import resolve
from ingest.models import Bound


def test_parties_that_form_a_list_are_bound_together(read):
    discourse = read("Poland, Latvia and Lithuania will spend 5 percent of GDP.")
    assert resolve.listed_with(discourse, discourse.quantities[0], "LVA") == ["POL", "LVA", "LTU"]


def test_a_party_by_itself_is_bound_alone(read):
    discourse = read("Poland will spend 5 percent of GDP, and Latvia will not.")
    assert resolve.listed_with(discourse, discourse.quantities[0], "POL") == ["POL"]


def test_a_bare_dollar_is_the_party_s_own(read):
    (quantity,) = read("It will spend $5 billion.").quantities
    assert [resolve.currency(quantity, code) for code in ("CAN", "AUS", "POL")] == ["CAD", "AUD", "USD"]


def test_two_ends_are_a_range(read):
    (quantity,) = read("It will spend 3 to 3.5 percent of GDP.").quantities
    assert resolve.bound(quantity) is Bound.RANGE


def test_the_day_of_a_statement_is_the_one_its_sentence_names(read):
    named = read("Poland will spend 5 percent of GDP, it said on Tuesday.")
    unnamed = read("Poland will spend 5 percent of GDP.")
    assert resolve.stated_on(named, named.quantities[0]) == date(2025, 6, 24)
    assert resolve.stated_on(unnamed, unnamed.quantities[0]) == date(2025, 6, 27)


def test_what_a_person_goes_on_to_say_was_said_on_the_same_day(read):
    discourse = read(
        "Donald Tusk said on Tuesday that much would change. Poland will spend 5 percent of GDP, he said."
    )
    quantity = discourse.quantities[0]
    assert resolve.stated_on(discourse, quantity, "Donald Tusk") == date(2025, 6, 24)
    assert resolve.stated_on(discourse, quantity, "Lai Ching-te") == date(2025, 6, 27)
    assert resolve.stated_on(discourse, quantity) == date(2025, 6, 27)


def test_somebody_named_before_the_sentence_may_be_its_speaker(read):
    discourse = read(
        "Donald Tusk took the floor. Lai Ching-te listened. Poland will spend 5 percent of GDP, he said."
    )
    near = [person.name for person in resolve.speakers_near(discourse, discourse.quantities[0])]
    assert near == ["Lai Ching-te", "Donald Tusk"]


def test_two_mentions_of_one_date_speak_for_it_together(read):
    discourse = read("Poland will spend 5 percent of GDP by 2030. That date, 2030, stands.")
    (quantity,) = discourse.quantities
    alone = read("Poland will spend 5 percent of GDP by 2030.")
    due, share, count = resolve.due(discourse, quantity, "POL", None)
    assert (due.edtf, count > 2) == ("2030", True)
    shares = discourse.models["deadline"].shares(
        [found for _, _, found in resolve.due_options(discourse, quantity, None)]
    )
    assert share == pytest.approx(sum(shares[1:]))
    assert resolve.due(alone, alone.quantities[0], "POL", None)[0].edtf == "2030"


def test_the_evidence_of_a_very_long_sentence_is_its_clause(read):
    discourse = read("word " * 400 + "; Poland will spend 5 percent of GDP; " + "word " * 400)
    start, end = resolve.evidence(discourse, discourse.quantities[0])
    assert discourse.article.text[start:end].strip() == "Poland will spend 5 percent of GDP;"


def test_a_fiscal_year_is_named_by_the_party_s_custom(read):
    discourse = read("It will spend 5 billion in this fiscal year.", published=date(2025, 6, 27))
    (mention,) = discourse.deadlines
    assert resolve.resolved(discourse, mention, "CAN", first=False) == "2026"
    assert resolve.resolved(discourse, mention, "JPN", first=False) == "2025"
