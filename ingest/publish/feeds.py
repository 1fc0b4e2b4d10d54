"""Changes as feeds: Atom (RFC 4287) and JSON Feed 1.1, in plain text with ids that never change.

An entry is published on the day the change came about, and updated on the day the dataset learnt it.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from ingest import render
from ingest.dataset import describe
from ingest.dataset.changes import Kind
from ingest.publish import proofs, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from ingest.dataset.changes import Change
    from ingest.models import Source

NEWEST = 100
"""Entries in a feed; who wants all of them reads the tables."""

ATOM = "http://www.w3.org/2005/Atom"
JSON_FEED = "https://jsonfeed.org/version/1.1"

_IDS = uuid.UUID("5d0c8f7e-3c1b-5b0e-9a55-6f2b7f1f4a10")
"""The namespace of all ids; another one would show every reader every entry anew."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is about."""

    as_of: date
    """The day of the dataset: when the feed changed, where it has no entries."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """The sources by their ids; a pledge that was said again is proven by the newer one."""
    key: str = ""
    """What tells it from other feeds, such as a party's code; empty for the feed of all changes."""
    whose: str = ""
    """Whose changes it holds, for its title; empty for all."""

    @property
    def title(self) -> str:
        of_whom = f" of {self.whose}" if self.whose else ""
        return f"{describe.NAME}: defence spending commitments{of_whom}"

    @property
    def id(self) -> str:
        return _urn("feed", self.key)


def entries(changes: Iterable[Change], feed: Feed) -> list[Change]:
    """The changes that fit into the feed, the newest first."""
    return sorted(changes, key=lambda c: (_updated(c, feed), _published(c, feed)), reverse=True)[:NEWEST]


def atom(changes: Iterable[Change], feed: Feed) -> bytes:
    """The feed as an Atom document."""
    held = entries(changes, feed)
    root = ET.Element("feed", xmlns=ATOM)
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", _instant(max((_updated(c, feed) for c in held), default=feed.as_of)))
    _text(ET.SubElement(root, "author"), "name", describe.NAME)
    _text(root, "rights", describe.LICENCE["title"])
    for change in held:
        _entry(root, change, feed)
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def json_feed(changes: Iterable[Change], feed: Feed) -> bytes:
    """The feed as a JSON Feed."""
    document = {
        "version": JSON_FEED,
        "title": feed.title,
        "authors": [{"name": describe.NAME}],
        "language": "en",
        "items": [_item(change, feed) for change in entries(changes, feed)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


FORMATS: Mapping[str, Callable[[Iterable[Change], Feed], bytes]] = {"atom": atom, "json": json_feed}
"""The writers by the ending of their files."""


def identify(change: Change) -> str:
    """The id of an entry, the same in every release; a pledge that is said again is news each time."""
    day = str(change.day) if change.kind is Kind.RESTATED else ""
    return _urn(change.kind, change.commitment.commitment_id, day)


def _entry(root: ET.Element, change: Change, feed: Feed) -> None:
    entry = ET.SubElement(root, "entry")
    _text(entry, "id", identify(change))
    _text(entry, "title", words.headline(change), type="text")
    _text(entry, "published", _instant(_published(change, feed)))
    _text(entry, "updated", _instant(_updated(change, feed)))
    for term in _tags(change):
        ET.SubElement(entry, "category", term=term)
    proof = proofs.of(change, feed.sources)
    if proof.page:
        ET.SubElement(entry, "link", rel="alternate", href=proof.page)
    _text(entry, "content", str(proof), type="text")


def _item(change: Change, feed: Feed) -> dict[str, Any]:
    proof = proofs.of(change, feed.sources)
    return {
        "id": identify(change),
        "title": render.printable(words.headline(change)),
        "content_text": str(proof),
        **({"external_url": proof.page} if proof.page else {}),
        "date_published": _instant(_published(change, feed)),
        "date_modified": _instant(_updated(change, feed)),
        "tags": _tags(change),
    }


def _tags(change: Change) -> list[str]:
    return [change.kind.value, change.commitment.party, change.commitment.status.value]


def _published(change: Change, feed: Feed) -> date:
    return change.day or feed.as_of


def _updated(change: Change, feed: Feed) -> date:
    return change.known_on or _published(change, feed)


def _instant(day: date) -> str:
    """The first moment of a day in UTC: feeds know no days."""
    return f"{day.isoformat()}T00:00:00Z"


def _urn(*parts: str) -> str:
    return uuid.uuid5(_IDS, "/".join(parts)).urn


def _text(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    """An element with a text; XML cannot hold control characters but line ends."""
    ET.SubElement(parent, tag, attributes).text = "\n".join(map(render.printable, text.split("\n")))
