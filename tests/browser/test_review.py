"""The review page: nothing of it for anybody but a curator, who decides there by clicks and by keys."""

import shutil
import socket
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ingest.dataset import queue, store
from ingest.extract.pipeline import extract
from ingest.models import Article

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the provider warns of its own library
    import oidc_provider_mock

pytestmark = pytest.mark.browser

expect.set_options(timeout=30_000)

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)
HOSTILE = "<b>x</b> [y](javascript:z) :material/bolt: $x$ `w`"
TEXT = (
    f"The ministers met {HOSTILE} in Seoul.\n"
    "South Korea will spend 3.4 percent of GDP on defence by 2034, Defence Minister Ahn Gyu-back said.\n"
    "Poland will spend 5.2 percent of GDP on defence in 2028, Prime Minister Donald Tusk announced."
)
ARTICLE = Article(
    id="a",
    text=TEXT,
    title=f"=1+1 {HOSTILE}",
    publisher="The Daily",
    url="https://a.example/x",
    published=TODAY,
)
PEOPLE = {
    "ada": {"email": "ada@example.org", "email_verified": True},
    "bo": {"email": "bo@example.org", "email_verified": True},
    "unverified": {"email": "ada@example.org", "email_verified": False},
    "stranger": {"email": "stranger@example.org", "email_verified": True},
}
SECRETS = """\
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "a secret of the tests, and of nothing else"
client_id = "pledgeboard"
client_secret = "pledgeboard"
server_metadata_url = "http://127.0.0.1:{provider}/.well-known/openid-configuration"

[curators]
"ada@example.org" = "Ada"
"Bo@example.org" = "Bo"
"""


@dataclass
class House:
    """A dashboard with curators, and the folder that it works in."""

    address: str
    data: Path


@contextmanager
def _house(start: Callable[..., Any], folder: Path, lasting: timedelta) -> Iterator[House]:
    data = folder / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("notes", ".lock", "queue.csv"))
    users = [oidc_provider_mock.User(sub=sub, claims=claims) for sub, claims in PEOPLE.items()]
    provider = oidc_provider_mock.run_server_in_thread(user_claims=users, access_token_max_age=lasting)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    secrets = folder / "secrets.toml"
    with provider as server:
        address = f"http://127.0.0.1:{port}"
        secrets.write_text(SECRETS.format(address=address, provider=server.server_port), encoding="utf-8")
        options = ("--secrets.files", str(secrets))
        with start(port, folder / "log", *options, PLEDGEBOARD_DATA=str(data)) as address:
            yield House(address, data)


@pytest.fixture(scope="module", name="house")
def _with_curators(start: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with _house(start, tmp_path_factory.mktemp("house"), timedelta(hours=1)) as house:
        yield house


@pytest.fixture(name="desk")
def _desk(house: House) -> House:
    """The house with two statements of one article in its queue, and no decision of anybody's."""
    shutil.copy(ROOT / "data" / "decisions.csv", house.data)
    (house.data / "queue.csv").unlink(missing_ok=True)
    assert queue.add(house.data, ARTICLE, extract(ARTICLE), today=TODAY) == 2
    return house


def own_decisions(house: House) -> list[tuple[str, str | None, str | None, str]]:
    rows = store.read(house.data, store.DECISIONS)
    return sorted((row.action, row.field, row.new, row.who) for row in rows if row.who in {"Ada", "Bo"})


def settled(page: Page) -> Page:
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible()
    return page


def sign_in(page: Page, address: str, sub: str) -> Page:
    """Through the provider's own form, as the person `sub`."""
    page.route("**/pico.min.css", lambda route: route.fulfill(body="", content_type="text/css"))
    page.goto(f"{address}/sign-in")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name=sub, exact=True).first.click()
    page.wait_for_url(f"{address}/**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return settled(page)


def review(page: Page, house: House, sub: str = "ada") -> Page:
    sign_in(page, house.address, sub)
    page.goto(f"{house.address}/review")
    expect(page.get_by_role("heading", level=1)).to_have_text("Review")
    expect(page.get_by_text("Related commitments")).to_be_visible()  # the last thing on a card
    page.wait_for_load_state("networkidle")  # the buttons' keys are loaded last
    return settled(page)


def no_trace(page: Page, address: str) -> None:
    """Neither a link nor a page: the address shows what any address that does not exist shows."""
    page.goto(f"{address}/review")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settled(page)
    expect(page.get_by_role("link", name="Review")).to_have_count(0)
    expect(page.locator(".st-key-case")).to_have_count(0)
    expect(page.get_by_text("left to decide")).to_have_count(0)


def test_without_curators_there_is_no_trace_of_the_review(
    new_page: Callable[..., Page], address: str
) -> None:
    page = new_page()
    no_trace(page, address)
    expect(page.get_by_text("curators", exact=False)).to_have_count(0)


def test_nobody_gets_anything_by_the_address_alone(new_page: Callable[..., Page], desk: House) -> None:
    no_trace(new_page(), desk.address)


@pytest.mark.parametrize("sub", ["stranger", "unverified"])
def test_who_is_no_curator_gets_nothing(new_page: Callable[..., Page], desk: House, sub: str) -> None:
    page = sign_in(new_page(), desk.address, sub)
    no_trace(page, desk.address)


def test_a_forged_cookie_gets_nothing(new_page: Callable[..., Page], desk: House) -> None:
    page = review(new_page(), desk)
    (cookie,) = [c for c in page.context.cookies() if c["name"] == "_streamlit_user"]
    claims, _, signature = cookie["value"].rpartition(".")
    page.context.add_cookies([{**cookie, "value": f"{claims}.{signature[::-1]}"}])
    no_trace(page, desk.address)


def test_a_curator_accepts_by_a_key_and_takes_it_back(new_page: Callable[..., Page], desk: House) -> None:
    page = review(new_page(), desk)
    page.keyboard.press("a")
    expect(page.get_by_text("1 decided, 1 left to decide")).to_be_visible()
    assert own_decisions(desk) == [("accept", None, None, "Ada")]
    settled(page).keyboard.press("z")
    expect(page.get_by_text("0 decided, 2 left to decide")).to_be_visible()
    assert own_decisions(desk) == []


def test_a_curator_corrects_a_field_and_rejects_with_a_reason(
    new_page: Callable[..., Page], desk: House
) -> None:
    page = review(new_page(), desk)
    page.get_by_role("button", name="Correct").click()
    page.get_by_label("Deadline", exact=True).fill("2033")
    page.get_by_role("button", name="Accept as corrected").click()
    expect(page.get_by_text("1 decided, 1 left to decide")).to_be_visible()
    settled(page).get_by_label("Why").fill("A slip of the tongue")
    page.get_by_label("Why").press("Enter")
    settled(page).get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    assert own_decisions(desk) == [
        ("accept", None, None, "Ada"),
        ("correct", "deadline", "2033", "Ada"),
        ("reject", None, None, "Ada"),
    ]


def test_the_second_of_two_curators_is_told_who_decided(new_page: Callable[..., Page], desk: House) -> None:
    ada, bo = review(new_page(), desk), review(new_page(), desk, "bo")
    ada.get_by_role("button", name="Accept Shortcut").click()
    expect(ada.get_by_text("1 decided, 1 left to decide")).to_be_visible()
    bo.get_by_role("button", name="Reject").click()
    expect(bo.get_by_text("Ada decided on")).to_be_visible()
    assert own_decisions(desk) == [("accept", None, None, "Ada")]


def test_text_from_outside_is_shown_letter_by_letter(new_page: Callable[..., Page], desk: House) -> None:
    page = review(new_page(), desk)
    case = page.locator(".st-key-case")
    shown = case.inner_text().replace("\u2060", "")
    assert shown.count(HOSTILE) == 2
    expect(case.locator("b, code, img, .katex, a[href^='javascript']")).to_have_count(0)


def test_a_session_that_has_ended_gets_nothing(
    new_page: Callable[..., Page], start: Callable[..., Any], tmp_path: Path
) -> None:
    with _house(start, tmp_path, lasting=timedelta(minutes=-1)) as house:
        page = sign_in(new_page(), house.address, "ada")
        no_trace(page, house.address)
        page.goto(f"{house.address}/sign-in")
        expect(page.get_by_text("your session has ended")).to_be_visible()
        page.context.close()  # before its server: it may still be fetching what it does not need yet


def test_a_phone_shows_the_review_without_scrolling_sideways(
    new_page: Callable[..., Page], desk: House
) -> None:
    page = review(new_page(width=390, height=844), desk)
    for box in ("document.documentElement", "document.querySelector('[data-testid=\"stMain\"]')"):
        assert page.evaluate(f"{box}.scrollWidth <= {box}.clientWidth")
