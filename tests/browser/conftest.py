"""The running dashboard, and the system's Chromium to look at it: nothing may leave this machine."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Route,
    expect,
    sync_playwright,
)

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 60
PATIENCE = 30_000
"""Milliseconds to wait for the page; a busy machine needs many, an idle one none of them."""
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Streamlit's client looks for these below a page's own path before the root: a 404 is expected."""

expect.set_options(timeout=PATIENCE)

ABSENT = "The page that you have requested does not seem to exist."
"""What Streamlit's client says of an address without a page: for some pages that is the point."""


def _chromium() -> str:
    found = shutil.which("chromium")
    if found is None and os.environ.get("PLEDGEBOARD_REQUIRE_BROWSER") == "1":
        pytest.fail("PLEDGEBOARD_REQUIRE_BROWSER=1, and no chromium on the path", pytrace=False)
    if found is None:
        pytest.skip("no chromium on the path: the browser tests need it (apt install chromium)")
    return found


@pytest.fixture(scope="session", name="address")
def _address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard, started as `pledgeboard dashboard` starts it, on a free port."""
    with serving(free_port(), tmp_path_factory.mktemp("dashboard") / "log") as address:
        yield address


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(port: int, log: Path, *options: str, **environment: str) -> Iterator[str]:
    """The address of a running dashboard; no traceback may stand in its log afterwards."""
    usual = ("--server.headless", "true", "--server.port", str(port), "--server.address", "127.0.0.1")
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/server.py", *usual, *options]
    with log.open("wb") as output:
        told = {**os.environ, **environment}
        server = subprocess.Popen(command, cwd=ROOT, env=told, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_for(port, server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=10)
    assert "Traceback" not in log.read_text(encoding="utf-8"), log.read_text(encoding="utf-8")


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and server.poll() is None:
        if _is_healthy(port):
            return
        time.sleep(0.2)
    pytest.fail(f"the dashboard did not start:\n{log.read_text(encoding='utf-8')}", pytrace=False)


def _is_healthy(port: int) -> bool:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False


@pytest.fixture(scope="session", name="browser")
def _browser() -> Iterator[Browser]:
    path = _chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@dataclass
class Watch:
    """What went wrong in a page: errors in its console, and requests that would have left this machine."""

    errors: list[str] = field(default_factory=list)
    strayed: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext, page: Page) -> None:
        context.route("**/*", self._guard)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _guard(self, route: Route, request: Request) -> None:
        if urlsplit(request.url).hostname in {"127.0.0.1", None}:
            route.continue_()
        else:
            self.strayed.append(request.url)
            route.abort()

    def _heard(self, message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        expected = where.endswith(PROBES) or message.text.startswith(ABSENT)
        if message.type == "error" and not expected:
            self.errors.append(f"{message.text} ({where})")


@pytest.fixture(scope="session", name="start")
def _start() -> Callable[..., object]:
    """Starts a dashboard of a test's own: `with start(port, log, *options, **environment) as address`."""
    return serving


@pytest.fixture(name="new_page")
def _new_page(browser: Browser) -> Iterator[object]:
    """Makes pages of a size; afterwards no console may hold an error, and no request may have strayed."""
    contexts, watch = [], Watch()

    def new_page(width: int = 1440, height: int = 900) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        watch.listen(context, page)
        return page

    yield new_page
    for context in contexts:
        context.close()
    assert watch.errors == []
    assert watch.strayed == []


@pytest.fixture(name="pictures")
def _pictures(request: pytest.FixtureRequest) -> Path:
    """The folder of approved pictures; without one, what looks at pictures is skipped."""
    folder: Path | None = request.config.getoption("pictures")
    if folder is None:
        pytest.skip("pictures are compared with `pytest --pictures FOLDER`")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
