"""Every view from a phone to a wall: nothing lies beyond the edge, and views look as they were approved."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.views import VIEWS

SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1440, 900), "4k": (3840, 2160)}
FITS = """width => innerWidth === width && ['html', '[data-testid="stMain"]'].every(
    name => { const box = document.querySelector(name); return box.scrollWidth <= box.clientWidth })"""
"""The page's own frame never scrolls: what is too wide shows in its main part."""
ALIKE = 0.005
"""The share of a picture's points that may differ from the approved one."""

NewPage = Callable[..., Page]


def settled(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


@pytest.mark.parametrize("path", VIEWS.values(), ids=VIEWS)
def test_no_view_is_wider_than_its_screen(new_page: NewPage, address: str, path: str) -> None:
    page = new_page()
    settled(page, f"{address}{path}")
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(FITS, arg=width)


def test_a_phone_has_the_years_that_matter_and_no_figures_over_each_other(
    new_page: NewPage, address: str
) -> None:
    page = new_page(*SIZES["phone"])
    settled(page, f"{address}{VIEWS['alliance']}")
    years = page.locator(".st-key-narrow_members-by-year .xtick text")
    expect(years).to_have_text(["2014", "2022", "2023", "2024", "2025", "2026"])
    expect(page.locator(".st-key-wide_members-by-year")).to_be_hidden()
    expect(page.locator(".st-key-narrow_own-words .textpoint")).to_have_count(0)
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".st-key-wide_members-by-year .xtick text")).to_have_count(13)
    expect(page.locator(".st-key-narrow_members-by-year")).to_be_hidden()


@pytest.mark.parametrize("size", SIZES)
def test_views_look_as_they_were_approved(new_page: NewPage, address: str, pictures: Path, size: str) -> None:
    page = new_page(*SIZES[size])
    shares = {name: share(page, address, pictures / f"{name.replace(' ', '-')}-{size}.png") for name in VIEWS}
    assert {name: found for name, found in shares.items() if found > ALIKE} == {}


def share(page: Page, address: str, approved: Path) -> float:
    """How much of a view differs from its picture; one that has none yet is taken, to be approved by eye."""
    name = approved.stem.rpartition("-")[0].replace("-", " ")
    settled(page, f"{address}{VIEWS[name]}")
    now = still(page)
    if not approved.exists():
        approved.write_bytes(now)
    approved.with_suffix(".now.png").write_bytes(now)
    return differing(Image.open(approved), Image.open(BytesIO(now)))


def still(page: Page) -> bytes:
    """The view once nothing moves any more: two pictures half a second apart are the same."""
    before = page.screenshot()
    for _ in range(60):
        page.wait_for_timeout(500)
        now = page.screenshot()
        if now == before:
            return now
        before = now
    pytest.fail("the view does not come to rest")


def differing(first: Image.Image, second: Image.Image) -> float:
    """The share of points that differ; all of them where the pictures have not one size."""
    if first.size != second.size:
        return 1.0
    pair = (np.asarray(image.convert("RGB"), dtype=int) for image in (first, second))
    return float((np.abs(next(pair) - next(pair)).max(axis=2) > 16).mean())


def test_pictures_differ_by_the_share_of_their_points() -> None:
    white, other = Image.new("RGB", (10, 10), "white"), Image.new("RGB", (10, 10), "white")
    other.putpixel((0, 0), (0, 0, 0))
    assert differing(white, white) == 0
    assert differing(white, other) == 0.01
    assert differing(white, Image.new("RGB", (5, 5))) == 1
