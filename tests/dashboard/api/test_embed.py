"""Each chart as a page of its own: the view's figure, its words as text, and nothing from elsewhere."""

import html
import json
import re
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard import board
from dashboard.api import embed
from dashboard.contents.agenda import spans_chart
from dashboard.contents.alliances import alliance
from dashboard.contents.changed import Period, usual_period
from dashboard.contents.charts import CHARTS, Shown, Wish
from dashboard.contents.comparison import comparison
from dashboard.contents.delivery import delivered
from dashboard.contents.demands import demanded
from dashboard.contents.glance import glance
from dashboard.filters import Filters, query_of
from dashboard.language import said_in
from dashboard.parts import share
from dashboard.parts.panel import Chart

NATO, POLAND = Filters(alliances=("NATO",)), Filters(countries=("POL",))
OF_COUNTRIES = {
    "spending": POLAND,
    "lineage": POLAND,
    "comparison": Filters(countries=("POL", "KOR", "DEU")),
}
FILTERS = {name: OF_COUNTRIES.get(name, NATO) for name in CHARTS}


@pytest.fixture(name="page")
def _page(client: Any) -> Any:
    """The page of a chart."""
    return lambda name, query="": client.get(f"/embed/{name}?{query}")


def told(text: str) -> Any:
    """What the page hands to its script."""
    found = re.search(r'<script type="application/json" id="told">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


def made(name: str) -> Chart:
    return CHARTS[name].make(board.load(), Wish(FILTERS[name]))


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_is_the_one_of_the_view_with_its_words(page: Any, name: str) -> None:
    chart, answer = made(name), page(name, query_of(FILTERS[name]))
    shown, own = told(answer.text)["figure"], json.loads(chart.figure.to_json())
    assert shown["data"] == own["data"]
    assert shown["layout"] == {key: value for key, value in own["layout"].items() if key != "template"}
    assert f"<h1>{html.escape(chart.finding)}</h1>" in answer.text
    assert html.escape(chart.sentence) in answer.text
    assert "CC BY 4.0" in answer.text


@pytest.mark.parametrize("name", CHARTS)
def test_plotly_knows_every_property_of_each_chart(name: str) -> None:
    figure = made(name).figure.to_dict()
    assert len(go.Figure(figure).data) == len(figure["data"])


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_knows_its_row_of_the_table_and_its_filter(name: str) -> None:
    assert made(name).name == name
    assert made(name).filters == FILTERS[name]
    assert made(name).besides == {}


def test_the_views_show_the_same_charts() -> None:
    here = board.load()
    assert made("world-map") is glance(here, NATO).world_map
    assert made("pace") is delivered(here, NATO).pace
    assert made("members-by-year") is alliance(here, "NATO").spent


def test_small_multiples_that_stand_alone_are_one_figure_with_the_rows_of_the_view() -> None:
    here = board.load()
    for name, view in (
        ("comparison", comparison(here, ("POL", "KOR", "DEU")).each),
        ("members-compared", alliance(here, "NATO").each),
    ):
        assert made(name).beside == ()
        assert made(name).table.equals(view.table)
        assert made(name).name == view.name


class TestWhatAViewAsksForBesidesItsFilters:
    def test_the_chart_is_the_one_of_the_horizon(self, page: Any) -> None:
        here = board.load()
        assert (
            html.escape(spans_chart(here, NATO, 60).finding) in page("due", "alliances=NATO&within=60").text
        )

    def test_the_chart_is_the_one_of_those_who_ask(self, page: Any) -> None:
        by_tokyo = demanded(board.load(), Filters(), ("JPN",)).ladder
        assert html.escape(by_tokyo.finding) in page("demand-ladder", "askers=JPN").text

    def test_the_chart_is_the_one_of_the_period(self, page: Any) -> None:
        whole = page("changes", "since=1949-04-04&kinds=met").text
        assert f"<h1>{told(whole)['finding']}</h1>" in whole
        assert told(whole)["finding"] != told(page("changes").text)["finding"]

    def test_the_chart_names_it_for_links(self) -> None:
        here = board.load()
        assert spans_chart(here, NATO, 60).besides == {"within": 60}
        assert demanded(here, NATO, ("USA",)).matrix.besides == {"askers": ("USA",)}
        usual = usual_period(here.on)
        assert Period(None, usual.until, ("met",)).beyond(usual) == {
            "since": date(1949, 4, 4),
            "kinds": ("met",),
        }

    def test_the_way_back_and_the_link_hold_it(self, page: Any) -> None:
        chart = spans_chart(board.load(), NATO, 60)
        assert share.query(chart, NATO) == "alliances=NATO&within=60"
        assert (
            'href="/timeline?alliances=NATO&amp;within=60&amp;lang=en"'
            in page("due", "alliances=NATO&within=60").text
        )


class TestLanguage:
    def test_the_address_says_which_language_it_speaks(self, page: Any) -> None:
        with_lang = page("pace", "alliances=NATO&lang=de").text
        said = said_in("de", lambda: delivered(board.load(), NATO).pace)
        assert '<html lang="de"' in with_lang
        assert f"<h1>{html.escape(said.finding)}</h1>" in with_lang
        assert "<h1>Deutschland" in page("spending", "countries=DEU&lang=de").text

    def test_without_it_the_readers_browser_does(self, client: Any) -> None:
        answer = client.get("/embed/pace", headers={"Accept-Language": "nl,ko-KR;q=0.9,en;q=0.8"})
        assert '<html lang="ko"' in answer.text
        assert "Accept-Language" in answer.headers["Vary"]
        assert '<html lang="en"' in client.get("/embed/pace", headers={"Accept-Language": "nl"}).text

    def test_one_reader_s_language_is_not_the_next_one_s(self, page: Any) -> None:
        assert '<html lang="fr"' in page("pace", "lang=fr").text
        assert '<html lang="en"' in page("pace").text


def test_the_page_leads_back_to_the_view_with_its_filter(page: Any) -> None:
    assert 'href="/delivery?alliances=NATO&amp;lang=en"' in page("pace", "alliances=NATO").text
    assert 'href="/countries?country=POL&amp;lang=en"' in page("spending", "countries=POL").text
    compared = page("comparison", "countries=POL&countries=DEU").text
    assert 'href="/countries?compare=POL&amp;compare=DEU&amp;lang=en"' in compared
    assert 'href="/alliances?alliance=EU&amp;lang=en"' in page("members-by-year", "alliances=EU").text


def test_the_policy_lets_anybody_frame_it_and_no_foreign_script_run(page: Any) -> None:
    policy = page("pace").headers["Content-Security-Policy"].split("; ")
    assert {"frame-ancestors *", "default-src 'none'", "script-src 'self'"} <= {*policy}


def test_nothing_is_asked_of_another_host(page: Any) -> None:
    loaded = re.findall(r'(?:<script src|stylesheet" href)="([^"]*)"', page("world-map").text)
    assert len(loaded) == 3
    assert all(address.startswith("/embed/assets/") for address in loaded)


def test_what_a_page_loads_may_be_kept_for_good(client: Any, page: Any) -> None:
    for address in re.findall(r'="(/embed/assets/[^"]*)"', page("pace").text):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]


def test_a_page_is_not_sent_twice(client: Any, page: Any) -> None:
    tag = page("pace").headers["ETag"]
    assert client.get("/embed/pace", headers={"If-None-Match": tag}).status_code == 304


def test_the_theme_may_be_chosen(page: Any) -> None:
    assert 'data-theme="dark"' in page("pace", "theme=dark").text
    assert 'data-theme="light"' in page("pace", "theme=light").text
    assert 'data-theme=""' in page("pace").text


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("nothing", 404, "there is no chart 'nothing'; the charts are spent-and-promised, "),
        ("assets/secrets.toml", 404, "there is no file 'secrets.toml'"),
        ("pace?alliances=NOTO", 422, "alliances: 'NOTO' is the code of no bloc"),
        ("pace?theme=pink", 422, "theme: Input should be 'light' or 'dark'"),
        ("pace?colour=red", 422, "colour: there is no such parameter"),
        ("spending", 422, "countries: this chart shows one country"),
        ("spending?countries=POL&countries=DEU", 422, "countries: this chart shows one country"),
        ("lineage?countries=VAT", 422, "VAT has had no target as a share of GDP"),
        ("comparison?countries=POL", 422, "countries: this chart shows two countries to 8"),
        ("members-by-year", 422, "alliances: this chart shows one alliance"),
        ("core-and-related?alliances=EU", 422, "alliances: EU has agreed on no total of two parts"),
        ("pace?lang=tlh", 422, "lang: 'tlh' is the code of no language"),
        ("demand-matrix?askers=NOTO", 422, "askers: 'NOTO' is the code of no bloc or country"),
        ("due?within=0", 422, "within: Input should be greater than or equal to 1"),
    ],
)
def test_what_can_not_be_shown_is_said_in_a_sentence(
    client: Any, path: str, status: int, sentence: str
) -> None:
    answer = client.get(f"/embed/{path}")
    assert answer.status_code == status
    assert answer.json()["detail"].startswith(sentence)


def test_text_from_outside_stays_text(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    figure = go.Figure(go.Scatter(x=[1], y=[1], hovertext=hostile), {"height": 300})
    chart = Chart("pace", hostile, hostile, figure, board.load().progress, ())
    row = Shown("delivery", lambda _board, _filters: chart, query=lambda _filters: hostile)
    monkeypatch.setattr(embed, "CHARTS", {"pace": row})
    text = page("pace").text
    assert "<img" not in text
    assert "<script>alert" not in text
    assert text.count("</script>") == 3
    assert told(text)["figure"]["data"][0]["hovertext"] == hostile
    assert "&lt;img" in told(text)["finding"]


def test_a_filter_that_nothing_matches_has_a_page_too(page: Any) -> None:
    answer = page("spent-and-promised", "countries=POL&due_to=1900")
    assert answer.status_code == 200
    assert told(answer.text)["figure"]["data"] == []


class TestShare:
    def test_the_link_is_on_the_host_of_the_reader_and_holds_the_filter(self) -> None:
        link = share.address("https://board.example/delivery", "pace", "alliances=NATO")
        assert link == "https://board.example/embed/pace?alliances=NATO&lang=en"
        assert share.address(None, "pace", "") == "/embed/pace?lang=en"

    def test_it_names_the_language_of_who_took_it_along(self) -> None:
        assert said_in("ko", lambda: share.address(None, "pace", "")) == "/embed/pace?lang=ko"

    def test_the_frame_has_room_for_the_chart_and_an_escaped_address(self) -> None:
        chart = made("pace")
        frame = share.frame("https://board.example/embed/pace?a=1&b=2", chart)
        assert 'src="https://board.example/embed/pace?a=1&amp;b=2"' in frame
        height = re.search(r'height="(\d+)"', frame)
        assert height is not None
        assert int(height[1]) > chart.figure.layout.height
