"""Which links the feeds named and what came of each: a database that a crash at any moment leaves whole.

It holds addresses and outcomes, never a text. A feed's links and the validators that say 'read up to here'
are written in one transaction, so that no link is lost between them.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ingest.acquire.exchange import Validators
from ingest.acquire.feeds import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from ingest.acquire.feeds import Feed

FILE = ".watch.sqlite"
"""Its name in the workspace; not part of the dataset."""
TRIES = 50
"""Rounds in which a link that can't be had now is tried: two days of hourly rounds."""

_TABLES = """
create table if not exists feeds (url text primary key, etag text, modified text);
create table if not exists links (
    url text primary key, publisher text not null, title text, published text,
    outcome text, reason text, tries integer not null default 0
);
"""


class Seen:
    """The links of a workspace; use `opened`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.executescript(_TABLES)

    def validators(self, feed: Feed) -> Validators:
        """What the feed's server said when its links were last taken."""
        query = "select etag, modified from feeds where url = ?"
        row = self._connection.execute(query, (feed.url,)).fetchone()
        return Validators(*row) if row else Validators()

    def take(self, feed: Feed, links: Sequence[Link], validators: Validators) -> int:
        """Keep the links of a feed; returns how many were never seen before."""
        rows = [(link.url, feed.name, link.title, _text(link.published)) for link in links]
        insert = "insert or ignore into links (url, publisher, title, published) values (?, ?, ?, ?)"
        with self._connection as transaction:
            new = transaction.executemany(insert, rows).rowcount
            known = (feed.url, validators.etag, validators.modified)
            transaction.execute("insert or replace into feeds values (?, ?, ?)", known)
        return max(new, 0)

    def waiting(self) -> list[tuple[str, Link]]:
        """The links that nothing came of yet, with their publishers: the first seen of each, then the second.

        Hosts take turns so that the pause that each is given passes while others are asked.
        """
        query = """
            select publisher, url, title, published from links where outcome is null
            order by row_number() over (partition by publisher order by rowid), rowid
        """
        return [
            (publisher, Link(url=url, title=title, published=published))
            for publisher, url, title, published in self._connection.execute(query)
        ]

    def settle(self, link: Link, outcome: str, reason: str | None = None) -> None:
        """Write down what came of a link; it is not fetched again."""
        update = "update links set outcome = ?, reason = ? where url = ?"
        with self._connection as transaction:
            transaction.execute(update, (outcome, reason, link.url))

    def postpone(self, link: Link, reason: str) -> bool:
        """Leave a link for the next round; False where it has had its tries."""
        update = "update links set tries = tries + 1, reason = ? where url = ? returning tries"
        with self._connection as transaction:
            (tries,) = transaction.execute(update, (reason, link.url)).fetchone()
        return bool(tries < TRIES)


@contextmanager
def opened(data: Path) -> Iterator[Seen]:
    """The links of a workspace, which is made where it does not exist.

    Raises:
        sqlite3.Error: where the file is no database or can't be written.
    """
    data.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(data / FILE)
    try:
        # no wait for the disk: a power cut may forget the last links, which are then read again to no effect
        connection.executescript("pragma journal_mode = wal; pragma synchronous = normal;")
        yield Seen(connection)
    finally:
        connection.close()


def _text(published: date | None) -> str | None:
    return published.isoformat() if published else None
