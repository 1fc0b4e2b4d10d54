from datetime import date

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


def test_the_evidence_of_a_very_long_sentence_is_its_clause(read):
    discourse = read("word " * 400 + "; Poland will spend 5 percent of GDP; " + "word " * 400)
    start, end = resolve.evidence(discourse, discourse.quantities[0])
    assert discourse.article.text[start:end].strip() == "Poland will spend 5 percent of GDP;"


def test_a_fiscal_year_is_named_by_the_party_s_custom(read):
    discourse = read("It will spend 5 billion in this fiscal year.", published=date(2025, 6, 27))
    (mention,) = discourse.deadlines
    assert resolve.resolved(discourse, mention, "CAN", first=False) == "2026"
    assert resolve.resolved(discourse, mention, "JPN", first=False) == "2025"
