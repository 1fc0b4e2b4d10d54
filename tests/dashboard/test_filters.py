"""Which commitments a filter keeps, and what it makes of a link."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from dashboard.filters import Filters, apply, describe, from_query, parties_of
from dashboard.parts.downloads import query_of
from ingest.models import Metric, Status

TODAY = date(2026, 11, 24)
CHOICES = {
    "alliances": {"NATO": "NATO", "EU": "European Union"},
    "countries": {"KOR": "South Korea", "POL": "Poland"},
    "statuses": {status.value: status.value.capitalize() for status in Status},
    "metrics": {"gdp_share": "Share of GDP", "amount": "Sum of money"},
    "standings": {"standing": "In force"},
    "terms": {"no_deadline": "No deadline", "with_condition": "With condition"},
    "publishers": {"The Example": "The Example"},
}


@pytest.fixture(name="kept")
def _kept(make: Any) -> Any:
    """The ids that a filter keeps of some rows."""
    memberships = make.memberships(
        ("NATO", "POL", "1999-03-12"),
        ("NATO", "USA"),
        ("EU", "POL"),
        ("EU", "GBR", "1973-01-01", "2020-01-31"),
    )

    def kept(rows: list[dict[str, Any]], **asked: Any) -> list[str]:
        filters = Filters(**asked)
        allied = parties_of(filters.alliances, memberships, TODAY)
        table = apply(make.commitments(*rows), filters, allied=allied)
        return table["commitment_id"].tolist()

    return kept


def test_an_empty_filter_keeps_every_row_in_order(kept: Any) -> None:
    assert kept([{"party": "POL"}, {"party": "KOR"}]) == ["c0", "c1"]
    assert Filters().is_empty


def test_an_alliance_keeps_its_members_and_itself(kept: Any) -> None:
    rows = [{"party": party} for party in ("NATO", "POL", "USA", "KOR", "EU")]
    assert kept(rows, alliances=("NATO",)) == ["c0", "c1", "c2"]


def test_an_alliance_has_the_members_of_the_day(make: Any) -> None:
    memberships = make.memberships(("NATO", "FIN", "2023-04-04"), ("EU", "GBR", "1973-01-01", "2020-01-31"))
    assert parties_of(["NATO"], memberships, date(2023, 4, 3)) == {"NATO"}
    assert parties_of(["NATO"], memberships, date(2023, 4, 4)) == {"NATO", "FIN"}
    assert parties_of(["EU"], memberships, TODAY) == {"EU"}


def test_several_choices_of_one_field_are_alternatives_and_fields_narrow_each_other(kept: Any) -> None:
    rows = [
        {"party": "POL", "status": "pledged"},
        {"party": "KOR", "status": "pledged"},
        {"party": "USA", "status": "proposed"},
    ]
    assert kept(rows, countries=("POL", "KOR")) == ["c0", "c1"]
    assert kept(rows, countries=("POL", "USA"), statuses=("proposed",)) == ["c2"]
    assert kept(rows, countries=("KOR",), alliances=("NATO",)) == []


def test_each_contract_value_is_kept_by_its_own_column(kept: Any) -> None:
    rows = [
        {"metric": "growth", "standing": "lapsed", "publisher": "A"},
        {"metric": "gdp_share", "standing": "standing", "publisher": "B"},
    ]
    assert kept(rows, metrics=(Metric.GROWTH,)) == ["c0"]
    assert kept(rows, standings=("standing",)) == ["c1"]
    assert kept(rows, publishers=("B",)) == ["c1"]


def test_a_target_range_counts_any_part_of_a_range_and_leaves_money_out(kept: Any) -> None:
    rows = [
        {"value": 2.0},
        {"value": 3.0, "value_high": 3.5, "bound": "range"},
        {"value": 5.0},
        {"metric": "amount", "value": 4.0, "currency": "EUR"},
    ]
    assert kept(rows, target_from=3.2, target_to=5.0) == ["c1", "c2"]
    assert kept(rows, target_to=3.0) == ["c0", "c1"]


def test_a_deadline_window_is_in_years_and_leaves_out_what_has_none(kept: Any) -> None:
    rows = [{"deadline": "2030"}, {"deadline": "2027-03"}, {"deadline": "2026-12-31"}, {"deadline": None}]
    assert kept(rows, due_from=2027) == ["c0", "c1"]
    assert kept(rows, due_from=2026, due_to=2027) == ["c1", "c2"]


@pytest.mark.parametrize(
    ("terms", "ids"),
    [
        (("no_deadline",), ["c1"]),
        (("with_deadline",), ["c0", "c2"]),
        (("with_condition",), ["c2"]),
        (("no_condition",), ["c0", "c1"]),
        (("no_deadline", "with_condition"), ["c1", "c2"]),
    ],
)
def test_terms_keep_what_states_a_deadline_or_a_condition_or_does_not(
    kept: Any, terms: tuple[str, ...], ids: list[str]
) -> None:
    rows = [{"deadline": "2030"}, {"deadline": None}, {"deadline": "2030", "condition": "if growth allows"}]
    assert kept(rows, terms=terms) == ids


def test_the_days_of_the_first_statement_are_both_within(kept: Any) -> None:
    rows = [{"first_stated_on": day} for day in ("2025-06-24", "2025-06-25", None)]
    assert kept(rows, stated_from=date(2025, 6, 25)) == ["c1"]
    assert kept(rows, stated_to=date(2025, 6, 24)) == ["c0"]


def test_every_word_must_occur_somewhere_in_any_case(kept: Any) -> None:
    rows = [
        {"speaker": "Ana Example", "evidence": "The budget rises."},
        {"speaker": None, "evidence": "The budget falls."},
        {"party": "KOR"},
    ]
    assert kept(rows, q="BUDGET ana") == ["c0"]
    assert kept(rows, q="south korea") == ["c2"]
    assert kept(rows, q="[.*(") == []


def test_filters_do_not_change_and_know_no_other_field() -> None:
    with pytest.raises(ValidationError):
        Filters(colour="red")
    with pytest.raises(ValidationError):
        Filters().q = "x"  # type: ignore[misc]


@pytest.mark.parametrize("name", ["KOR", "kor", "South Korea"])
def test_a_link_may_name_a_code_or_a_label(name: str) -> None:
    assert from_query({"countries": [name]}, CHOICES) == (Filters(countries=("KOR",)), ())


def test_a_link_holds_every_field() -> None:
    query = {
        "alliances": ["NATO", "European Union"],
        "statuses": ["pledged"],
        "target_from": ["2.5"],
        "due_to": ["2030"],
        "stated_from": ["2025-06-24"],
        "q": ["tanks"],
    }
    filters, ignored = from_query(query, CHOICES)
    assert filters == Filters(
        alliances=("NATO", "EU"),
        statuses=(Status.PLEDGED,),
        target_from=2.5,
        due_to=2030,
        stated_from=date(2025, 6, 24),
        q="tanks",
    )
    assert ignored == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("alliances", "NOTO"),
        ("statuses", "<script>"),
        ("target_from", "two"),
        ("target_to", "-1"),
        ("target_to", "nan"),
        ("due_from", "20305"),
        ("due_to", "2030.5"),
        ("stated_from", "yesterday"),
        ("stated_to", "2025-02-30"),
        ("q", "x" * 201),
    ],
)
def test_what_a_link_gets_wrong_is_named_and_left_out(name: str, text: str) -> None:
    assert from_query({name: [text]}, CHOICES) == (Filters(), (f"{name}={text}",))


def test_the_query_of_a_filter_reads_back_as_the_same_filter() -> None:
    filters = Filters(alliances=("NATO",), statuses=(Status.AGREED,), due_from=2030, stated_to=TODAY, q="a b")
    assert query_of(filters) == "alliances=NATO&statuses=agreed&due_from=2030&stated_to=2026-11-24&q=a+b"
    query = {"alliances": ["NATO"], "statuses": ["agreed"], "due_from": ["2030"], "stated_to": ["2026-11-24"]}
    assert from_query(query | {"q": ["a b"]}, CHOICES) == (filters, ())


@pytest.mark.parametrize(
    ("filters", "text"),
    [
        (Filters(), ""),
        (Filters(alliances=("NATO",), statuses=(Status.PLEDGED, Status.AGREED)), "NATO · Pledged or Agreed"),
        (Filters(target_from=2.0, due_from=2026, due_to=2030), "target from 2.0 % · due 2026–2030"),
        (Filters(stated_to=TODAY, q=" tanks "), "first stated up to 2026-11-24 · ‘tanks’"),
    ],
)
def test_a_filter_is_told_in_words(filters: Filters, text: str) -> None:
    assert describe(filters, CHOICES) == text
