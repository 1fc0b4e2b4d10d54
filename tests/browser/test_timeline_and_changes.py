"""The pages of deadlines and of changes in a browser: their numbers are those of the files."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard import analysis
from dashboard.api import news
from dashboard.board import load
from dashboard.contents.agenda import due_within
from dashboard.filters import Filters

pytestmark = pytest.mark.browser

NewPage = Callable[..., Page]


def opened(page: Page, address: str, path: str) -> Page:
    page.goto(f"{address}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
    return page


def downloaded(page: Page, label: str = "CSV") -> list[dict[str, str]]:
    with page.expect_download() as started:
        page.locator(".st-key-download_csv").get_by_role("button", name=label).click()
    text = Path(started.value.path()).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_heading_and_file_hold_what_falls_due_within_the_horizon_of_the_link(
    new_page: NewPage, address: str
) -> None:
    here, filters = load(), Filters(countries=("LVA",))
    due = due_within(here, filters, 60)
    page = opened(new_page(), address, "timeline?within=60&countries=LVA")
    expect(page.get_by_text(analysis.spans_title(due, here.on, 60))).to_be_visible()
    assert [row["commitment_id"] for row in downloaded(page)] == due["commitment_id"].tolist()


def test_a_longer_horizon_goes_into_the_address_and_the_way_back_restores_the_shorter_one(
    new_page: NewPage, address: str
) -> None:
    here = load()
    titles = {
        months: analysis.spans_title(due_within(here, Filters(), months), here.on, months)
        for months in (24, 12)
    }
    page = opened(new_page(), address, "timeline")
    expect(page.get_by_text(titles[24])).to_be_visible()
    page.get_by_role("radiogroup").get_by_text("12", exact=True).click()
    expect(page.get_by_text(titles[12])).to_be_visible()
    expect(page).to_have_url(re.compile(r"within=12"))


def test_who_has_named_a_year_is_told_for_the_alliance_of_the_link(new_page: NewPage, address: str) -> None:
    here = load()
    years = analysis.own_years(here.tables.commitments, here.tables.memberships, here.on)
    title = analysis.own_years_title(here.asked_for(years, Filters(alliances=("BALTICS",))))
    page = opened(new_page(), address, "timeline?alliances=BALTICS")
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def test_changes_between_the_two_days_of_the_link_are_counted_listed_and_downloaded(
    new_page: NewPage, address: str
) -> None:
    here = load()
    since, until = "2025-06-01", "2025-07-31"
    told = news.rows(here)
    kept = told[told["kind"].eq("superseded") & told["day"].gt(since) & told["day"].le(until)]
    page = opened(new_page(), address, f"changes?since={since}&until={until}&kinds=superseded")
    expect(page.get_by_text(analysis.changes_title(kept))).to_be_visible()
    expect(page).to_have_url(re.compile(r"kinds=Replaced"))
    rows = downloaded(page)
    assert [row["commitment_id"] for row in rows] == kept["commitment_id"].tolist()
    expect(page.get_by_text(rows[0]["evidence"]).first).to_be_visible()
    feed = page.get_by_role("link", name="Feed of all changes")
    assert (feed.get_attribute("href") or "").endswith("/feed.atom")


def test_days_without_a_change_say_so(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "changes?since=1999-01-01&until=1999-02-01")
    expect(page.get_by_text("Nothing changed between these days")).to_be_visible()


@pytest.mark.parametrize("path", ["timeline", "changes"])
def test_a_phone_shows_them_without_scrolling_sideways(new_page: NewPage, address: str, path: str) -> None:
    page = opened(new_page(width=390, height=844), address, path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
