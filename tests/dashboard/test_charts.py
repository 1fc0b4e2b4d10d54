"""What each chart draws: traces, names, values, titles; and that outside text stays text."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dashboard import analysis, charts
from dashboard.charts import geometry
from dashboard.charts.style import NEUTRAL, figure, unlabelled, wrapped
from dashboard.charts.world import EXTENTS
from ingest.models import Status

ON = date(2026, 11, 24)
HOSTILE = '<b>x</b> <a href="https://bad.example">y</a> %{x} &lt;'


def trace(figure, name):
    return next(each for each in figure.data if each.name == name)


def names(figure):
    return [each.name for each in figure.data]


def progress(make, rows, *figures):
    spent = make.spending(*figures)
    targets = analysis.standing_target(rows, make.memberships(("NATO", "POL")), ON)
    return analysis.pace(analysis.gaps(targets, spent, make.gdp()), spent, ON)


class TestStyle:
    def test_every_status_has_its_style_and_nothing_else_has(self):
        assert list(charts.STATUS_STYLE) == [
            "legislated",
            "agreed",
            "pledged",
            "proposed",
            "demanded",
            "rejected",
        ]
        assert set(charts.STATUS_STYLE) == {status.value for status in Status}

    @pytest.mark.parametrize("sign", ["colour", "symbol", "sign", "dash", "pattern", "label"])
    def test_no_two_statuses_share_a_sign(self, sign):
        signs = [getattr(style, sign) for style in charts.STATUS_STYLE.values()]
        assert len(set(signs)) == len(signs)

    @pytest.mark.parametrize("background", ["#ffffff", "#10161f", "#0e1117"])
    def test_every_colour_stands_out_three_to_one_on_light_and_on_dark(self, background):
        for colour in (NEUTRAL, *(style.colour for style in charts.STATUS_STYLE.values())):
            assert contrast(colour, background) >= 3, colour

    def test_text_is_escaped_and_missing_text_is_empty(self):
        assert charts.plain("<b>R&D</b>") == "&lt;b&gt;R&amp;D&lt;/b&gt;"
        assert charts.plain(None) == charts.plain(float("nan")) == ""

    def test_a_figure_without_labels_has_the_same_marks_and_leaves_the_other_as_it_is(self):
        trace = {"type": "scatter", "x": [1], "y": [2], "mode": "markers+text", "text": ["3.5"]}
        labelled = figure([trace], title="", height=100, xaxis={}, yaxis={})
        bare = unlabelled(labelled)
        assert (bare.data[0].mode, bare.data[0].text, bare.data[0].x) == ("markers", None, (1,))
        assert labelled.data[0].text == ("3.5",)

    def test_a_number_keeps_its_unit_in_one_line(self):
        assert charts.plain("at\n3,5\u00a0%") == "at 3,5\u00a0%"
        assert wrapped("at 3,5\u00a0% of GDP", 7) == "at<br>3,5\u00a0%<br>of GDP"


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


class TestDumbbell:
    def test_spending_and_targets_stand_in_one_row_a_country_the_widest_gap_on_top(self, make):
        rows = make.commitments({"value": 4.0}, {"party": "DEU", "value": 3.5, "status": "legislated"})
        df = progress(
            make,
            rows,
            {"year": 2025, "share_of_gdp": 3.9},
            {"country": "DEU", "year": 2026, "share_of_gdp": 2.4, "is_estimate": True},
        )
        figure = charts.dumbbell(df, "Two countries")
        assert names(figure) == ["Gap", "Spent", "Estimated", "Legislated", "Pledged"]
        assert figure.layout.yaxis.categoryarray == ("Poland", "Germany")
        assert (trace(figure, "Legislated").x, trace(figure, "Legislated").y) == ((3.5,), ("Germany",))
        assert trace(figure, "Pledged").text == ("2030",)
        assert figure.layout.title.text == "Two countries"

    def test_estimates_are_hollow(self, make):
        df = progress(make, make.commitments({}), {"year": 2026, "share_of_gdp": 3.9, "is_estimate": True})
        assert trace(charts.dumbbell(df, ""), "Estimated").marker.symbol == "circle-open"

    def test_rows_without_figure_and_blocs_are_left_out(self, make):
        rows = make.commitments({"party": "KOR"}, {"party": "NATO", "status": "agreed"})
        df = progress(make, rows, {"country": "NATO", "year": 2025, "share_of_gdp": 2.7})
        assert charts.dumbbell(df, "").data == ()

    def test_it_grows_with_its_rows_up_to_forty(self, make):
        one = progress(make, make.commitments({}), {"year": 2025, "share_of_gdp": 3.0})
        many = pd.concat(
            [one.assign(party_name=f"Country {number}") for number in range(60)], ignore_index=True
        )
        assert len(trace(charts.dumbbell(many, ""), "Spent").x) == 40
        assert charts.dumbbell(many, "").layout.height > charts.dumbbell(one, "").layout.height

    def test_a_hover_tells_basis_gap_source_and_day(self, make):
        df = progress(make, make.commitments({}), {"year": 2025, "share_of_gdp": 3.0})
        figure = charts.dumbbell(df, "")
        (text,) = trace(figure, "Pledged").hovertext
        for part in (
            "4.00 % of GDP, by 2030",
            "Compared: defence spending as stated",
            "1.00 points short of it · Behind",
        ):
            assert part in text
        assert "The Example, 1 September 2025" in text
        assert "Source: NATO 2026-07" in trace(figure, "Spent").hovertext[0]


class TestSpendingLine:
    def test_steps_run_from_the_year_stated_to_the_year_due(self, make):
        figure = self._figure(make, {"value": 4.0, "deadline": "2030"})
        step = trace(figure, "Pledged")
        assert step.x == (2025, 2030, None)
        assert step.y == (4.0, 4.0, None)
        assert step.line.dash == charts.STATUS_STYLE["pledged"].dash

    def test_the_required_path_leads_from_the_latest_figure_to_the_standing_target(self, make):
        path = trace(self._figure(make, {"value": 4.0, "deadline": "2030"}), "Required path")
        assert (path.x, path.y) == ((2026, 2030), (3.2, 4.0))
        assert path.hovertext[0] == "Required: +0.20 points a year"

    def test_a_target_reached_or_without_a_year_needs_no_path(self, make):
        assert "Required path" not in names(self._figure(make, {"value": 3.0}))
        assert "Required path" not in names(self._figure(make, {"deadline": None}))

    def test_targets_no_longer_in_force_are_faint(self, make):
        figure = self._figure(make, {"value": 2.0, "deadline": "2024", "standing": "lapsed"})
        assert trace(figure, "Pledged (past)").opacity < 0.5

    def test_estimates_are_dotted_and_hollow_and_joined_to_the_last_firm_year(self, make):
        line = trace(self._figure(make, {}), "Estimated")
        assert line.line.dash == "dot"
        assert line.x == (2025, 2026)
        assert line.marker.symbol == ("circle", "circle-open")

    def test_without_any_figure_the_targets_still_stand(self, make):
        steps = analysis.target_steps(make.commitments({}), make.memberships(("NATO", "POL")), "POL", ON)
        figure = charts.spending_line(make.spending(), steps)
        assert names(figure) == ["Pledged"]
        assert figure.layout.title.text == "No spending figure for this country"

    @staticmethod
    def _figure(make, row):
        spent = make.spending(
            {"year": 2025, "share_of_gdp": 3.0}, {"year": 2026, "share_of_gdp": 3.2, "is_estimate": True}
        )
        steps = analysis.target_steps(make.commitments(row), make.memberships(("NATO", "POL")), "POL", ON)
        return charts.spending_line(spent, steps)


class TestWorldMap:
    def test_countries_are_filled_by_status_and_the_others_are_land(self, make):
        rows = make.commitments(
            {}, {"party": "KOR", "status": "proposed"}, {"party": "NATO", "status": "agreed"}
        )
        figure = charts.world_map(analysis.by_country(rows))
        assert names(figure)[:3] == ["No record", "Pledged", "Proposed"]
        assert trace(figure, "Pledged").fillcolor == charts.STATUS_STYLE["pledged"].colour
        assert trace(figure, "Pledged").fillpattern.shape == charts.STATUS_STYLE["pledged"].pattern
        assert figure.layout.title.text == "1 of 2 countries have bound themselves to<br>a target"

    def test_its_points_answer_with_the_country(self, make):
        answers = charts.world_map(analysis.by_country(make.commitments({}))).data[-1].hovertext
        assert any(text.startswith("Poland<br>Pledged: 4 % of GDP, by 2030") for text in answers)
        assert "DEU: no record" in answers
        assert "POL: no record" not in answers

    def test_it_asks_no_server_for_outlines(self, make):
        figure = charts.world_map(analysis.by_country(make.commitments({})))
        assert {each.type for each in figure.data} == {"scatter"}
        assert "geo" not in figure.to_dict()["layout"]

    @pytest.mark.parametrize("extent", EXTENTS)
    def test_every_extent_lies_within_the_lattice(self, make, extent):
        figure = charts.world_map(analysis.by_country(make.commitments({})), extent)
        shown = [point for points in geometry.places().values() for point in points]
        low, high = figure.layout.xaxis.range
        assert sum(low <= x <= high for x, _ in shown) > 100


class TestGeometry:
    def test_no_cell_belongs_to_two_countries(self):
        cells = [cell for held in geometry.cells_of_countries().values() for cell in held]
        assert len(cells) == len(set(cells)) > 5000

    def test_areas_are_in_proportion(self):
        sizes = {country: len(cells) for country, cells in geometry.cells_of_countries().items()}
        assert sizes["RUS"] / sizes["POL"] == pytest.approx(17_098 / 313, rel=0.2)
        assert sizes["BRA"] / sizes["FRA"] == pytest.approx(8_516 / 644, rel=0.2)

    @pytest.mark.parametrize("country", ["EST", "LUX", "MLT", "SGP", "XKX", "TWN", "ISL"])
    def test_small_countries_have_a_place(self, country):
        assert geometry.places()[country]

    def test_touching_cells_share_one_border(self):
        (single,) = geometry.rings([(0, 0)])
        (pair,) = geometry.rings([(0, 0), (1, 0)])
        assert (len(single), len(pair)) == (7, 11)
        assert single[0] == single[-1]

    def test_a_hole_is_a_ring_of_its_own(self):
        around = [(1, 2), (3, 2), (1, 1), (2, 1), (1, 3), (2, 3)]
        assert [len(ring) for ring in geometry.rings(around)].count(7) == 1


class TestDeadlineTimeline:
    def test_one_row_a_party_and_the_earliest_on_top(self, make):
        rows = make.commitments({"deadline": "2030"}, {"party": "DEU", "deadline": "2027-03"})
        figure = charts.deadline_timeline(rows)
        assert figure.layout.yaxis.ticktext == ("Germany", "Poland")
        assert trace(figure, "Pledged").x == (2027, 2030)

    def test_statuses_of_one_year_do_not_hide_each_other(self, make):
        figure = charts.deadline_timeline(make.commitments({}, {"status": "legislated"}))
        assert trace(figure, "Pledged").y != trace(figure, "Legislated").y

    def test_commitments_that_share_a_mark_are_listed_in_its_hover(self, make):
        rows = make.commitments(*({"value": 2.0 + number} for number in range(6)))
        (text,) = trace(charts.deadline_timeline(rows), "Pledged").hovertext
        assert "2 % of GDP" in text
        assert text.endswith("and 2 more")

    def test_undated_commitments_are_left_out(self, make):
        figure = charts.deadline_timeline(make.commitments({"deadline": None}))
        assert figure.data == ()
        assert figure.layout.title.text == "No commitment here names a deadline"


class TestStatusBars:
    def test_one_bar_a_status_with_its_count_and_pattern(self, make):
        figure = charts.status_bars(make.commitments({}, {}, {"status": "rejected"}))
        assert [(bar.name, bar.x[0], bar.y[0]) for bar in figure.data] == [
            ("Pledged", 2, "● Pledged"),
            ("Rejected", 1, "✖ Rejected"),
        ]
        assert trace(figure, "Rejected").marker.pattern.shape == charts.STATUS_STYLE["rejected"].pattern


def every_figure(make, row, figure):
    rows, members, spent = make.commitments(*row), make.memberships(("NATO", "POL")), make.spending(*figure)
    df = progress(make, rows, *figure)
    return {
        "dumbbell": charts.dumbbell(df, analysis.dumbbell_title(df)),
        "line": charts.spending_line(spent, analysis.target_steps(rows, members, "POL", ON)),
        "map": charts.world_map(analysis.by_country(rows)),
        "timeline": charts.deadline_timeline(rows),
        "bars": charts.status_bars(rows),
    }


CHARTS = ["dumbbell", "line", "map", "timeline", "bars"]


@pytest.mark.parametrize("chart", CHARTS)
class TestEveryChart:
    def test_it_draws_one_row_and_names_its_units(self, make, chart):
        figure = every_figure(make, [{}], [{"year": 2025, "share_of_gdp": 3.0}])[chart]
        units = {"dumbbell": "% of GDP", "line": "% of GDP", "timeline": "Year", "bars": "Number"}
        axes = f"{figure.layout.xaxis.title.text} {figure.layout.yaxis.title.text}"
        assert figure.data
        assert units.get(chart, "") in axes

    def test_it_says_so_where_there_is_nothing_to_draw(self, make, chart):
        figure = every_figure(make, [], [])[chart]
        assert figure.layout.title.text.startswith("No ")
        assert chart == "map" or not figure.layout.xaxis.visible

    def test_it_has_no_background_and_no_text_colour_of_its_own(self, make, chart):
        figure = every_figure(make, [{}], [{"year": 2025, "share_of_gdp": 3.0}])[chart].to_dict()
        figure["layout"].pop("template", None)
        assert figure["layout"]["paper_bgcolor"] == figure["layout"]["plot_bgcolor"] == "rgba(0,0,0,0)"
        assert "font" not in str(figure)

    def test_outside_text_never_becomes_markup(self, make, chart):
        row = {"evidence": HOSTILE, "publisher": HOSTILE, "speaker": HOSTILE}
        figure = every_figure(make, [row], [{"year": 2025, "share_of_gdp": 3.0, "edition": HOSTILE}])[chart]
        written = figure.to_json()
        assert "<b>" not in written
        assert "<a " not in written
        templates = {each.hovertemplate for each in figure.data if each.hovertemplate}
        assert templates <= {"%{hovertext}<extra></extra>", "%{x} commitments<extra></extra>"}

    def test_the_same_rows_give_the_same_figure(self, make, chart):
        one, other = (
            every_figure(make, [{}], [{"year": 2025, "share_of_gdp": 3.0}])[chart] for _ in range(2)
        )
        assert one.to_json() == other.to_json()


def test_no_chart_changes_its_input(make):
    rows, spent = make.commitments({}), make.spending({"year": 2025, "share_of_gdp": 3.0})
    df = progress(make, rows, {"year": 2025, "share_of_gdp": 3.0})
    steps, parties = (
        analysis.target_steps(rows, make.memberships(("NATO", "POL")), "POL", ON),
        analysis.by_country(rows),
    )
    given = (rows, spent, df, steps, parties)
    before = [each.copy(deep=True) for each in given]
    charts.dumbbell(df, "")
    charts.spending_line(spent, steps)
    charts.world_map(parties)
    charts.deadline_timeline(rows)
    charts.status_bars(rows)
    for each, old in zip(given, before, strict=True):
        pd.testing.assert_frame_equal(each, old)
