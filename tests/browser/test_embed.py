"""An embedded chart in a frame on somebody else's page, and its way out as PNG and SVG."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import board
from dashboard.contents.charts import CHARTS, Wish
from dashboard.filters import Filters, query_of

NATO = Filters(alliances=("NATO",))
OF_COUNTRIES = {
    "spending": Filters(countries=("POL",)),
    "lineage": Filters(countries=("KOR",)),
    "comparison": Filters(countries=("POL", "KOR", "DEU")),
}


@pytest.mark.parametrize("name", CHARTS)
def test_each_chart_draws_all_its_traces_and_goes_out_as_png_and_svg(
    address: str, new_page: Callable[..., Page], name: str
) -> None:
    page, filters = new_page(700, 900), OF_COUNTRIES.get(name, NATO)
    page.goto(f"{address}/embed/{name}?{query_of(filters)}")
    chart = CHARTS[name].make(board.load(), Wish(filters))
    expect(page.locator("h1")).to_have_text(chart.finding)
    expect(page.locator("#chart .main-svg").first).to_be_visible()
    drawn = page.evaluate("document.getElementById('chart').data.length")
    assert drawn == len(chart.figure.data)
    assert saved(page, "PNG").startswith(b"\x89PNG")
    assert b"Data: pledgeboard" in saved(page, "SVG")


def saved(page: Page, form: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=form).click()
    return Path(download.value.path()).read_bytes()


def test_it_speaks_the_language_of_its_address_else_of_its_reader(
    browser: Browser, address: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(700, 900)
    page.goto(f"{address}/embed/kept-2014?alliances=NATO&lang=fr")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    context = browser.new_context(locale="de-AT")
    german = context.new_page()
    german.goto(f"{address}/embed/kept-2014?alliances=NATO")
    expect(german.locator("html")).to_have_attribute("lang", "de")
    context.close()


@pytest.fixture(name="host")
def _host(address: str) -> Iterator[str]:
    """The address of another site, which shows the chart in a frame."""
    body = f'<iframe src="{address}/embed/pace" width="500" height="700"></iframe>'.encode()

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"" if self.path == "/favicon.ico" else body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_it_stands_in_a_frame_of_another_site(host: str, new_page: Callable[..., Page]) -> None:
    page = new_page(600, 900)
    page.goto(host)
    expect(page.frame_locator("iframe").locator("#chart .main-svg").first).to_be_visible()


@pytest.mark.parametrize(("form", "starts"), [("PNG", b"\x89PNG"), ("SVG", b"<svg")])
def test_a_button_saves_it_with_its_finding_and_its_source(
    address: str, new_page: Callable[..., Page], form: str, starts: bytes
) -> None:
    page = new_page(700, 900)
    page.goto(f"{address}/embed/kept-2014?alliances=NATO")
    expect(page.locator("#chart .main-svg").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name=form).click()
    content = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename == f"pledgeboard-kept-2014.{form.lower()}"
    assert content.startswith(starts)
    if form == "SVG":
        assert b"as agreed in 2014" in content
        assert b"Data: pledgeboard" in content


def test_it_follows_the_system_unless_a_theme_is_asked_for(
    address: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(700, 900)
    ground = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/embed/pace")
    assert page.evaluate(ground) == "rgb(16, 22, 31)"
    page.goto(f"{address}/embed/pace?theme=light")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_a_view_gives_the_way_to_it(address: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(f"{address}/delivery?alliances=NATO")
    panel = page.locator(".st-key-pace_panel")
    panel.get_by_role("button", name="Share").click()
    link = page.get_by_text(f"{address}/embed/pace?alliances=NATO&lang=en", exact=True)
    expect(link.first).to_be_visible()
    expect(page.get_by_text("<iframe", exact=False).first).to_be_visible()
