"""A release: the data folder as a static, versioned folder of tables, feeds and papers.

The same data always gives the same bytes: the version and the day come from the data, unless they are given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ingest.dataset import changes, figures, store
from ingest.publish import changelog, feeds, folder, papers, tables, words
from ingest.publish.folder import Release, ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ingest.dataset.figures import Edition
    from ingest.models import Commitment, Source, Statement


@dataclass(frozen=True, slots=True)
class Held:
    """What a data folder holds."""

    rows: Mapping[str, Sequence[Any]]
    """The rows of every table by its name, in their order."""
    editions: Sequence[Edition]
    as_of: date
    """The day of the newest source."""

    @property
    def commitments(self) -> Sequence[Commitment]:
        return self.rows[store.COMMITMENTS.name]

    @property
    def sources(self) -> Sequence[Source]:
        return self.rows[store.SOURCES.name]

    @property
    def statements(self) -> Sequence[Statement]:
        return self.rows[store.STATEMENTS.name]


def publish(data: Path, shelf: Path, *, version: str | None = None, day: date | None = None) -> Path:
    """Write the data as a release into the folder `shelf`, and return where it stands.

    Without a version or a day the release is named after, and dated by, the newest source.

    Raises:
        TableError: where the data cannot be read.
        ReleaseError: where it may not be published, or its version is there already and says something else.
    """
    held = read(data)
    release = Release(version or held.as_of.isoformat(), day or held.as_of)
    return folder.put(shelf, release, contents(held, release, _log(held, release, shelf)))


def read(data: Path) -> Held:
    """Everything in the data folder, as it stands at one moment."""
    with store.locked(data):
        rows = {table.name: store.ordered(table, store.read(data, table)) for table in store.TABLES}
        for problem in figures.problems(data):
            raise ReleaseError(f"{data}: may not be published: {problem}")
        editions = figures.editions(data)
    days = [source.added_on for source in rows[store.SOURCES.name]]
    if not days:
        raise ReleaseError(f"{data}: has no sources, so there is nothing to publish")
    return Held(rows, editions, max(days))


def contents(held: Held, release: Release, log: str) -> dict[str, bytes]:
    """Every file of the release by its path."""
    files = dict([*_tables(held), *_feeds(held)])
    files["datapackage.json"] = papers.descriptor(held.editions, release, held.as_of, files)
    texts = {
        "README.md": papers.readme(held.editions, release, held.as_of),
        "LICENCE.md": papers.licence(held.editions),
        "CITATION.cff": papers.citation(held.editions, release),
        "CHANGELOG.txt": log,
    }
    files |= {path: text.encode() for path, text in texts.items()}
    return files | {papers.SUMS: papers.sums(files).encode()}


def _tables(held: Held) -> Iterator[tuple[str, bytes]]:
    for table in store.TABLES:
        for ending, write in tables.FORMATS.items():
            yield f"{table.path.removesuffix('.csv')}.{ending}", write(table, held.rows[table.name])


def _feeds(held: Held) -> Iterator[tuple[str, bytes]]:
    told = changes.history(held.commitments, held.statements)
    whole = feeds.Feed(held.as_of, {source.source_id: source for source in held.sources})
    for ending, write in feeds.FORMATS.items():
        yield f"feed.{ending}", write(told, whole)
        for party in sorted({commitment.party for commitment in held.commitments}):
            own = [change for change in told if change.commitment.party == party]
            yield f"feeds/{party}.{ending}", write(own, replace(whole, key=party, whose=words.name(party)))


def _log(held: Held, release: Release, shelf: Path) -> str:
    previous = folder.before(shelf, release)
    if previous is None:
        return changelog.first(release.version, held.commitments)
    try:
        old = tables.commitments(shelf / previous.version)
    except store.TableError as error:
        return changelog.incomparable(release.version, previous.version, str(error))
    return changelog.against(release.version, previous.version, old, held.commitments)
