"""The choice of a language in a browser: the address keeps it, and all else stays as it was."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

NewPage = Callable[..., Page]
GERMAN, ENGLISH = "Wer bis wann wie viel", "Who has promised"


def titled(page: Page, start: str) -> None:
    expect(page.get_by_role("heading", level=1, name=start)).to_be_visible()


def test_the_choice_at_the_foot_holds_on_other_pages_and_keeps_the_filter(
    new_page: NewPage, address: str
) -> None:
    page = new_page()
    page.goto(f"{address}/?statuses=pledged")
    titled(page, ENGLISH)
    page.get_by_role("radiogroup").get_by_text("de", exact=True).click()
    titled(page, GERMAN)
    expect(page).to_have_url(re.compile(r"lang=de"))
    expect(page.get_by_test_id("stSidebar").get_by_text("Zugesagt", exact=True)).to_be_visible()
    page.get_by_role("link", name="Forderungen").click()
    titled(page, "Wer was von wem fordert")
    expect(page).to_have_url(re.compile(r"demands\?.*lang=de"))
    expect(page.get_by_test_id("stSidebar").get_by_text("Zugesagt", exact=True)).to_be_visible()


def test_without_a_choice_the_language_is_the_browsers(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(navigator, 'language', {get: () => 'de-AT'})")
    page.goto(address)
    titled(page, GERMAN)


def test_a_link_in_korean_opens_in_korean_and_charts_have_its_names(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(f"{address}/?lang=ko&countries=KOR")
    titled(page, "누가 언제까지")
    expect(page.get_by_text("대한민국").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"lang=ko"))
