"""What falls due within a horizon, and whose year each country's 3.5 % and 5 % is."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard import analysis, charts
from dashboard.analysis.own_years import own_years, own_years_takeaway, own_years_title
from dashboard.charts.own_years import WHOSE_STYLE
from dashboard.charts.spans import MOST_SPANS

ON = date(2026, 1, 1)
HAGUE = (
    {"party": "NATO", "status": "agreed", "value": 5.0, "deadline": "2035", "first_stated_on": "2025-06-25"},
    {
        "party": "NATO",
        "status": "agreed",
        "scope": "core",
        "value": 3.5,
        "deadline": "2035",
        "first_stated_on": "2025-06-25",
    },
)
ALLIES = ("POL", "DEU", "ESP")


def years(make, *rows):
    members = [("NATO", party) for party in ALLIES]
    return own_years(make.commitments(*HAGUE, *rows), make.memberships(*members), ON)


def whose(make, *rows, party="POL"):
    found = years(make, *rows)
    found = found[found["party"].eq(party)]
    return dict(zip(found["goal"], found["whose"], strict=True))


class TestDue:
    def test_only_what_is_undertaken_and_due_within_the_horizon_is_listed_shares_of_gdp_first(self, make):
        table = make.commitments(
            {"party": "DEU", "metric": "amount", "currency": "EUR", "value": 1e9, "deadline": "2026"},
            {"party": "POL", "deadline": "2026"},
            {"party": "ESP", "deadline": "2027", "status": "proposed"},
            {"party": "ESP", "deadline": "2029"},
        )
        assert analysis.due_by(table, ON, 24)["commitment_id"].tolist() == ["c1", "c0"]
        assert analysis.due_by(table, ON, 60)["commitment_id"].tolist() == ["c1", "c0", "c3"]

    def test_the_finding_counts_and_names_the_last_day(self, make):
        table = make.commitments({"deadline": "2026"}, {"deadline": "2027", "value": 5})
        due = analysis.due_by(table, ON, 24)
        assert analysis.spans_title(due, ON, 24) == "2 commitments of Poland fall due by 1 January 2028"
        assert analysis.spans_title(due[:0], ON, 12) == "No commitment here falls due by 1 January 2027"
        assert analysis.spans_takeaway(due).startswith("Due first, by 31 December 2026: 1. Of all 2, 2 are")

    def test_each_span_runs_from_the_day_it_was_stated_to_its_deadline(self, make):
        table = make.commitments({"first_stated_on": "2025-09-01", "deadline": "2026-06"})
        figure = charts.commitment_spans(analysis.due_by(table, ON, 24), ON, "")
        assert list(figure.data[0].x[:2]) == ["2025-09-01", "2026-06-30"]

    def test_of_too_many_the_first_due_are_drawn(self, make):
        table = make.commitments(*({"deadline": "2026", "value": n} for n in range(1, MOST_SPANS + 3)))
        figure = charts.commitment_spans(analysis.due_by(table, ON, 24), ON, "")
        assert len(figure.layout.yaxis.tickvals) == MOST_SPANS


class TestOwnYears:
    @pytest.mark.parametrize(
        ("rows", "core", "total"),
        [
            ([], "alliance", "alliance"),
            ([{"value": 5, "deadline": "2032"}], "own", "own"),
            ([{"value": 5, "deadline": "2035"}], "repeated", "repeated"),
            ([{"value": 5, "deadline": None}], "no year", "no year"),
            ([{"value": 3.5, "scope": "core", "deadline": "2029"}], "own", "alliance"),
            ([{"value": 4.8, "deadline": "2026"}], "own", "alliance"),
            ([{"value": 3, "deadline": "2027"}], "alliance", "alliance"),
            ([{"value": 5, "deadline": "2030", "bound": "at_most"}], "alliance", "alliance"),
            ([{"value": 5, "deadline": "2032", "status": "proposed"}], "alliance", "alliance"),
            ([{"value": 5, "deadline": "2035"}, {"value": 5, "deadline": "2032"}], "own", "own"),
        ],
    )
    def test_whose_year_an_ally_has(self, make, rows, core, total):
        assert whose(make, *rows) == {"3.5 %": core, "5 %": total}

    def test_a_refusal_after_the_summit_is_told(self, make):
        refusal = {"party": "ESP", "status": "rejected", "value": 5, "deadline": None}
        assert whose(make, refusal, party="ESP") == {"3.5 %": "refused", "5 %": "refused"}

    def test_who_is_no_ally_appears_only_by_its_own_word(self, make):
        korea = {"party": "KOR", "value": 3.5, "deadline": "2035"}
        assert whose(make, korea, party="KOR") == {"3.5 %": "own"}
        assert whose(make, party="KOR") == {}

    def test_finding_and_sentence_count_the_countries(self, make):
        found = years(make, {"value": 5, "deadline": "2032"})
        assert own_years_title(found) == ("1 of 3 countries have named a year of their own for 3.5 % or 5 %")
        repeats = years(
            make, {"value": 5, "deadline": "2032"}, {"party": "DEU", "value": 5, "deadline": "2035"}
        )
        assert own_years_title(repeats).endswith("of their own for 3.5 % or 5 %, and 1 more NATO’s")
        assert "5 %: 1 name a year of their own, 0 repeat NATO’s, 0 promise" in own_years_takeaway(found)
        assert own_years_title(found[:0]) == "Nobody here is bound to 3.5 % or 5 %"

    def test_the_chart_has_every_row_once_and_a_place_apart_for_no_year(self, make):
        found = years(
            make, {"value": 5, "deadline": None}, {"party": "DEU", "value": 3.5, "deadline": "2029"}
        )
        figure = charts.own_years_chart(found, "")
        assert sum(len(trace.x) for trace in figure.data) == len(found)
        undated = [trace for trace in figure.data if trace.name == WHOSE_STYLE["no year"].label]
        assert {year for trace in undated for year in trace.x} == {2037}

    def test_an_empty_view_draws_nothing(self, make):
        found = years(make)
        assert not charts.own_years_chart(found[:0], "").data


def test_a_faint_line_joins_the_milestones_of_a_party(make):
    table = make.commitments({"deadline": "2027", "value": 3}, {"deadline": "2030"}, {"deadline": "2035"})
    assert list(charts.deadline_timeline(table).data[0].x) == [2027, 2035, None]
