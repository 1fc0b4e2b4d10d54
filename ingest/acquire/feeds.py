"""A feed → the links in it: RSS 0.9 to 2.0, Atom, JSON Feed and news sitemaps."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urljoin, urlsplit, urlunsplit

from pydantic import Field, model_validator

from ingest.acquire import articles
from ingest.acquire.inputs import Refusal
from ingest.dataset.store import explain
from ingest.models import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from ingest.acquire.exchange import Page

LARGEST = 10_000_000
"""Bytes of a feed; those of news have a hundredth."""
MOST = 1_000
"""Links of one feed, from its top; a feed of news has fewer."""

_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
"""What feedparser raises on feeds that are more than malformed: 1 in 5,000 that were mangled at random."""
_ENTITY = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)
_SITEMAP = re.compile(rb"\A[^<]*(?:<[?!][^>]*>\s*)*<(?:\w+:)?(urlset|sitemapindex)\b")
_TAG = re.compile(r"<[^<>]{0,500}>")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_cid|mc_eid|at_medium|at_campaign", re.IGNORECASE)


class Feed(Model):
    """A feed that is watched."""

    name: str
    """Who publishes it."""
    url: str
    """Where it is."""


class Link(Model):
    """An article that a feed names."""

    url: str
    """Where it is, without what only tracks its readers."""
    title: str | None = None
    """The headline, as the feed has it."""
    published: date | None = None
    """The day of publication, as the feed has it."""


class Watchlist(Model):
    """The feeds that are watched, and how politely."""

    pause: float = Field(default=1.0, ge=0, le=3600)
    """Seconds between two requests to one host; its robots.txt may ask for more."""
    feeds: tuple[Feed, ...]
    """Each once."""

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        if len({feed.url for feed in self.feeds}) < len(self.feeds):
            raise ValueError("a feed is named twice")
        return self


class FeedsError(ValueError):
    """A list of feeds that can't be read; the message names the file."""


def configured(path: Path) -> Watchlist:
    """The feeds of a `feeds.toml`, one table `[[feeds]]` a feed.

    Raises:
        FeedsError: where it is no such list; the message names the file and the field.
        OSError: where it can't be read.
    """
    try:
        return Watchlist.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValueError as error:
        raise FeedsError(f"{path}: {explain(error)}") from error


def links(page: Page) -> list[Link] | Refusal:
    """The links of a feed in its order, each once; a refusal for what is no feed."""
    content = page.content
    if len(content) > LARGEST:
        return Refusal(page.url, f"is larger than {LARGEST // 1_000_000} MB")
    if _ENTITY.search(content.replace(b"\0", b"")):  # UTF-16 too
        return Refusal(page.url, "declares entities, which no feed needs")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        found = _json(page)
    elif root := _SITEMAP.match(content):
        found = Refusal(page.url, "is an index of sitemaps") if root[1] == b"sitemapindex" else _sitemap(page)
    else:
        found = _parsed(page)
    if isinstance(found, Refusal):
        return found
    return list({link.url: link for link in reversed(found[:MOST])}.values())[::-1]


def canonical(url: str) -> str:
    """An address without its fragment and what only tracks readers."""
    scheme, netloc, path, query, _ = urlsplit(url)
    kept = [pair for pair in query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])]
    return urlunsplit((scheme.lower(), netloc.lower(), path, "&".join(kept), ""))


def _parsed(page: Page) -> list[Link] | Refusal:
    import feedparser

    headers = {"content-location": page.url}
    if page.media_type:
        charset = f"; charset={page.charset}" if page.charset else ""
        headers["content-type"] = page.media_type + charset
    try:
        feed = feedparser.parse(BytesIO(page.content), response_headers=headers)
    except _BROKEN:
        return Refusal(page.url, "is a damaged feed")
    if not feed.get("version") and not feed.entries:
        return Refusal(page.url, "is no feed")
    return list(_made(page.url, ((e.get("link"), e.get("title"), _when(e)) for e in feed.entries)))


def _when(entry: Mapping[str, Any]) -> date | None:
    """The day of an entry, in the zone of its own time; that of its update where it names no other.

    Atom asks for the update only, and most feeds that give nothing else mean the publication.
    """
    text = str(entry.get("published") or entry.get("updated") or "")
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return articles.day(text) or _mailed(text) or (date(*moment[:3]) if moment else None)


def _mailed(text: str) -> date | None:
    """The day of a time as mails and RSS write it: 'Fri, 27 Jun 2025 23:30:00 +0900'."""
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        return None


def _json(page: Page) -> list[Link] | Refusal:
    try:
        rows = json.loads(page.content)["items"]
        items = [(row.get("url"), row.get("title"), articles.day(row.get("date_published"))) for row in rows]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Refusal(page.url, "is no JSON Feed")
    return list(_made(page.url, items))


def _sitemap(page: Page) -> list[Link] | Refusal:
    """The links of a sitemap; `lastmod` is no day of publication and gives none."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(page.content, parser)
    except etree.XMLSyntaxError:  # what even recovery makes nothing of
        root = None
    if root is None:
        return Refusal(page.url, "is no sitemap")
    rows = (
        (
            row.findtext("{*}loc"),
            row.findtext("{*}news/{*}title"),
            articles.day(row.findtext("{*}news/{*}publication_date")),
        )
        for row in root.iterfind("{*}url")
    )
    return list(_made(page.url, rows))


def _made(base: str, rows: Iterable[tuple[object, object, date | None]]) -> Iterator[Link]:
    """A link for each row that has an address; what the fetcher makes of the address is its matter."""
    for url, title, published in rows:
        if isinstance(url, str) and url.strip():
            words = _sound(_TAG.sub(" ", title)) if isinstance(title, str) else ""
            yield Link(url=_whole(base, _sound(url)), title=words or None, published=published)


def _sound(text: str) -> str:
    """One line, without the lone surrogates that JSON may bring and no file can hold."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _whole(base: str, url: str) -> str:
    try:
        return canonical(urljoin(base, url))
    except ValueError:  # brackets that hold no address
        return url
