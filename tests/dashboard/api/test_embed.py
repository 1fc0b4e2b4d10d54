"""Each chart as a page of its own: the view's figure, its words as text, and nothing from elsewhere."""

import html
import json
import re
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard import board
from dashboard.api import embed
from dashboard.contents.charts import CHARTS, Shown
from dashboard.contents.delivery import delivered
from dashboard.contents.glance import glance
from dashboard.filters import Filters
from dashboard.parts import share
from dashboard.parts.panel import Chart

NATO, POLAND = Filters(alliances=("NATO",)), Filters(countries=("POL",))
QUERIES = {name: "countries=POL" if name == "spending" else "alliances=NATO" for name in CHARTS}


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
    return CHARTS[name].make(board.load(), POLAND if name == "spending" else NATO)


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_is_the_one_of_the_view_with_its_words(page: Any, name: str) -> None:
    chart, answer = made(name), page(name, QUERIES[name])
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
    assert made(name).filters == (POLAND if name == "spending" else NATO)


def test_the_views_show_the_same_charts() -> None:
    here = board.load()
    assert made("world-map") is glance(here, NATO).world_map
    assert made("pace") is delivered(here, NATO).pace


def test_the_page_leads_back_to_the_view_with_its_filter(page: Any) -> None:
    assert 'href="/delivery?alliances=NATO"' in page("pace", "alliances=NATO").text
    assert 'href="/countries?country=POL"' in page("spending", "countries=POL").text


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
        link = share.address("https://board.example/delivery", "pace", NATO)
        assert link == "https://board.example/embed/pace?alliances=NATO"
        assert share.address(None, "pace", Filters()) == "/embed/pace"

    def test_the_frame_has_room_for_the_chart_and_an_escaped_address(self) -> None:
        chart = made("pace")
        frame = share.frame("https://board.example/embed/pace?a=1&b=2", chart)
        assert 'src="https://board.example/embed/pace?a=1&amp;b=2"' in frame
        height = re.search(r'height="(\d+)"', frame)
        assert height is not None
        assert int(height[1]) > chart.figure.layout.height
