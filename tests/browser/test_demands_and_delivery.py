"""The pages of demands and of delivery in a browser: their numbers are those of the files."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

DATA = Path(__file__).parents[2] / "data"
NewPage = Callable[..., Page]


def rows(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def opened(page: Page, address: str, path: str) -> Page:
    page.goto(f"{address}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
    return page


def test_the_demands_are_those_of_the_file_and_a_link_narrows_them_to_an_asker(
    new_page: NewPage, address: str
) -> None:
    demands = [row for row in rows("commitments.csv") if row["status"] == "demanded"]
    of_usa = sum(row["requested_by"] == "USA" for row in demands)
    page = opened(new_page(), address, "demands")
    expect(page.get_by_text(f"{of_usa} of {len(demands)} demands come from United States")).to_be_visible()
    page = opened(new_page(), address, "demands?askers=United+States&countries=KOR&countries=JPN")
    asked = [row for row in demands if row["requested_by"] == "USA" and row["party"] in {"KOR", "JPN"}]
    expect(page.get_by_text(f"{len(asked)} demands, the latest first")).to_be_visible()
    expect(page).to_have_url(re.compile(r"askers=United\+States"))


def test_the_pledge_of_wales_is_counted_as_the_figures_have_it(new_page: NewPage, address: str) -> None:
    spent = [
        row for row in rows("figures/spending.csv") if (row["year"], row["definition"]) == ("2024", "NATO")
    ]
    allies = [float(row["share_of_gdp"]) for row in spent if row["country"] != "NATO"]
    met = sum(share >= 1.995 for share in allies)
    page = opened(new_page(), address, "delivery")
    heading = f"{met} of {len(allies)} allies spent 2 % in 2024, as agreed in 2014"
    expect(page.get_by_role("heading", name=heading)).to_be_visible()


def test_a_chart_further_down_unfolds_and_a_link_opens_it_again(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "delivery")
    figure = page.locator(".st-key-kept-2014_panel").get_by_test_id("stPlotlyChart")
    expect(figure).to_have_count(0)
    page.locator(".st-key-kept-2014_panel").get_by_text("Chart", exact=True).click()
    expect(figure).to_be_visible()
    expect(page).to_have_url(re.compile(r"show-kept-2014=true"))
    page = opened(new_page(), address, "delivery?show-kept-2014=true")
    expect(page.locator(".st-key-kept-2014_panel").get_by_test_id("stPlotlyChart")).to_be_visible()


@pytest.mark.parametrize("path", ["demands", "delivery"])
def test_a_phone_shows_them_without_scrolling_sideways(new_page: NewPage, address: str, path: str) -> None:
    page = opened(new_page(width=390, height=844), address, path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
