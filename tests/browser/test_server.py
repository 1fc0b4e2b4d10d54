"""The pages and the data API answer from one process."""

import csv
import io
import json
from urllib.request import urlopen

import feedparser
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def fetched(address):
    with urlopen(address) as answer:  # noqa: S310 - our own server
        return answer.read().decode()


def test_the_api_and_the_feeds_answer_beside_the_pages(address):
    rows = csv.DictReader(io.StringIO(fetched(f"{address}/api/v1/commitments?countries=KOR&format=csv")))
    assert {row["party"] for row in rows} == {"KOR"}
    assert feedparser.parse(fetched(f"{address}/feed.atom")).entries
    assert json.loads(fetched(f"{address}/feed.json"))["items"]
    assert fetched(f"{address}/_stcore/health") == "ok"


def test_the_api_s_page_leads_to_every_resource(new_page, address):
    page = new_page()
    page.goto(f"{address}/api")
    expect(page.get_by_role("heading", level=1)).to_have_text("pledgeboard: data API")
    page.get_by_role("link", name="/api/v1/alliances").click()
    expect(page.locator("body")).to_contain_text("AUKUS")
