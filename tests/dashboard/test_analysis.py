"""What the analysis says, on rows made for each claim."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dashboard import analysis

ON = date(2026, 11, 24)
SUMMIT = "2025-06-25"

HAGUE = (
    {"party": "NATO", "value": 5.0, "deadline": "2035", "status": "agreed", "first_stated_on": SUMMIT},
    {
        "party": "NATO",
        "scope": "core",
        "value": 3.5,
        "deadline": "2035",
        "status": "agreed",
        "first_stated_on": SUMMIT,
    },
)


def by_party(df: pd.DataFrame, column: str) -> dict[str, object]:
    return dict(zip(df["party"], df[column], strict=True))


class TestDeadlines:
    @pytest.mark.parametrize(
        ("deadline", "end"),
        [
            ("2035", "2035-12-31"),
            ("2027-03", "2027-03-31"),
            ("2028-02", "2028-02-29"),
            ("2026-12-15", "2026-12-15"),
        ],
    )
    def test_a_deadline_ends_on_its_last_day(self, deadline, end):
        assert analysis.deadline_end(pd.Series([deadline])).dt.strftime("%Y-%m-%d").tolist() == [end]

    def test_a_missing_deadline_has_no_year_and_no_day(self):
        none = pd.Series([None], dtype="str")
        assert analysis.deadline_year(none).isna().all()
        assert analysis.deadline_end(none).isna().all()

    def test_the_next_deadlines_come_soonest_first_and_within_the_months(self, make):
        rows = make.commitments(
            {"deadline": "2028"}, {"deadline": "2026"}, {"deadline": "2027-06"}, {"deadline": "2029"}
        )
        due = analysis.next_deadlines(rows, ON, months=30)
        assert due["deadline"].tolist() == ["2026", "2027-06", "2028"]
        assert due["days_left"].iloc[0] == 37

    def test_only_undertakings_fall_due(self, make):
        rows = make.commitments(
            {"status": "demanded", "requested_by": "USA"}, {"status": "proposed"}, {"status": "rejected"}
        )
        assert analysis.next_deadlines(rows.assign(deadline="2027"), ON).empty

    def test_the_newest_are_those_first_stated_last(self, make):
        rows = make.commitments(
            {"first_stated_on": "2026-01-01"}, {"first_stated_on": "2026-06-01"}, {"first_stated_on": None}
        )
        assert analysis.newest(rows, 5)["commitment_id"].tolist() == ["c1", "c0"]

    def test_a_history_tells_what_replaced_each_row(self, make):
        rows = make.commitments(
            {"first_stated_on": "2026-01-01", "supersedes": "c1"},
            {"first_stated_on": "2024-01-01", "standing": "superseded"},
            {"party": "DEU"},
        )
        story = analysis.history(rows, "POL")
        assert story["commitment_id"].tolist() == ["c1", "c0"]
        assert story["superseded_by"].fillna("").tolist() == ["c0", ""]


class TestInForce:
    def test_a_past_deadline_ends_a_commitment(self, make):
        rows = make.commitments({"deadline": "2025"}, {"deadline": "2026"}, {"deadline": None})
        assert analysis.in_force(rows, ON)["commitment_id"].tolist() == ["c1", "c2"]

    def test_a_commitment_holds_until_its_successor_is_stated(self, make):
        rows = make.commitments(
            {"first_stated_on": "2024-01-01", "standing": "superseded"},
            {"first_stated_on": "2026-01-01", "supersedes": "c0"},
        )
        assert analysis.in_force(rows, date(2025, 6, 1))["commitment_id"].tolist() == ["c0"]
        assert analysis.in_force(rows, ON)["commitment_id"].tolist() == ["c1"]

    def test_withdrawn_and_unexplained_superseded_rows_never_hold(self, make):
        rows = make.commitments({"standing": "withdrawn"}, {"standing": "superseded"})
        assert analysis.in_force(rows, ON).empty


class TestStandingTarget:
    def test_an_own_target_stands_before_the_blocs(self, make):
        rows = make.commitments(*HAGUE, {"value": 3.0, "deadline": "2030"})
        standing = analysis.standing_target(rows, make.memberships(("NATO", "POL")), ON)
        assert by_party(standing, "origin") == {"NATO": "own", "POL": "own"}
        assert by_party(standing, "comparable_target")["POL"] == 3.0

    def test_a_member_without_its_own_inherits_and_says_from_whom(self, make):
        standing = analysis.standing_target(make.commitments(*HAGUE), make.memberships(("NATO", "USA")), ON)
        usa = standing[standing["party"].eq("USA")].iloc[0]
        assert (usa["origin"], usa["inherited_from"], usa["party_name"]) == (
            "inherited",
            "NATO",
            "United States",
        )
        assert (usa["comparable_target"], usa["deadline_year"], usa["commitment_id"]) == (3.5, 2035, "c1")

    def test_who_has_left_or_not_yet_joined_inherits_nothing(self, make):
        members = make.memberships(("NATO", "POL", "2027-01-01"), ("NATO", "DEU", "1955-05-06", "2026-01-01"))
        standing = analysis.standing_target(make.commitments(*HAGUE), members, ON)
        assert standing["party"].tolist() == ["NATO"]

    def test_a_refusal_since_the_summit_ends_the_inheritance(self, make):
        refusal = {
            "party": "ESP",
            "value": 5.0,
            "deadline": None,
            "status": "rejected",
            "first_stated_on": "2025-07-09",
        }
        standing = analysis.standing_target(
            make.commitments(*HAGUE, refusal), make.memberships(("NATO", "ESP")), ON
        )
        spain = standing[standing["party"].eq("ESP")].iloc[0]
        assert spain["refused"]
        assert pd.isna(spain["comparable_target"])
        assert spain["basis"] == "has refused the target of NATO"

    def test_a_refusal_before_the_summit_does_not_count(self, make):
        refusal = {"party": "ESP", "value": 5.0, "status": "rejected", "first_stated_on": "2025-01-09"}
        standing = analysis.standing_target(
            make.commitments(*HAGUE, refusal), make.memberships(("NATO", "ESP")), ON
        )
        assert by_party(standing, "origin")["ESP"] == "inherited"

    def test_refusing_another_figure_is_no_refusal(self, make):
        refusal = {"party": "ESP", "value": 3.0, "status": "rejected", "first_stated_on": "2025-07-09"}
        standing = analysis.standing_target(
            make.commitments(*HAGUE, refusal), make.memberships(("NATO", "ESP")), ON
        )
        assert not by_party(standing, "refused")["ESP"]

    def test_a_party_that_refused_and_has_its_own_target_shows_both(self, make):
        refusal = {"party": "ESP", "value": 5.0, "status": "rejected", "first_stated_on": SUMMIT}
        own = {"party": "ESP", "value": 2.1, "deadline": None}
        standing = analysis.standing_target(
            make.commitments(*HAGUE, refusal, own), make.memberships(("NATO", "ESP")), ON
        )
        assert by_party(standing, "refused")["ESP"]
        assert by_party(standing, "target")["ESP"] == 2.1

    def test_of_several_the_highest_stands_and_then_the_earliest(self, make):
        rows = make.commitments(
            {"value": 2.5, "deadline": "2027"},
            {"value": 3.0, "deadline": "2034"},
            {"value": 3.0, "deadline": "2030"},
        )
        standing = analysis.standing_target(rows, make.memberships(("NATO", "POL")), ON)
        assert by_party(standing, "commitment_id") == {"POL": "c2"}

    def test_proposals_and_demands_set_no_target(self, make):
        rows = make.commitments({"status": "proposed"}, {"status": "demanded", "requested_by": "USA"})
        assert analysis.standing_target(rows, make.memberships(("NATO", "POL")), ON).empty

    def test_money_growth_and_other_scopes_set_no_target(self, make):
        rows = make.commitments(
            {"metric": "amount", "currency": "PLN", "value": 2e11}, {"metric": "growth"}, {"scope": "related"}
        )
        assert analysis.standing_target(rows, make.memberships(("NATO", "POL")), ON).empty


class TestComparable:
    """What is held against the spending tables."""

    @pytest.mark.parametrize(
        ("row", "comparable"),
        [
            ({"value": 5.0, "deadline": "2035"}, 3.5),
            ({"value": 5.0, "deadline": "2032", "first_stated_on": "2025-06-07"}, 3.5),
            ({"value": 5.0, "deadline": None}, 3.5),
            ({"value": 5.0, "deadline": "2026"}, 5.0),
            ({"value": 5.0, "deadline": None, "first_stated_on": "2025-02-18"}, 5.0),
            ({"value": 5.4, "deadline": "2035"}, 5.4),
            ({"value": 5.0, "deadline": "2035", "party": "KOR"}, 5.0),
            ({"value": 3.5, "scope": "core"}, 3.5),
            ({"value": 2.0}, 2.0),
        ],
        ids=[
            "an ally's 5 % by 2035 is The Hague's",
            "and so is one by 2032, the year first tabled",
            "and one without a year",
            "5 % in 2026 is another",
            "5 % from before the split is another",
            "5.4 % is another",
            "the 5 % of a country outside is its own",
            "a core target stands as it is",
            "an ordinary total stands as it is",
        ],
    )
    def test_the_rule(self, make, row, comparable):
        compared = analysis.with_comparable(make.commitments(row), make.memberships(("NATO", "POL")))
        assert compared["comparable_target"].tolist() == [comparable]

    def test_a_total_above_the_partys_own_core_target_is_not_compared(self, make):
        rows = make.commitments(
            {"scope": "core", "value": 3.5}, {"value": 4.1, "deadline": "2027"}, {"value": 3.0}
        )
        compared = analysis.with_comparable(rows, make.memberships(("NATO", "POL")))
        assert compared["comparable_target"].fillna(0).tolist() == [3.5, 0, 3.0]
        assert "related spending" in compared["basis"].iloc[1]

    def test_a_ceiling_is_no_target_to_reach(self, make):
        compared = analysis.with_comparable(
            make.commitments({"bound": "at_most"}), make.memberships(("NATO", "POL"))
        )
        assert compared["comparable_target"].isna().all()


class TestProgress:
    def test_the_latest_figure_is_natos_even_where_siprs_goes_on(self, make):
        rows = make.spending(
            {"year": 2025, "share_of_gdp": 4.2},
            {"year": 2026, "share_of_gdp": 4.7, "is_estimate": True},
            {"year": 2026, "share_of_gdp": 3.9, "definition": "SIPRI"},
            {"country": "KOR", "year": 2025, "share_of_gdp": 2.6, "definition": "SIPRI"},
        )
        latest = analysis.latest_spending(rows).set_index("country")
        assert latest.loc["POL", ["share_of_gdp", "definition"]].tolist() == [4.7, "NATO"]
        assert latest.loc["KOR", "definition"] == "SIPRI"

    def test_a_year_without_a_share_is_not_the_latest(self, make):
        rows = make.spending({"year": 2024, "share_of_gdp": 3.0}, {"year": 2025, "share_of_gdp": None})
        assert analysis.latest_spending(rows)["year"].tolist() == [2024]

    def test_the_gap_is_in_points_and_in_the_dollars_of_the_figures_year(self, make):
        paced = self._paced(make, make.commitments({"value": 4.0}), {2025: 3.0})
        assert paced["gap_points"].tolist() == [1.0]
        assert paced["gap_usd"].tolist() == [pytest.approx(10e9)]

    def test_a_country_without_figures_keeps_its_row(self, make):
        paced = self._paced(make, make.commitments({"party": "DEU"}), {2025: 3.0})
        assert by_party(paced, "verdict") == {"DEU": "no figures"}

    def test_the_required_pace_spreads_the_gap_over_the_years_left(self, make):
        paced = self._paced(
            make, make.commitments({"value": 4.0, "deadline": "2030"}), {2022: 2.4, 2025: 3.0}
        )
        assert paced["required_pace"].tolist() == [pytest.approx(0.2)]
        assert paced["recent_pace"].tolist() == [pytest.approx(0.2)]
        assert paced["verdict"].tolist() == ["on track"]

    def test_the_recent_pace_looks_back_three_years_and_not_further(self, make):
        paced = self._paced(make, make.commitments({}), {2014: 1.0, 2022: 2.7, 2025: 3.0})
        assert paced["recent_pace"].tolist() == [pytest.approx(0.1)]

    @pytest.mark.parametrize(
        ("row", "shares", "verdict"),
        [
            ({"value": 3.0}, {2025: 3.0}, "met"),
            ({"value": 3.0}, {2025: 2.996}, "met"),
            ({"value": 4.0}, {2022: 3.0, 2025: 3.1}, "behind"),
            ({"value": 4.0}, {2025: 3.1}, "behind"),
            ({"value": 4.0, "deadline": None}, {2025: 3.1}, "no deadline"),
            ({"value": 4.0, "deadline": "2026"}, {2023: 2.0, 2026: 3.9}, "behind"),
            ({"value": 4.0, "bound": "at_most"}, {2025: 3.1}, "no target"),
        ],
    )
    def test_verdicts(self, make, row, shares, verdict):
        assert self._paced(make, make.commitments(row), shares)["verdict"].tolist() == [verdict]

    def test_a_missed_deadline_is_lapsed(self, make):
        targets = analysis.standing_target(make.commitments({}), make.memberships(("NATO", "POL")), ON)
        figures = make.spending({"year": 2025, "share_of_gdp": 3.0})
        paced = analysis.pace(analysis.gaps(targets, figures, make.gdp()), figures, date(2031, 1, 1))
        assert paced["verdict"].tolist() == ["lapsed"]

    @staticmethod
    def _paced(make, rows, shares):
        figures = make.spending(*({"year": year, "share_of_gdp": share} for year, share in shares.items()))
        targets = analysis.standing_target(rows, make.memberships(("NATO", "POL")), ON)
        sizes = make.gdp(*({"year": year, "usd": 1e12} for year in shares))
        return analysis.pace(analysis.gaps(targets, figures, sizes), figures, ON)


class TestTargetSteps:
    def test_exactly_the_standing_row_is_marked(self, make):
        rows = make.commitments(
            {"value": 2.0, "deadline": "2024", "standing": "lapsed"}, {"value": 4.0}, {"value": 3.0}
        )
        steps = analysis.target_steps(rows, make.memberships(("NATO", "POL")), "POL", ON)
        assert steps.loc[steps["is_standing"], "commitment_id"].tolist() == ["c1"]
        assert dict(zip(steps["commitment_id"], steps["in_force"], strict=True)) == {
            "c0": False,
            "c1": True,
            "c2": True,
        }

    def test_an_inherited_target_is_a_step_that_names_the_bloc(self, make):
        steps = analysis.target_steps(make.commitments(*HAGUE), make.memberships(("NATO", "POL")), "POL", ON)
        assert steps[["comparable_target", "inherited_from"]].to_numpy().tolist() == [[3.5, "NATO"]]


class TestKeyFigures:
    def test_they_count_parties_and_allies(self, make):
        rows = make.commitments(
            *HAGUE, {"value": 4.0}, {"party": "DEU", "value": 2.0}, {"party": "KOR", "value": 3.5}
        )
        members = make.memberships(("NATO", "POL"), ("NATO", "DEU"))
        key = analysis.key_figures(rows, analysis.undertakings(rows, members, ON))
        assert (key.commitments, key.countries, key.blocs) == (5, 3, 1)
        assert (key.allies, key.allies_with_own_year) == (2, 1)
        assert key.next_deadlines["party"].tolist() == ["DEU", "KOR", "POL"]

    def test_an_undated_or_lower_promise_names_no_year(self, make):
        rows = make.commitments(
            {"value": 4.0, "deadline": None}, {"value": 3.4}, {"value": 5.0, "bound": "at_most"}
        )
        key = analysis.key_figures(rows, analysis.undertakings(rows, make.memberships(("NATO", "POL")), ON))
        assert key.allies_with_own_year == 0

    def test_the_most_binding_status_stands_for_a_country(self, make):
        rows = make.commitments(
            {"status": "proposed"}, {"status": "legislated", "value": 4.8}, {"status": "rejected"}
        )
        assert analysis.by_country(rows)[["status", "value", "commitments"]].to_numpy().tolist() == [
            ["legislated", 4.8, 3]
        ]


def test_no_function_changes_its_input(make):
    rows, members = make.commitments(*HAGUE, {}), make.memberships(("NATO", "POL"))
    figures, sizes = make.spending({"year": 2025, "share_of_gdp": 3.0}), make.gdp({"year": 2025, "usd": 1e12})
    given = (rows, members, figures, sizes)
    before = [df.copy(deep=True) for df in given]
    targets = analysis.standing_target(rows, members, ON)
    kept = targets.copy(deep=True)
    analysis.pace(analysis.gaps(targets, figures, sizes), figures, ON)
    analysis.key_figures(rows, analysis.undertakings(rows, members, ON))
    analysis.target_steps(rows, members, "POL", ON)
    analysis.by_country(rows)
    analysis.next_deadlines(rows, ON)
    analysis.newest(rows, 1)
    analysis.history(rows, "POL")
    for df, old in zip((*given, targets), (*before, kept), strict=True):
        pd.testing.assert_frame_equal(df, old)


def test_no_rows_at_all_give_no_rows_and_no_error(make):
    rows, members, figures = make.commitments(), make.memberships(), make.spending()
    targets = analysis.standing_target(rows, members, ON)
    assert targets.empty
    assert analysis.pace(analysis.gaps(targets, figures, make.gdp()), figures, ON).empty
    assert analysis.target_steps(rows, members, "POL", ON).empty
    assert analysis.by_country(rows).empty
    assert analysis.next_deadlines(rows, ON).empty
    assert analysis.key_figures(rows, analysis.undertakings(rows, members, ON)).commitments == 0


class TestWords:
    def test_the_titles_state_the_finding_in_numbers(self, make):
        rows = make.commitments({"value": 4.0}, {"party": "DEU", "value": 2.0, "deadline": "2027"})
        figures = make.spending(
            {"year": 2025, "share_of_gdp": 3.0}, {"country": "DEU", "year": 2025, "share_of_gdp": 2.4}
        )
        members = make.memberships(("NATO", "POL"))
        paced = analysis.pace(
            analysis.gaps(
                analysis.standing_target(rows, members, ON), figures, make.gdp({"year": 2025, "usd": 1e12})
            ),
            figures,
            ON,
        )
        assert analysis.dumbbell_title(paced) == "1 of 2 countries spend less than their standing target"
        sentence = analysis.takeaway("dumbbell", paced)
        assert "Poland's, 1.00 points of GDP; together they lack $10 billion a year" in sentence
        assert analysis.status_bars_title(rows) == "2 of 2 commitments are legislated, agreed or pledged"
        assert analysis.deadline_timeline_title(rows) == "1 of 2 deadlines fall in 2027"
        assert "31 December 2027: 1 commitment of Germany" in analysis.takeaway("deadline_timeline", rows)
        assert (
            analysis.world_map_title(analysis.by_country(rows))
            == "2 of 2 countries have bound themselves to a target"
        )

    def test_a_blocs_money_is_not_counted_beside_its_members(self, make):
        rows = make.commitments(*HAGUE)
        figures = make.spending({"country": "NATO", "year": 2025, "share_of_gdp": 2.7})
        targets = analysis.standing_target(rows, make.memberships(("NATO", "POL")), ON)
        paced = analysis.pace(analysis.gaps(targets, figures, make.gdp()), figures, ON)
        assert analysis.dumbbell_title(paced) == "No country here has both a target and a spending figure"

    def test_the_line_names_spending_and_target(self, make):
        figures = make.spending(
            {"year": 2024, "share_of_gdp": 2.0}, {"year": 2026, "share_of_gdp": 2.5, "is_estimate": True}
        )
        steps = analysis.target_steps(make.commitments({}), make.memberships(("NATO", "POL")), "POL", ON)
        title = analysis.spending_line_title(figures, steps)
        assert title == "2.50 % of GDP in 2026 (estimate); the target is 4 % by 2030"
        assert "up by 0.50 points since 2024" in analysis.takeaway("spending_line", figures)

    @pytest.mark.parametrize(
        "chart", ["dumbbell", "spending_line", "world_map", "deadline_timeline", "status_bars"]
    )
    def test_each_chart_has_a_sentence_even_without_rows(self, make, chart):
        rows, figures = make.commitments(), make.spending()
        targets = analysis.standing_target(rows, make.memberships(), ON)
        frames = {
            "dumbbell": analysis.pace(analysis.gaps(targets, figures, make.gdp()), figures, ON),
            "spending_line": figures,
            "world_map": analysis.by_country(rows),
        }
        sentence = analysis.takeaway(chart, frames.get(chart, rows))
        assert sentence.startswith("No ")
        assert sentence.endswith(".")

    def test_an_unknown_chart_is_an_error(self, make):
        with pytest.raises(KeyError):
            analysis.takeaway("pie", make.commitments())
