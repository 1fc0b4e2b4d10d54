"""A URL → its page, politely and safely.

Politely: robots.txt is honoured, each host has its pause, what has not changed is not sent again, a busy
server is asked later. Safely: http and https only, no address inside a network, each redirect checked as the
first address is, every answer limited in size and time. What can't be had is a refusal in one line.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

import httpx

from ingest.acquire import addresses, robots
from ingest.acquire.exchange import ROBOT, Busy, Exchange, Limits, Moved, Page, Unchanged, Validators
from ingest.acquire.inputs import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from ingest.acquire.addresses import Barrier

    Permit = Callable[[httpx.URL], Refusal | None]


@dataclass(frozen=True, slots=True)
class Manners:
    """How patiently servers are asked."""

    pause: float = 1.0
    """Seconds between two requests to one host; its robots.txt may ask for more."""
    backoff: tuple[float, ...] = (2.0, 8.0)
    """Seconds before each further try, where a server is busy or out of reach."""
    patience: float = 60.0
    """The longest wait in seconds that a server may ask for; beyond it the page is left for another time."""
    redirects: int = 5
    failures: int = 3
    """Pages in a row that a host may fail to give; after them it is left alone."""


_LONGEST = 2_000  # characters of a URL; no browser or server is sure to take more


@dataclass
class Fetcher:
    """Fetches pages one at a time; knows what each site allows and when it was last asked."""

    manners: Manners = field(default_factory=Manners)
    limits: Limits = field(default_factory=Limits)
    barrier: Barrier = addresses.public
    sleep: Callable[[float], None] = time.sleep
    _sites: dict[str, robots.Rules | Refusal] = field(default_factory=dict, init=False)
    _free: dict[str, float] = field(default_factory=dict, init=False)
    _failures: Counter[str] = field(default_factory=Counter, init=False)
    _exchange: Exchange = field(init=False)

    def __post_init__(self) -> None:
        self._exchange = Exchange(self.barrier, self.limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exchange.close()

    def get(self, url: str) -> Page | Refusal:
        """The page, or why it can't be had."""
        found = self.changed(url, Validators())
        return Refusal(url, "answers 304 to a first request") if isinstance(found, Unchanged) else found

    def changed(self, url: str, known: Validators) -> Page | Unchanged | Refusal:
        """The page, `Unchanged` where it is as the validators know it, or why it can't be had."""
        return self._follow(url, known, self._permit)

    def _follow(self, url: str, known: Validators, permit: Permit) -> Page | Unchanged | Refusal:
        place = url
        for _ in range(self.manners.redirects + 1):
            found = self._hop(place, known, permit)
            if isinstance(found, Refusal):
                return _named(found, url, place)
            if not isinstance(found, Moved):
                return found
            place = found.to
        return Refusal(url, f"redirects more than {self.manners.redirects} times")

    def _hop(self, place: str, known: Validators, permit: Permit) -> Page | Unchanged | Moved | Refusal:
        url = _checked(place)
        if isinstance(url, Refusal):
            return url
        return permit(url) or self._patiently(url, known)

    def _patiently(self, url: httpx.URL, known: Validators) -> Page | Unchanged | Moved | Refusal:
        if self._failures[url.host] >= self.manners.failures:
            return Refusal(str(url), f"is left for later: {url.host} failed again and again", passing=True)
        answer = self._persistently(url, known)
        failed = isinstance(answer, Refusal) and answer.passing
        self._failures[url.host] = self._failures[url.host] + 1 if failed else 0
        return answer

    def _persistently(self, url: httpx.URL, known: Validators) -> Page | Unchanged | Moved | Refusal:
        answer = self._politely(url, known)
        for wait in self.manners.backoff:
            if not isinstance(answer, Busy) or answer.wait > self.manners.patience:
                break
            self._hold(url, max(wait, answer.wait))
            answer = self._politely(url, known)
        if isinstance(answer, Busy):
            later = f" and asks to wait {answer.wait:.0f} seconds" if answer.wait else ""
            return Refusal(str(url), answer.reason + later, passing=True)
        return answer

    def _politely(self, url: httpx.URL, known: Validators) -> Page | Unchanged | Moved | Busy | Refusal:
        wait = self._free.get(url.host, 0.0) - time.monotonic()
        if wait > 0:
            self.sleep(wait)
        rules = self._sites.get(_site(url))
        asked = rules.delay if isinstance(rules, robots.Rules) else 0.0
        answer = self._exchange.ask(url, known)
        self._hold(url, max(self.manners.pause, min(asked, self.manners.patience)))
        return answer

    def _hold(self, url: httpx.URL, seconds: float) -> None:
        self._free[url.host] = time.monotonic() + seconds

    def _permit(self, url: httpx.URL) -> Refusal | None:
        site = _site(url)
        if site not in self._sites:
            self._sites[site] = self._rules(site)
        rules = self._sites[site]
        if isinstance(rules, Refusal):
            return rules
        return None if rules.allow(url.raw_path.decode()) else Refusal(str(url), "is closed by robots.txt")

    def _rules(self, site: str) -> robots.Rules | Refusal:
        """What a site allows: all where it has no robots.txt, nothing where that can't be had (RFC 9309)."""
        found = self._follow(f"{site}/robots.txt", Validators(), lambda _: None)
        if isinstance(found, Page):
            return robots.parse(found.content, ROBOT)
        if isinstance(found, Refusal) and found.passing:
            return Refusal(site, f"has a robots.txt that {found.reason}", passing=True)
        return robots.Rules()


def _checked(place: str) -> httpx.URL | Refusal:
    """The URL of an address that may be asked for."""
    if len(place) > _LONGEST:
        return Refusal(place[:100], f"is longer than {_LONGEST:,} characters")
    try:
        url = httpx.URL(place)
    except (httpx.InvalidURL, ValueError):  # a lone surrogate is a plain ValueError
        return Refusal(place, "is no URL")
    if url.scheme not in {"http", "https"}:
        return Refusal(place, "is neither http nor https")
    if not url.host:
        return Refusal(place, "names no host")
    return Refusal(place, "carries a name or a password") if url.userinfo else url


def _site(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode()}"


def _named(refused: Refusal, url: str, place: str) -> Refusal:
    """The refusal by the URL that was asked for, wherever it led."""
    led = f"redirects to {place[:200]}, which " if place != url else ""
    return replace(refused, name=url[:_LONGEST], reason=led + refused.reason)
