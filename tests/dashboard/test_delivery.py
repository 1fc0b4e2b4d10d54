"""When targets come within reach, which promises were kept, and how high promises are."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard import analysis, board
from dashboard.analysis import delivery
from dashboard.analysis import delivery_words as words
from dashboard.charts import delivery as charts
from dashboard.charts.inflation import promise_inflation

ON = date(2026, 11, 24)
WALES = {"party": "NATO", "status": "agreed", "value": 2.0, "deadline": "2024", "standing": "lapsed"}
WALES |= {"first_stated_on": "2014-09-05"}


def spent(**shares):
    return [{"year": int(year[1:]), "share_of_gdp": share} for year, share in shares.items()]


def progress(make, rows, figures):
    targets = analysis.standing_target(rows, make.memberships(("NATO", "POL")), ON)
    gdp = make.gdp({"year": 2025, "usd": 1e12})
    return analysis.pace(analysis.gaps(targets, figures, gdp), figures, ON)


class TestArrival:
    @pytest.mark.parametrize(
        ("shares", "year"),
        [
            ({"y2024": 2.5, "y2025": 3.0}, 2027),
            ({"y2024": 2.7, "y2025": 3.0}, 2029),
            ({"y2024": 3.0, "y2025": 3.0}, None),
            ({"y2024": 3.2, "y2025": 3.0}, None),
            ({"y2023": 2.0, "y2025": 3.0}, None),
        ],
    )
    def test_a_country_arrives_when_last_years_change_has_closed_the_gap(self, make, shares, year):
        figures = make.spending(*spent(**shares))
        rows = delivery.arrival(progress(make, make.commitments({}), figures), figures)
        arrives = rows["arrival_year"].iloc[0]
        assert arrives != arrives if year is None else arrives == year  # noqa: PLR0124 - not a number

    def test_the_last_change_is_within_one_definition(self, make):
        sipri = {"year": 2024, "share_of_gdp": 1.0, "definition": "SIPRI", "edition": "SIPRI"}
        figures = make.spending(sipri, *spent(y2025=3.0))
        rows = delivery.arrival(progress(make, make.commitments({}), figures), figures)
        assert rows["last_pace"].isna().all()

    def test_who_has_arrived_is_left_out(self, make):
        figures = make.spending(*spent(y2024=3.0, y2025=4.0))
        assert delivery.arrival(progress(make, make.commitments({}), figures), figures).empty


class TestOutcomes:
    def test_an_alliances_promise_is_judged_for_each_member_of_that_year(self, make):
        members = make.memberships(("NATO", "POL"), ("NATO", "DEU"), ("NATO", "ESP", "2025-01-01"))
        figures = make.spending(
            {"year": 2024, "share_of_gdp": 1.995}, {"country": "DEU", "year": 2024, "share_of_gdp": 1.99}
        )
        kept = delivery.kept(delivery.outcomes(make.commitments(WALES), figures, members), "NATO", "2024")
        assert dict(zip(kept["party"], kept["outcome"], strict=True)) == {"POL": "met", "DEU": "missed"}
        assert words.kept_title(kept) == "1 of 2 allies spent 2 % in 2024, as agreed in 2014"

    def test_a_member_without_a_figure_is_neither(self, make):
        rows = delivery.outcomes(make.commitments(WALES), make.spending(), make.memberships(("NATO", "POL")))
        assert rows["outcome"].tolist() == ["no figures"]
        assert words.kept_title(rows) == "No ally of the 2014 pledge is in view"

    def test_what_still_stands_was_replaced_or_was_only_asked_has_no_outcome(self, make):
        past = {"deadline": "2024"}
        table = make.commitments(
            past | {"standing": "superseded"}, {}, past | {"status": "demanded", "standing": "lapsed"}
        )
        assert delivery.outcomes(table, make.spending(), make.memberships()).empty

    @pytest.mark.parametrize(("deadline", "year"), [("2024", 2024), ("2024-12-31", 2024), ("2025-03", 2024)])
    def test_a_pledge_is_judged_by_the_last_full_year(self, make, deadline, year):
        table = make.commitments({"deadline": deadline, "standing": "met"})
        rows = delivery.outcomes(table, make.spending(), make.memberships())
        assert rows["judged_year"].tolist() == [year]

    def test_national_pledges_are_counted_by_outcome(self, make):
        table = make.commitments(
            {"deadline": "2024", "standing": "met"}, {"deadline": "2025", "standing": "lapsed"}, WALES
        )
        figures = make.spending(*spent(y2024=4.0, y2025=3.0))
        own = delivery.own_outcomes(delivery.outcomes(table, figures, make.memberships(("NATO", "POL"))))
        assert own["outcome"].tolist() == ["missed", "met"]
        assert words.own_title(own) == "1 of 2 national pledges that fell due were met"
        assert {bar.name: list(bar.x) for bar in charts.outcome_bars(own).data} == {
            "Met": [2024],
            "Missed": [2025],
        }


class TestInflation:
    def test_the_highest_promise_of_a_country_counts_once_a_year(self, make):
        table = make.commitments(
            {"value": 3.0}, {"value": 2.5}, {"party": "DEU", "value": 2.0}, {"party": "KOR", "value": 3.5}
        )
        rows = delivery.inflation(delivery.promised(table, make.memberships(), ON))
        assert sorted(rows["comparable_target"]) == [2.0, 3.0, 3.5]
        assert rows["median_target"].unique().tolist() == [3.0]
        assert words.inflation_title(rows) == "The median target promised in 2025 was 3 %"

    def test_the_five_of_an_ally_counts_as_its_core(self, make):
        table, members = (
            make.commitments({"value": 5.0, "deadline": "2035"}),
            make.memberships(("NATO", "POL")),
        )
        rows = delivery.inflation(delivery.promised(table, members, ON))
        assert rows["comparable_target"].tolist() == [3.5]
        assert max(promise_inflation(rows).data[0].y) == 3.5


class TestWordsAndCharts:
    def test_titles_sentences_and_figures_agree_on_the_published_dataset(self):
        here = board.load()
        rows = delivery.arrival(here.progress, here.tables.spending)
        dated = rows.dropna(subset=["deadline_year"])
        timely = (dated["arrival_year"] <= dated["deadline_year"]).sum()
        assert words.arrival_title(rows).startswith(f"At last year’s pace, {timely} of {len(dated)} ")
        drawn = {trace.name: len(trace.x) for trace in charts.arrival_range(rows).data}
        assert drawn["Deadline"] == len(dated)
        assert drawn["Arrives in time"] == timely
        bars = charts.shortfall_bars(rows).data
        assert sum(len(bar.x) for bar in bars) == len(rows)
        assert f"${rows['gap_usd'].sum() / 1e9:,.0f} billion" in words.shortfall_title(rows)

    def test_the_pace_shows_each_country_once_on_its_side_of_the_line(self):
        drawn = charts.pace_scatter(board.load().progress)
        for trace in drawn.data[1:]:
            pairs = zip(trace.x, trace.y, strict=True)
            assert all((y >= x) == (trace.name == "On track") for x, y in pairs)

    def test_without_rows_each_has_a_title_a_sentence_and_an_empty_figure(self, make):
        table, figures, members = make.commitments(), make.spending(), make.memberships()
        empty = progress(make, table, figures)
        arrivals, past = delivery.arrival(empty, figures), delivery.outcomes(table, figures, members)
        inflated = delivery.inflation(delivery.promised(table, members, ON))
        assert words.pace_title(empty) == "No country here has a target ahead with a year"
        assert words.shortfall_title(arrivals) == "No country here is short of its target"
        assert words.own_title(past) == "No national pledge here has fallen due"
        assert words.inflation_title(inflated).startswith("Too few promises")
        for figure in (
            charts.pace_scatter(empty),
            charts.arrival_range(arrivals),
            charts.shortfall_bars(arrivals),
            charts.kept_dots(past),
            charts.outcome_bars(past),
            promise_inflation(inflated),
        ):
            assert not figure.data
