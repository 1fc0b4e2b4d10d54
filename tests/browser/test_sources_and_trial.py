"""Sources, Try it and what can be quoted, in a browser: the numbers are those of the files."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

DATA = Path(__file__).parents[2] / "data"
NewPage = Callable[..., Page]
REJECTED = "svk-gdp-share-5-rejected"


def rows(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def opened(page: Page, address: str, path: str) -> Page:
    page.goto(f"{address}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
    return page


def test_sources_and_disagreements_are_those_of_the_files(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "sources")
    expect(
        page.get_by_role("heading", name=f"{len(rows('sources.csv'))} sources, the latest")
    ).to_be_visible()
    pairs = {
        frozenset((row["commitment_id"], rival))
        for row in rows("commitments.csv")
        for rival in row["rival_ids"].split()
    }
    expect(page.get_by_role("heading", name=f"{len(pairs)} acts are told in two ways")).to_be_visible()
    expect(page.get_by_text("Deadline: 2033 or 2034")).to_be_visible()


def test_chart_and_download_of_sources_follow_the_filter(
    new_page: NewPage, address: str, tmp_path: Path
) -> None:
    page = opened(new_page(), address, "sources?countries=CAN&countries=FIN")
    bound = [row for row in rows("commitments.csv") if row["party"] in {"CAN", "FIN"}]
    several = sum(row["corroboration"] == "corroborated" for row in bound)
    heading = page.get_by_role("heading", name=f"{several} of {len(bound)} commitments")
    expect(heading).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("button", name="CSV", exact=True).click()
    started.value.save_as(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(encoding="utf-8", newline="") as file:
        assert sum(int(row["commitments"]) for row in csv.DictReader(file)) == len(bound)


def test_a_click_opens_a_source_and_the_address_opens_it_again(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "sources?countries=KOR")
    page.locator('[data-testid="stDataFrame"]').first.click(position={"x": 260, "y": 55})
    expect(page).to_have_url(re.compile("source=20"))
    card = page.locator(".st-key-source")
    expect(card).to_contain_text("It states")
    told = card.inner_text()
    page.reload()
    expect(card).to_have_text(re.compile(re.escape(told.split("\n")[0])))


def test_a_link_opens_a_commitment_whose_quote_leads_back_to_it(new_page: NewPage, address: str) -> None:
    (row,) = [row for row in rows("commitments.csv") if row["commitment_id"] == REJECTED]
    page = opened(new_page(), address, f"commitments?commitment={REJECTED}")
    page.locator(".st-key-evidence").get_by_role("button", name="Quote").first.click()
    quote = page.locator('[data-testid="stPopoverBody"] code')
    expect(quote).to_contain_text(f"{address}/commitments?commitment={REJECTED}")
    expect(quote).to_contain_text(row["evidence"])
    expect(quote).to_contain_text(row["source_url"])


def test_a_quote_on_a_country_leads_to_the_commitment(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "countries?country=SVK")
    page.get_by_role("button", name="Quote").first.click()
    page.get_by_role("link", name="Open the commitment").click()
    expect(page).to_have_url(re.compile(r"/commitments\?commitment=svk-"))
    expect(page.locator(".st-key-evidence")).to_be_visible()


def test_a_row_that_is_chosen_stands_in_the_address(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "commitments?countries=KOR")
    page.locator('[data-testid="stDataFrame"]').click(position={"x": 260, "y": 55})
    expect(page).to_have_url(re.compile("countries=South.*commitment=kor-"))
    title = page.locator(".st-key-evidence h3").inner_text()
    page.reload()
    expect(page.locator(".st-key-evidence h3")).to_have_text(title)


def test_one_link_shows_the_pledges_without_a_deadline_or_with_a_condition(
    new_page: NewPage, address: str
) -> None:
    pledged = [row for row in rows("commitments.csv") if row["status"] == "pledged"]
    loose = [row for row in pledged if not row["deadline"] or row["condition"]]
    path = "commitments?statuses=pledged&terms=no_deadline&terms=with_condition"
    page = opened(new_page(), address, path)
    expect(page.get_by_text(f"{len(loose)} commitments · Pledged")).to_be_visible()
    answer = page.request.get(f"{address}/api/v1/{path}&format=csv").text()
    assert len(list(csv.DictReader(answer.splitlines()))) == len(loose)


def test_the_example_is_read_marked_and_taken_away_and_no_address_tells_it(
    new_page: NewPage, address: str, tmp_path: Path
) -> None:
    page = opened(new_page(), address, "try_it")
    page.get_by_role("button", name="Try the example").click()
    expect(page.get_by_role("heading", name="2 commitments")).to_be_visible()
    expect(page.locator(".st-key-trial_marked")).to_contain_text("Norway will raise")
    expect(page.get_by_text("3.1 percent · left out: it reads as no commitment")).to_be_visible()
    with page.expect_download() as started:
        page.get_by_role("button", name="JSON", exact=True).click()
    started.value.save_as(tmp_path / "records.json")
    records = json.loads((tmp_path / "records.json").read_text(encoding="utf-8"))
    assert [(record["party"], record["value"]) for record in records] == [("NOR", 3.0), ("NATO", 5.0)]
    assert "Norway" not in page.url


def test_a_text_that_means_harm_is_shown_letter_by_letter(new_page: NewPage, address: str) -> None:
    hostile = "<img src=x onerror=alert(1)> **b** [x](javascript:y) :tada: $x$ http://e.x `y` "
    pledge = "Poland will spend 5 percent of GDP on defence by 2026, the prime minister said."
    page = opened(new_page(), address, "try_it")
    page.get_by_role("textbox", name="Text, at most").fill(hostile + pledge)
    page.get_by_role("button", name="Read it").click()
    text = page.locator(".st-key-trial_marked")
    expect(text).to_contain_text("Poland")
    assert text.inner_text().replace("\u2060", "").strip() == hostile + pledge
    expect(text.locator("img, a, strong, code, .katex")).to_have_count(0)


def test_a_file_is_read_and_an_address_inside_the_network_is_refused(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "try_it?way=File")
    text = b"Poland will spend 5 percent of GDP on defence by 2026, the prime minister said."
    page.locator('input[type="file"]').set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": text}
    )
    expect(page.get_by_text("a.txt")).to_be_visible()
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", name="1 commitment")).to_be_visible()
    page = opened(new_page(), address, "try_it?way=Address")
    page.get_by_role("textbox", name="Address").fill(address)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_contain_text("may not be reached (127.0.0.1 is a loopback address)")


@pytest.mark.parametrize("path", ["sources", "try_it", f"commitments?commitment={REJECTED}"])
def test_a_phone_shows_them_without_scrolling_sideways(new_page: NewPage, address: str, path: str) -> None:
    page = opened(new_page(width=390, height=844), address, path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_sources_without_a_match_say_so(new_page: NewPage, address: str) -> None:
    page = opened(new_page(), address, "sources?alliances=NATO&countries=KOR")
    expect(page.get_by_text("Nothing matches these filters")).to_be_visible()
