"""A web site on this machine, for the tests that fetch."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--pictures",
        type=Path,
        help="compare each view with the approved picture in this folder; take those that it lacks",
    )


@dataclass
class Answer:
    """What the site answers at one path; a callable body writes it to the connection itself."""

    body: bytes | Callable[[Callable[[bytes], object]], None]
    status: int
    headers: dict[str, str]


@dataclass
class Site:
    """The pages of the site, and what it was asked for."""

    root: str
    pages: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def put(self, path, body="", *, status=200, kind="text/html; charset=utf-8", **headers):
        """Put a page at a path; of several put there, each is shown once, the last one from then on."""
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages.setdefault(path, []).append(Answer(content, status, {"Content-Type": kind} | named))
        return self.root + path

    def count(self, path):
        """How often a path was asked for."""
        return sum(asked == path for asked, _ in self.asked)


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append((self.path, dict(self.headers)))
            answers = site.pages.get(self.path, [Answer(b"", 404, {})])
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if isinstance(answer.body, bytes):
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            with suppress(BrokenPipeError, ConnectionResetError):  # the reader has had enough, as it may
                answer.body(self.wfile.write) if callable(answer.body) else self.wfile.write(answer.body)

        def log_message(self, *_):
            pass

    return Handler


@pytest.fixture
def site():
    """An empty site on a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    found = Site(f"http://127.0.0.1:{server.server_port}")
    server.RequestHandlerClass = _handler(found)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()
