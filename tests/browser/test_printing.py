"""Every view on paper: nothing to press, nothing cut off, light, and with its sources."""

import re
from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from dashboard import board
from dashboard.contents.agenda import due_within
from dashboard.filters import Filters
from tests.browser.test_sizes import settled
from tests.browser.views import VIEWS

pytestmark = pytest.mark.browser

NewPage = Callable[..., Page]
A4 = {"width": 703, "height": 1032}
"""Pixels of CSS between the margins."""
PRESSED = (
    "Sidebar",
    "Header",
    "Popover",
    "DownloadButton",
    "Button",
    "Radio",
    "Checkbox",
    "MultiSelect",
    "Selectbox",
)
CUT_OFF = """() => [...document.querySelectorAll('.svg-container, .main-svg, table, h2, h3')]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
    .map(each => each.textContent.slice(0, 80))"""
SCALED = """() => [...document.querySelectorAll('.svg-container')].every(chart => {
    if (!chart.offsetWidth) return true;
    const { width, height } = chart.querySelector('.main-svg').viewBox.baseVal;
    const box = chart.getBoundingClientRect();
    return Math.abs(box.width / box.height - width / height) < 0.1 * width / height || box.height > 600;
})"""


def on_paper(page: Page, address: str, scheme: str = "light") -> None:
    """A view as it is laid out on paper, to be looked at."""
    page.emulate_media(color_scheme=scheme)
    settled(page, address)
    for chart in page.get_by_test_id("stPlotlyChart").filter(visible=True).all():
        expect(chart.locator(".main-svg").first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme=scheme)
    page.set_viewport_size(A4)


def printed(page: Page, address: str) -> str:
    """The text of a view's PDF, its white space aside."""
    settled(page, address)
    pages = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    return re.sub(r"\s+", "", "".join(each.extract_text() for each in pages))


@pytest.mark.parametrize("path", VIEWS.values(), ids=VIEWS)
def test_a_view_has_nothing_to_press_and_nothing_is_cut_off(
    new_page: NewPage, address: str, path: str
) -> None:
    page = new_page()
    on_paper(page, f"{address}{path}")
    for name in PRESSED:
        assert [each for each in page.get_by_test_id(f"st{name}").all() if each.is_visible()] == [], name
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(SCALED)


def test_charts_are_themselves_again_after_the_print(new_page: NewPage, address: str) -> None:
    page = new_page()
    settled(page, f"{address}/delivery")
    chart = page.locator(".svg-container").first
    expect(chart).to_be_visible()
    before = chart.bounding_box()
    page.pdf(format="A4")
    expect(page.locator(".main-svg[viewBox]")).to_have_count(0)
    assert chart.bounding_box() == before


@pytest.mark.parametrize("path", ["/", "/alliances?alliance=NATO", "/sources"])
def test_what_is_dark_on_the_screen_is_light_on_paper(new_page: NewPage, address: str, path: str) -> None:
    page = new_page()
    on_paper(page, f"{address}{path}", "dark")
    points = np.asarray(Image.open(BytesIO(page.screenshot())).convert("L"))
    assert np.median(points) > 250
    assert (points < 60).mean() < 0.1


def test_a_sentence_has_the_address_of_its_source_and_the_page_its_filter(
    new_page: NewPage, address: str
) -> None:
    assert "https://" in printed(new_page(), f"{address}/countries?country=KOR")
    assert "Filtered:NATO·Pledged" in printed(new_page(), f"{address}/?alliances=NATO&statuses=pledged")


def test_a_table_as_text_is_whole(new_page: NewPage, address: str) -> None:
    page, here = new_page(), board.load()
    due = due_within(here, Filters(alliances=("NATO",)), 24)
    text = printed(page, f"{address}/timeline?alliances=NATO&as_text=true")
    sentences = {re.sub(r"\s+", "", sentence) for sentence in due["evidence"]}
    assert len(sentences) > 20
    assert [sentence for sentence in sentences if sentence not in text] == []
    assert text.count("Firststated") > 1, "each page names the columns"
