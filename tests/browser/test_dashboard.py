"""What a reader does in a browser: filter, share the link, take the rows away, look on a phone."""

import csv
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from ingest import parties

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
NewPage = Callable[..., Page]


def published() -> list[dict[str, str]]:
    with (ROOT / "data" / "commitments.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_nato() -> list[dict[str, str]]:
    bound = {"NATO", *parties.members("NATO", on=datetime.now(tz=UTC).date())}
    return [row for row in published() if row["party"] in bound]


def opened(page: Page, address: str, path: str = "") -> Page:
    page.goto(f"{address}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settled(page)
    return page


def settled(page: Page) -> None:
    """Waits until the script has run and every chart and table is drawn."""
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
    for undrawn in ('[data-testid="stSkeleton"]', '[data-testid="stPlotlyChart"]:not(:has(.legendtext))'):
        expect(page.locator(undrawn)).to_have_count(0)


def choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")


def metric(page: Page, label: str) -> str:
    box = page.locator('[data-testid="stMetric"]').filter(has_text=label)
    return box.locator('[data-testid="stMetricValue"]').inner_text()


@pytest.mark.parametrize("path", ["", "countries?country=KOR", "commitments", "about"])
def test_every_page_opens_without_an_error_and_without_asking_another_server(
    new_page: NewPage, address: str, path: str
) -> None:
    page = opened(new_page(), address, path)
    expect(page.locator('[data-testid="stException"]')).to_have_count(0)


def test_filtering_by_nato_counts_its_members_and_itself(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address)
    assert metric(page, "Commitments") == f"{len(published()):,}"
    choose(page, "Alliance", "NATO")
    expect(page.locator('[data-testid="stMetricValue"]').first).to_have_text(f"{len(of_nato()):,}")
    expect(page).to_have_url(re.compile(r"\?alliances=NATO$"))


def test_filtering_by_south_korea_survives_a_reload_of_the_address(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address)
    choose(page, "Country", "South Korea")
    count = sum(row["party"] == "KOR" for row in published())
    expect(page.locator('[data-testid="stMetricValue"]').first).to_have_text(str(count))
    expect(page).to_have_url(re.compile("countries=South"))
    settled(page)
    before = page.locator('[data-testid="stMain"]').inner_text()
    again = opened(new_page(), address, page.url.removeprefix(f"{address}/"))
    assert again.locator('[data-testid="stMain"]').inner_text() == before


def test_a_country_has_a_link_of_its_own(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "countries?country=KOR")
    expect(page.get_by_role("heading", level=1)).to_have_text("South Korea")
    expect(page).to_have_url(re.compile(r"country=South\+Korea"))
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("South Korea")


def test_filters_go_along_from_page_to_page(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "?alliances=NATO")
    page.get_by_role("link", name="Commitments").click()
    expect(page.get_by_text(f"{len(of_nato()):,} commitments · NATO")).to_be_visible()
    expect(page).to_have_url(re.compile(r"commitments\?alliances=NATO"))


def test_the_downloaded_rows_are_the_filtered_rows_of_the_dataset(
    new_page: NewPage, address: str, tmp_path: Path
) -> None:
    page = opened(new_page(), address, "commitments?alliances=NATO")
    with page.expect_download() as started:
        page.get_by_role("button", name="CSV", exact=True).click()
    started.value.save_as(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        taken = {row["commitment_id"]: row for row in csv.DictReader(file)}
    expected = {row["commitment_id"]: row for row in of_nato()}
    assert taken.keys() == expected.keys()
    for commitment_id, row in expected.items():
        same = {name: _plain(taken[commitment_id][name]) for name in row}
        assert same == {name: _plain(cell) for name, cell in row.items()}


def _plain(cell: str) -> str | float:
    """A cell as its value: 5 and 5.0 are the same number, and a neutralised formula is its text."""
    try:
        return float(cell)
    except ValueError:
        return cell.removeprefix("'")


def test_a_click_on_a_row_opens_its_sentence_and_a_link_to_its_source(
    new_page: NewPage, address: str
) -> None:
    page = opened(new_page(), address, "commitments?countries=KOR")
    page.locator('[data-testid="stDataFrame"]').click(position={"x": 260, "y": 55})
    evidence = page.locator(".st-key-evidence")
    expect(evidence).to_be_visible()
    link = evidence.get_by_role("link", name="Source").first
    assert link.get_attribute("href") in {row["source_url"] for row in published() if row["party"] == "KOR"}


def test_nothing_found_offers_the_way_back(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "?alliances=NATO&countries=KOR")
    expect(page.get_by_text("Nothing matches these filters")).to_be_visible()
    page.locator(".st-key-clear_nothing_found").get_by_role("button").click()
    expect(page.locator('[data-testid="stMetricValue"]').first).to_have_text(f"{len(published()):,}")
    expect(page).to_have_url(f"{address}/")


def test_a_chart_opens_its_table(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "?alliances=NATO")
    page.get_by_role("button", name="Table").first.click()
    expect(page.locator('[data-testid="stPopoverBody"] [data-testid="stDataFrame"]')).to_be_visible()


def test_text_from_a_link_is_shown_letter_by_letter(new_page: NewPage, address: str) -> None:
    hostile = (
        "<b>x</b> **b** [x](javascript:y) :material/bolt: :tada: :red[hot] $x$ -> www.e.x http://e.x `y`"
    )
    page = opened(new_page(), address, f"commitments?alliances={quote(hostile)}")
    line = page.locator('[data-testid="stCaptionContainer"]').filter(has_text="Ignored in the link")
    assert line.inner_text().replace("\u2060", "") == f"Ignored in the link: alliances={hostile}"
    expect(line.locator("a, b, strong, code, span, img, .katex")).to_have_count(0)


@pytest.mark.parametrize("path", ["", "countries?country=DEU", "countries", "commitments", "about"])
def test_a_phone_shows_every_page_without_scrolling_sideways(
    new_page: NewPage, address: str, path: str
) -> None:
    page = opened(new_page(width=390, height=844), address, path)
    for box in ("document.documentElement", "document.querySelector('[data-testid=\"stMain\"]')"):
        assert page.evaluate(f"{box}.scrollWidth <= {box}.clientWidth")


def test_a_click_in_the_list_of_countries_opens_the_country(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "countries")
    page.locator('[data-testid="stDataFrame"]').click(position={"x": 300, "y": 55})
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Countries")
    expect(page).to_have_url(re.compile(r"countries\?country=\w+"))
