"""What a reader waits for in the browser, beside a bare page: a first view, and a filter change.

A time ends with the last change that a reader can see, whichever it is: the last chart, the last card, the
last row. A grid draws its rows on a canvas, so strokes on a canvas count; its unseen twin of elements, which
it writes 200 ms later, and what is announced to screen readers beside the page do not.
The bare page is opened and changed in turn with the view, so that both meet the machine in one mood.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.benchmarks.api import ROOT, served
from tests.benchmarks.timing import ROUNDS, Result
from tests.benchmarks.views import FILTERED, TEXTS, TRIAL, VIEWS, path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

CHANGE_LIMIT = 2.0
FIRST_LIMIT = 1.5
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
BARE = ROOT / "tests" / "benchmarks" / "bare_page.py"
SETTLED_MS = 500
"""Nothing has changed for so long: the page is whole."""
PATIENCE_MS = 60_000

_WATCH = """
(() => {
  const seen = { start: 0, last: 0, stirred: 0 };
  window.seen = seen;
  addEventListener("mousedown", () => { seen.start = performance.now(); seen.last = 0; }, true);
  const now = () => { seen.last = seen.stirred = performance.now(); };
  const within = node => node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const shown = node => within(node)?.closest?.("#root") && !within(node).closest("canvas");
  new MutationObserver(changes => {
    seen.stirred = performance.now();
    if (changes.some(change => shown(change.target))) now();
  })
    .observe(document, { childList: true, characterData: true, subtree: true });
  const pen = CanvasRenderingContext2D.prototype, write = pen.fillText;
  pen.fillText = function (...given) { now(); return write.apply(this, given); };
})();
"""
_SETTLED = """
quiet => {
  const app = document.querySelector("[data-testid=stApp]");
  const runs = !app || app.getAttribute("data-test-script-state") !== "notRunning";
  const drawn = document.querySelector("[data-testid=stMain] h1, .js-plotly-plot .main-svg");
  const waits = document.querySelector("[data-testid=stSkeleton]");
  return !runs && drawn && !waits && seen.stirred > seen.start && performance.now() - seen.stirred > quiet;
}
"""


def measure() -> Iterator[Result]:
    """Medians of seven for each view; nothing where there is no Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return
    with sync_playwright() as playwright, served() as (_, port), served(BARE) as (_, bare):
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        for view in (*VIEWS, TRIAL):
            there, beside = (f"http://127.0.0.1:{number}" for number in (port, bare))
            yield from _measured(browser, view, f"{there}/{path(view)}", beside)


def _measured(browser: Browser, view: str, there: str, beside: str) -> Iterator[Result]:
    change = _read if view == TRIAL else partial(_chosen, view)
    first = [(_first(browser, beside), _first(browser, there)) for _ in range(ROUNDS)]
    yield _result(f"{view}: first view in the browser", first, FIRST_LIMIT)
    with _opened(browser, beside) as bare, _opened(browser, there) as page:
        changes = []
        for number in range(ROUNDS):
            plain = _choose(bare, "stSelectbox", "Factor", str(number + 2))
            changes.append((plain, change(page, number)))
    yield _result(f"{view}: change in the browser", changes, CHANGE_LIMIT)


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


def _chosen(view: str, page: Page, number: int) -> float:
    """A view's choice; a filter is cleared again, as the next one would add to it."""
    choice = VIEWS[view]
    taken = _choose(page, _TEST_IDS[choice.kind], choice.label, choice.names[number])
    if view in FILTERED:
        _timed(page, page.get_by_text("Clear all filters").first.click)
    return taken


_TEST_IDS = {"multiselect": "stMultiSelect", "selectbox": "stSelectbox"}


def _read(page: Page, number: int) -> float:
    """From the click until what was read in a sentence is shown; to write it does not count."""
    field = page.get_by_test_id("stTextArea").locator("textarea")
    field.fill(TEXTS[number])
    field.blur()  # else the click would send the text first, and what it reads would come after
    _settle(page, quiet=200)
    return _timed(page, page.get_by_role("button", name="Read it").click)


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
    page.wait_for_function("seen.last > seen.start", polling=50, timeout=PATIENCE_MS)
    _settle(page)
    return float(page.evaluate("seen.last - seen.start"))


def _settle(page: Page, *, quiet: int = SETTLED_MS) -> None:
    page.wait_for_function(_SETTLED, arg=quiet, polling=50, timeout=PATIENCE_MS)
