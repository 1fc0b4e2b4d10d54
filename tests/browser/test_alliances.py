"""Alliances and the comparison of countries in a browser: each chart is drawn, its numbers are the files’."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

DATA = Path(__file__).parents[2] / "data"
NewPage = Callable[..., Page]
AIM = 3.5


def rows(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_members() -> list[dict[str, str]]:
    """NATO's figures of its members of today."""
    members = {row["member"] for row in rows("reference/memberships.csv") if row["bloc"] == "NATO"}
    spent = [row for row in rows("figures/spending.csv") if row["definition"] == "NATO"]
    return [row for row in spent if row["country"] in members and row["share_of_gdp"]]


def opened(page: Page, address: str, path: str) -> Page:
    page.goto(f"{address}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
    return page


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()


def test_the_members_at_the_aim_are_those_of_the_file_and_so_is_the_download(
    new_page: NewPage, address: str, tmp_path: Path
) -> None:
    figures = of_members()
    latest = {row["country"]: float(row["share_of_gdp"]) for row in sorted(figures, key=lambda r: r["year"])}
    reached = sum(share >= AIM for share in latest.values())
    page = opened(new_page(), address, "alliances?alliance=NATO")
    heading = f"{reached} of {len(latest)} members spend 3.5 %"
    expect(page.get_by_role("heading", name=re.compile(heading))).to_be_visible()
    with page.expect_download() as download:
        page.locator(".st-key-members-by-year_csv button").click()
    download.value.save_as(tmp_path / "members.csv")
    with (tmp_path / "members.csv").open(encoding="utf-8-sig", newline="") as file:
        taken = {(row["party"], row["year"], float(row["share_of_gdp"])) for row in csv.DictReader(file)}
    assert taken == {(row["country"], row["year"], float(row["share_of_gdp"])) for row in figures}


@pytest.mark.parametrize(
    ("path", "count"),
    [("alliances?alliance=NATO", 9), ("alliances?alliance=EU", 7), ("countries?country=ESP", 2)],
)
def test_every_chart_of_the_page_is_drawn(new_page: NewPage, address: str, path: str, count: int) -> None:
    page = opened(new_page(), address, path)
    charts = page.get_by_test_id("stPlotlyChart").filter(visible=True)
    expect(charts).to_have_count(count)
    for chart in charts.all():
        expect(chart.locator(".cartesianlayer .subplot").first).to_be_attached()


def test_an_alliance_that_is_chosen_stands_in_the_address(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "alliances")
    choose(page, "Alliance", "Baltic states")
    expect(page.get_by_role("heading", level=1, name="Baltic states")).to_be_visible()
    expect(page).to_have_url(re.compile(r"alliance=Baltic"))


def test_a_link_restores_a_comparison_and_another_country_joins_it(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "countries?compare=DEU&compare=KOR")
    expect(page.get_by_role("heading", level=1, name="Germany and South Korea")).to_be_visible()
    choose(page, "Compare", "Poland")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1, name="Germany, South Korea and Poland")).to_be_visible()
    expect(page).to_have_url(re.compile(r"compare=Germany&compare=South\+Korea&compare=Poland"))
    expect(page.locator(".st-key-comparison_panel").get_by_test_id("stPlotlyChart")).to_have_count(3)


@pytest.mark.parametrize("path", ["alliances?alliance=NATO", "countries?compare=DEU&compare=FRA"])
def test_a_phone_shows_them_without_scrolling_sideways(new_page: NewPage, address: str, path: str) -> None:
    page = opened(new_page(width=390, height=844), address, path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
