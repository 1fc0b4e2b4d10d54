"""One request and its answer, held to limits of size and time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import version
from typing import TYPE_CHECKING

import httpcore
import httpx

from ingest.acquire import bodies
from ingest.acquire.addresses import BarredError
from ingest.acquire.connections import Connections
from ingest.acquire.inputs import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.acquire.addresses import Barrier

ROBOT = "pledgeboard"
"""The name by which a robots.txt may speak to us."""
_HEADERS = {
    "User-Agent": f"{ROBOT}/{version('pledgeboard')} (tracks what states promise to spend on defence)",
    "Accept": "text/html, application/xhtml+xml, application/pdf, application/xml;q=0.9, */*;q=0.5",
    "Accept-Language": "en",
    "Accept-Encoding": bodies.PACKED,
}.items()
_MOVED = {301, 302, 303, 307, 308}
_BUSY = {429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken of one answer."""

    size: int = 20_000_000
    """Bytes, unpacked."""
    seconds: float = 60.0
    """From the connection to the last byte."""
    silence: float = 20.0
    """Seconds without a byte."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said that tells whether a page has changed since."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """An answer with a body."""

    url: str
    content: bytes
    media_type: str = ""
    """Such as `text/html`; empty where the server names none."""
    charset: str | None = None
    """The encoding that the server names."""
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The page is what it was when the validators were given."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The page is elsewhere."""

    to: str


@dataclass(frozen=True, slots=True)
class Busy:
    """The server can't answer now."""

    reason: str
    wait: float = 0.0
    """Seconds that it asks to wait."""


Answer = Page | Unchanged | Moved | Busy | Refusal


class Exchange:
    """Asks servers; each request has its own connection, whose time limit is that of one answer."""

    def __init__(self, barrier: Barrier, limits: Limits) -> None:
        self._limits = limits
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_keepalive_connections=0,
            network_backend=Connections(barrier, limits.seconds),
        )

    def close(self) -> None:
        self._pool.close()

    def ask(self, url: httpx.URL, known: Validators) -> Answer:
        """The server's answer to a GET; never raises, whatever the server does."""
        try:
            return self._asked(url, known)
        except BarredError as error:
            return Refusal(str(url), f"may not be reached ({error})")
        except bodies.BodyError as error:
            return Refusal(str(url), str(error))
        except httpcore.TimeoutException:
            return Refusal(str(url), f"takes longer than {self._limits.seconds:g} seconds", passing=True)
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            return Busy(f"can't be reached ({' '.join(str(error).split())[:100] or type(error).__name__})")

    def _asked(self, url: httpx.URL, known: Validators) -> Answer:
        conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        stated = [(name, value) for name, value in conditions.items() if value is not None]
        # the parts of the one URL that was checked, so that no second parser can read another host in it
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        waits = dict.fromkeys(("connect", "read", "write", "pool"), self._limits.silence)
        with self._pool.stream(
            "GET", target, headers=[*_HEADERS, *stated], extensions={"timeout": waits}
        ) as answer:
            head = httpx.Response(answer.status, headers=answer.headers)
            return self._understood(url, head, answer.iter_stream())

    def _understood(self, url: httpx.URL, head: httpx.Response, chunks: Iterator[bytes]) -> Answer:
        status, headers = head.status_code, head.headers
        if status == HTTPStatus.NOT_MODIFIED:
            return Unchanged()
        if status in _MOVED and "location" in headers:
            return Moved(_joined(url, headers["location"]))
        if status in _BUSY:
            return Busy(f"answers {_named(status)}", _wait(headers.get("retry-after", "")))
        if status != HTTPStatus.OK:
            return Refusal(str(url), f"answers {_named(status)}")
        packing = headers.get("content-encoding", "").strip().lower()
        content = bodies.read(chunks, packing, self._limits.size)
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        told = Validators(headers.get("etag"), headers.get("last-modified"))
        return Page(str(url), content, media_type, head.charset_encoding, told)


def _joined(url: httpx.URL, location: str) -> str:
    try:
        return str(url.join(location))
    except (httpx.InvalidURL, ValueError):
        return location


def _named(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _wait(stated: str) -> float:
    """The seconds of a Retry-After, which may name a number or a time."""
    if stated.strip().isascii() and stated.strip().isdigit():
        return float(stated)
    try:
        return max((parsedate_to_datetime(stated) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):  # no date, or one without a zone
        return 0.0
