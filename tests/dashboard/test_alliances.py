"""How a bloc's members stand together, and each one's word beside the bloc's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import analysis, board
from dashboard.analysis import alliance_parts, alliances
from dashboard.analysis import alliance_words as said
from dashboard.charts.heatmap import heat_map
from dashboard.charts.member_map import extent_of, member_map
from dashboard.charts.member_words import member_words
from dashboard.charts.parts_bars import parts_bars
from dashboard.contents import alliances as contents

ROOT = Path(__file__).parents[2]
ON = date(2026, 11, 24)
AGREED = {"party": "NATO", "status": "agreed", "deadline": "2035", "first_stated_on": "2025-06-25"}
HAGUE = (
    AGREED | {"scope": "core", "value": 3.5},
    AGREED | {"scope": "related", "value": 1.5},
    AGREED | {"value": 5.0},
)
OWN = {"party": "POL", "first_stated_on": "2025-09-01"}
MEMBERS = (("NATO", "POL"), ("NATO", "DEU"), ("NATO", "ESP"))


class Told:
    """A bloc's members and words, from rows of commitments and of spending."""

    def __init__(self, make, *rows, spent=(), members=MEMBERS, bloc="NATO"):
        self.commitments, self.memberships = make.commitments(*rows), make.memberships(*members)
        self.spending = make.spending(*spent)
        standing = analysis.standing_target(self.commitments, self.memberships, ON)
        progress = analysis.pace(analysis.gaps(standing, self.spending, make.gdp()), self.spending, ON)
        names = alliances.members_on(self.memberships, bloc, ON)
        self.members = alliances.rows_of_parties(progress, self.spending, names)
        self.aim = alliances.aim_of(progress, bloc)
        self.words = alliances.own_words(self.commitments, self.memberships, self.members, ON)
        self.stood = alliances.stances(self.members, self.words, self.aim)
        self.beside = alliances.beside_the_bloc(self.stood, self.words)

    def of(self, party, column="stance"):
        return self.stood.set_index("party").loc[party, column]

    def parts(self, party):
        split = alliance_parts.split_of("NATO")
        parts = alliance_parts.parts_of_total(self.commitments, self.stood, split, ON)
        return parts.set_index("party").loc[party]

    def by_year(self):
        return alliances.by_year(self.spending, self.members, self.aim and self.aim["comparable_target"])


def trace(figure, name):
    return next(each for each in figure.data if each.name == name)


class TestMembers:
    def test_they_are_those_of_the_day_by_name(self, make):
        left = ("NATO", "USA", "1949-04-04", "2026-01-01")
        told = Told(make, *HAGUE, members=(*MEMBERS, left))
        assert told.members["party_name"].tolist() == ["Germany", "Poland", "Spain"]

    def test_one_without_a_target_keeps_its_latest_figure(self, make):
        told = Told(make, {"value": 4.0}, spent=[{"country": "DEU", "year": 2025, "share_of_gdp": 2.4}])
        row = told.members.set_index("party").loc["DEU"]
        assert (row["share_of_gdp"], row["year"], row["verdict"]) == (2.4, 2025, "no target")

    def test_they_stand_together_in_counts_and_sums(self, make):
        spent = [
            {"country": "POL", "year": 2025, "share_of_gdp": 4.5},
            {"country": "DEU", "year": 2025, "share_of_gdp": 2.5},
            {"country": "ESP", "year": 2025, "share_of_gdp": 3.6},
        ]
        told = Told(make, *HAGUE, OWN | {"value": 5.5, "deadline": "2030"}, spent=spent)
        standing = alliances.standing_of(told.members, told.aim)
        assert (standing.members, standing.with_target, standing.with_own) == (3, 3, 1)
        assert (standing.measured, standing.met, standing.at_aim) == (3, 1, 2)
        assert standing.short_points == pytest.approx(2.0)

    def test_the_aim_is_the_core_part_and_not_the_total(self, make):
        assert Told(make, *HAGUE).aim["comparable_target"] == 3.5
        assert Told(make, {}, bloc="EU").aim is None


class TestStances:
    @pytest.mark.parametrize(
        ("rows", "stance"),
        [
            ([], "alliance only"),
            ([{"value": 3.5, "deadline": "2035"}], "the same"),
            ([{"value": 5.0, "deadline": "2035"}], "the same"),
            ([{"value": 3.5, "deadline": "2032"}], "more or sooner"),
            ([{"value": 4.0, "deadline": "2035"}], "more or sooner"),
            ([{"value": 3.5, "deadline": None}], "no year"),
            ([{"value": 3.0, "deadline": "2030"}], "less"),
            ([{"value": 5.0, "deadline": None, "status": "rejected"}], "refused"),
            ([{"value": 5.0, "deadline": None, "status": "rejected"}, {"value": 2.1}], "refused"),
            ([{"value": 3.5, "status": "proposed"}], "alliance only"),
        ],
    )
    def test_a_members_word_stands_beside_the_blocs(self, make, rows, stance):
        assert Told(make, *HAGUE, *(OWN | row for row in rows)).of("POL") == stance

    def test_a_bloc_without_an_aim_leaves_each_to_its_own(self, make):
        told = Told(make, OWN, members=(("EU", "POL"), ("EU", "DEU")), bloc="EU")
        assert (told.of("POL"), told.of("DEU")) == ("the same", "none")

    def test_the_instrument_is_that_of_the_standing_target(self, make):
        law = OWN | {"value": 4.0, "status": "legislated", "evidence": "A law asks for it."}
        assert Told(make, *HAGUE, law).of("POL", "instrument") == "law"

    def test_the_widest_apart_stand_first(self, make):
        refusal = {"party": "ESP", "value": 5.0, "status": "rejected", "first_stated_on": "2025-06-26"}
        told = Told(make, *HAGUE, OWN | {"value": 3.0}, refusal)
        assert told.stood["party"].tolist() == ["ESP", "POL", "DEU"]


class TestBesideTheBloc:
    def test_each_word_of_a_member_has_a_row_and_the_silent_have_the_blocs(self, make):
        told = Told(make, *HAGUE, OWN | {"value": 2.5, "deadline": "2027"}, OWN | {"value": 3.5})
        rows = told.beside[["party", "whose", "comparable_target"]].to_numpy().tolist()
        assert rows[:2] == [["POL", "own", 2.5], ["POL", "own", 3.5]]
        assert rows[2:] == [["DEU", "alliance", 3.5], ["ESP", "alliance", 3.5]]

    def test_a_refusal_before_the_bloc_agreed_is_left_out(self, make):
        early = OWN | {"value": 5.0, "status": "rejected", "first_stated_on": "2025-01-01"}
        told = Told(make, *HAGUE, early)
        assert told.beside.loc[told.beside["party"].eq("POL"), "whose"].tolist() == ["alliance"]

    def test_the_chart_shows_value_and_force_by_year_and_the_blocs_hollow(self, make):
        refusal = OWN | {"value": 5.0, "status": "rejected", "deadline": "2030"}
        told = Told(make, *HAGUE, OWN | {"value": 2.1, "deadline": "2030"}, refusal)
        figure = member_words(told.beside, told.aim)
        assert list(trace(figure, "NATO: 3.5 % by 2035").x) == [2035, 2035]
        assert list(trace(figure, "Pledged").text) == ["2.1"]
        assert trace(figure, "Rejected").x[0] < trace(figure, "Pledged").x[0] == 2030
        assert trace(figure, "Only the alliance’s word").marker.symbol == "diamond-open"

    def test_its_words_count_and_name(self, make):
        budget = {"status": "legislated", "value": 4.0, "deadline": "2026", "evidence": "The budget has it."}
        refusal = {"party": "ESP", "value": 5.0, "status": "rejected", "first_stated_on": "2025-06-26"}
        told = Told(make, *HAGUE, OWN | budget, refusal)
        assert said.words_title(told.stood, told.aim) == "1 of 3 members has named a year for 3.5 % itself"
        as_agreed = Told(make, *HAGUE, OWN | {"value": 3.5, "deadline": "2035"})
        assert said.words_title(as_agreed.stood, as_agreed.aim) == (
            "1 of 3 members has named a year for 3.5 % itself, 1 of them the agreed 2035"
        )
        assert said.words_sentence(told.stood) == (
            "In an adopted budget: Poland. Only their alliance’s word: Germany. "
            "Refused what their alliance agreed on: Spain."
        )


class TestByYear:
    FIGURES = (
        {"country": "POL", "year": 2024, "share_of_gdp": 3.5},
        {"country": "POL", "year": 2025, "share_of_gdp": 4.0, "is_estimate": True},
        {"country": "DEU", "year": 2024, "share_of_gdp": 1.75, "definition": "SIPRI"},
        {"country": "POL", "year": 2024, "share_of_gdp": 3.3, "definition": "SIPRI"},
        {"country": "KOR", "year": 2024, "share_of_gdp": 2.6, "definition": "SIPRI"},
    )

    def test_each_member_has_one_definition_and_natos_stand_first(self, make):
        cells = Told(make, *HAGUE, spent=self.FIGURES).by_year()
        assert cells[["party", "year", "definition"]].to_numpy().tolist() == [
            ["POL", 2024, "NATO"],
            ["POL", 2025, "NATO"],
            ["DEU", 2024, "SIPRI"],
        ]
        assert cells["part"].round(3).tolist() == [1.0, 1.143, 0.5]

    def test_another_definition_is_named_and_estimates_are_smaller_cells(self, make):
        figure = heat_map(Told(make, *HAGUE, spent=self.FIGURES).by_year())
        firm, estimated = (each for each in figure.data if each.type == "heatmap")
        assert list(firm.y) == list(estimated.y) == ["Poland", "Germany (SIPRI)"]
        assert estimated.xgap > firm.xgap
        assert [list(line) for line in estimated.z] == [[None, pytest.approx(1.1429)], [None, None]]
        assert list(figure.data[-1].text) == ["<u>3.5</u>", "<i><u>4.0</u></i>", "1.8"]

    def test_without_an_aim_of_the_bloc_each_has_its_own(self, make):
        members = (("EU", "POL"), ("EU", "DEU"))
        told = Told(make, OWN | {"value": 4.0}, spent=self.FIGURES, members=members, bloc="EU")
        cells = told.by_year()
        assert cells["part"].round(3).fillna(-1).tolist() == [0.875, 1.0, -1]
        assert said.heat_title(cells, None) == "1 of 2 members is at its own target"
        grey = heat_map(cells).data[0]
        assert grey.z[1][0] == grey.zmin < 0

    def test_its_words_name_the_aim_and_the_years_that_are_estimated(self, make):
        told = Told(make, *HAGUE, spent=self.FIGURES)
        cells = told.by_year()
        assert said.heat_title(cells, told.aim) == "1 of 2 members spends 3.5 %; 1 did in 2024"
        assert "Estimates: 2025." in said.heat_sentence(cells)
        assert "SIPRI" in said.heat_sentence(cells)
        assert said.heat_title(cells.head(0), None) == "No spending figure for any member"


class TestParts:
    def test_who_said_nothing_has_both_parts_from_the_bloc(self, make):
        row = Told(make, *HAGUE).parts("DEU")
        assert (row["core_target"], row["core_word"]) == (3.5, "alliance")
        assert (row["related_target"], row["related_word"], row["whole"]) == (1.5, "alliance", 5.0)

    @pytest.mark.parametrize(
        ("rows", "core", "related"),
        [
            ([{"value": 5.0, "deadline": "2035"}], (3.5, "own"), (1.5, "own")),
            ([{"value": 3.5, "deadline": "2030"}], (3.5, "own"), (1.5, "alliance")),
            ([{"value": 4.8, "deadline": "2026"}], (4.8, "own"), (1.5, "alliance")),
            ([{"value": 1.5, "scope": "related"}, {"value": 3.5}], (3.5, "own"), (1.5, "own")),
        ],
    )
    def test_each_part_says_whose_word_it_is(self, make, rows, core, related):
        row = Told(make, *HAGUE, *(OWN | {"deadline": None} | each for each in rows)).parts("POL")
        assert (row["core_target"], row["core_word"]) == core
        assert (row["related_target"], row["related_word"]) == related

    def test_who_refused_has_no_related_part_from_the_bloc(self, make):
        refusal = OWN | {"value": 5.0, "status": "rejected", "deadline": "2035"}
        told = Told(make, *HAGUE, refusal, OWN | {"value": 2.1, "deadline": None})
        row = told.parts("POL")
        assert (row["core_target"], row["related_word"], row["whole"]) == (2.1, "none", 2.1)

    def test_the_bars_stack_core_and_related(self, make):
        told = Told(make, *HAGUE, OWN | {"value": 4.0, "deadline": "2030"})
        split = alliance_parts.split_of("NATO")
        parts = alliance_parts.parts_of_total(told.commitments, told.stood, split, ON)
        figure = parts_bars(parts)
        assert figure.layout.barmode == "stack"
        assert list(trace(figure, "Pledged, core").x) == [4.0]
        assert list(trace(figure, "Agreed, related").x) == [1.5, 1.5, 1.5]
        title = "The 5 % is 3.5 core and 1.5 related; 0 of 3 members say so themselves"
        assert said.parts_title(parts, split) == title

    def test_a_bloc_without_such_a_total_has_no_parts(self):
        assert alliance_parts.split_of("EU") is None


class TestMap:
    def test_it_goes_where_most_members_lie_and_names_those_beyond(self):
        assert extent_of(["POL", "DEU", "ESP", "FRA", "USA"]) == ("europe", ["USA"])
        assert extent_of(["JPN", "KOR", "AUS", "NZL"])[0] == "asia_pacific"
        assert extent_of(["USA", "GBR", "AUS"]) == ("world", [])

    def test_members_are_filled_by_force_and_a_refusal_shows_as_one(self, make):
        refusal = {"party": "ESP", "value": 5.0, "status": "rejected", "first_stated_on": "2025-06-26"}
        told = Told(make, *HAGUE, OWN, refusal)
        names = [each.name for each in member_map(told.stood).data if each.name]
        assert names == ["Not a member", "Agreed", "Pledged", "Rejected"]


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    app.switch_page("views/alliances.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


class TestPage:
    def test_without_a_choice_all_are_listed_and_an_unknown_one_is_named(self):
        app = opened(alliance="NOTO")
        assert any("alliance=NOTO" in caption.value.replace("\\", "") for caption in app.caption)
        assert {"NATO", "European Union"} <= set(app.dataframe[0].value["party_name"])

    def test_a_link_may_name_the_code(self):
        app = opened(alliance="EU")
        assert app.title[0].value == "European Union"
        assert app.query_params == {"alliance": "European Union"}

    def test_who_refused_is_shown_with_the_sentences(self):
        shown = opened(alliance="NATO")
        assert any("**Spain**" in line.value for line in shown.markdown)
        assert any("2.1 per cent would be enough" in text.value for text in shown.text)

    def test_every_bloc_that_is_offered_opens(self):
        app = opened()
        for bloc in app.dataframe[0].value["party_name"]:
            one = opened(alliance=bloc)
            assert not one.exception, bloc

    def test_no_page_sends_more_than_a_megabyte_of_charts(self):
        here = board.load()
        for bloc in here.choices["alliances"]:
            view = contents.alliance(here, bloc)
            charts = [view.spent, view.words, view.parts, view.where, view.lineage, view.each]
            figures = [figure for chart in charts if chart for figure in (chart.figure, *chart.beside)]
            assert sum(len(figure.to_json()) for figure in figures) < 1_000_000, bloc
