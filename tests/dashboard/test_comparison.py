"""Several countries beside each other on the same axes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import analysis, board
from dashboard.analysis import alliance_words as said
from dashboard.charts.lines import drawn_figures, drawn_steps
from dashboard.charts.multiples import Look, Panel, small_multiples

ROOT = Path(__file__).parents[2]
ON = date(2026, 11, 24)


def panel(make, heading="Poland", *, share=3.0, value=4.0):
    spent = make.spending({"year": 2024, "share_of_gdp": 2.0}, {"year": 2025, "share_of_gdp": share})
    steps = analysis.target_steps(
        make.commitments({"value": value}), make.memberships(("NATO", "POL")), "POL", ON
    )
    return Panel(heading, drawn_figures(spent), drawn_steps(steps))


class TestSmallMultiples:
    def test_all_panels_of_all_figures_share_their_axes(self, make):
        panels = [panel(make), panel(make, "Germany", value=6.0), panel(make, "Spain", share=1.0)]
        figures = small_multiples(panels, Look(across=1, figures=3))
        assert len(figures) == 3
        assert len({(each.layout.xaxis.range, each.layout.yaxis.range) for each in figures}) == 1
        assert figures[0].layout.yaxis.range[1] > 6

    def test_panels_are_spread_over_no_more_figures_than_asked(self, make):
        figures = small_multiples([panel(make)] * 9, Look(across=2, figures=2))
        assert [len(each.layout.annotations) for each in figures] == [6, 3]

    def test_each_panel_has_axes_and_a_heading_of_its_own(self, make):
        figure = small_multiples([panel(make), panel(make, "<b>x</b>")], Look(across=2, figures=1))[0]
        assert {each.yaxis for each in figure.data} == {"y", "y2"}
        headings = [each.text for each in figure.layout.annotations]
        assert headings == ["<b>Poland</b>", "<b>&lt;b&gt;x&lt;/b&gt;</b>"]
        assert not figure.layout.showlegend

    def test_no_panel_is_one_empty_figure(self):
        figures = small_multiples([], Look(across=2, figures=4))
        assert [len(each.data) for each in figures] == [0]


class TestSteps:
    def test_all_parties_at_once_have_the_steps_that_each_has_alone(self, make):
        agreed = {"party": "NATO", "status": "agreed", "scope": "core", "value": 3.5}
        rows = make.commitments(agreed, {"value": 4.0}, {"party": "ESP", "metric": "growth"})
        members = make.memberships(("NATO", "POL"), ("NATO", "ESP"))
        every = analysis.all_steps(rows, members, analysis.standing_target(rows, members, ON), ON)
        for party in ("POL", "ESP", "NATO"):
            alone = analysis.target_steps(rows, members, party, ON)
            own = every[every["binds"].eq(party)]
            assert own["commitment_id"].tolist() == alone["commitment_id"].tolist() != []


class TestWords:
    def test_the_heading_joins_the_names(self, make):
        rows = make.commitments({}, {"party": "DEU"}, {"party": "ESP"})
        assert said.country_names(rows) == "Poland, Germany and Spain"
        assert said.country_names(rows.head(1)) == "Poland"


def opened(**query: object) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    app.switch_page("views/countries.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


class TestPage:
    def test_two_countries_are_compared_in_a_table_and_in_panels(self):
        app = opened(compare=["DEU", "JPN"])
        assert app.title[0].value == "Germany and Japan"
        assert app.table[0].value.columns.tolist() == ["Measure", "Germany", "Japan"]
        assert len(app.get("plotly_chart")) == 2
        assert app.query_params == {"compare": ["Germany", "Japan"]}

    def test_the_open_country_comes_first(self):
        app = opened(country="FRA", compare=["DEU", "FRA"])
        assert app.title[0].value == "France and Germany"

    def test_one_alone_has_its_own_page(self):
        app = opened(compare="DEU")
        assert app.title[0].value == "Germany"
        assert len(app.metric) == 4

    def test_no_more_than_eight_are_compared(self):
        codes = ["DEU", "FRA", "GBR", "POL", "ITA", "ESP", "JPN", "KOR", "NLD", "BEL"]
        names = board.load().names
        shown = opened(compare=codes).table[0].value.columns[1:]
        assert shown.tolist() == [names[code] for code in codes[:8]]

    @pytest.mark.parametrize("query", [{"compare": ["DEU", "NOWHERE"]}, {"country": "NOWHERE"}])
    def test_what_a_link_gets_wrong_is_named(self, query):
        app = opened(**query)
        assert not app.exception
        assert any("NOWHERE" in caption.value for caption in app.caption)
