"""What a reader waits for in the browser, beside a bare page: a first view, and a filter change.

A time ends with the last change of the page's elements, whichever it is: the last chart, the last card.
The bare page is opened and changed in turn with the view, so that both meet the machine in one mood.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.benchmarks.api import ROOT, served
from tests.benchmarks.pages import VIEWS
from tests.benchmarks.timing import ROUNDS, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

CHANGE_LIMIT = 2.0
FIRST_LIMIT = 1.5
BLOCS = ("European Union", "G7", "Joint Expeditionary Force", "Quad", "Nordic", "Baltic", "Visegr")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
BARE = ROOT / "tests" / "benchmarks" / "bare_page.py"
SETTLED_MS = 500
"""Nothing has changed for so long: the page is whole."""
PATIENCE_MS = 60_000

_WATCH = """
(() => {
  const seen = { start: 0, last: 0 };
  window.seen = seen;
  addEventListener("mousedown", () => { seen.start = performance.now(); seen.last = 0; }, true);
  new MutationObserver(() => { seen.last = performance.now(); })
    .observe(document, { childList: true, subtree: true });
})();
"""
_SETTLED = """
quiet => {
  const app = document.querySelector("[data-testid=stApp]");
  const runs = !app || app.getAttribute("data-test-script-state") !== "notRunning";
  const drawn = document.querySelector("[data-testid=stMain] h1, .js-plotly-plot .main-svg");
  const waits = document.querySelector("[data-testid=stSkeleton]");
  return !runs && drawn && !waits && seen.last > seen.start && performance.now() - seen.last > quiet;
}
"""


def measure() -> Iterator[Result]:
    """Medians of seven for each view; nothing where there is no Chromium."""
    path = shutil.which("chromium")
    if path is None:
        return
    with sync_playwright() as playwright, served() as (_, port), served(BARE) as (_, bare):
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for view in VIEWS:
            there, beside = (f"http://127.0.0.1:{number}" for number in (port, bare))
            yield from _measured(browser, view, f"{there}/{'' if view == 'overview' else view}", beside)


def _measured(browser: Browser, view: str, there: str, beside: str) -> Iterator[Result]:
    first = [(_first(browser, beside), _first(browser, there)) for _ in range(ROUNDS)]
    yield _result(f"{view}: first view in the browser", first, FIRST_LIMIT)
    with _opened(browser, beside) as bare, _opened(browser, there) as page:
        changes = []
        for number, bloc in enumerate(BLOCS):
            plain = _choose(bare, "stSelectbox", "Factor", str(number + 2))
            changes.append((plain, _choose(page, "stMultiSelect", "Alliance", bloc)))
            _timed(page, page.get_by_text("Clear all filters").first.click)
    yield _result(f"{view}: filter change in the browser", changes, CHANGE_LIMIT)


def _result(name: str, times: list[tuple[float, float]], limit: float) -> Result:
    beside, taken = (median(each) for each in zip(*times, strict=True))
    return Result(name, taken / beside, "x bare", limit, f"{taken:.0f} ms, bare page {beside:.0f} ms")


@contextmanager
def _opened(browser: Browser, address: str) -> Iterator[Page]:
    """The page in a window of its own, whole, with nothing kept from other windows."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(address)
    _settle(page)
    yield page
    context.close()


def _first(browser: Browser, address: str) -> float:
    """Milliseconds from the request to the whole page."""
    with _opened(browser, address) as page:
        return float(page.evaluate("seen.last"))


def _choose(page: Page, kind: str, label: str, text: str) -> float:
    """Milliseconds from the click on a choice to the whole page; to type and to find it does not count."""
    box = page.get_by_test_id(kind).filter(has_text=label).locator("input").first
    box.click()
    box.fill(text)
    choice = page.get_by_role("option").filter(has_text=text).first
    choice.wait_for()
    _settle(page, quiet=200)
    return _timed(page, choice.click)


def _timed(page: Page, action: Callable[[], None]) -> float:
    action()
    _settle(page)
    return float(page.evaluate("seen.last - seen.start"))


def _settle(page: Page, *, quiet: int = SETTLED_MS) -> None:
    page.wait_for_function(_SETTLED, arg=quiet, polling=50, timeout=PATIENCE_MS)
