"""What a reader of a release needs beside the tables: README, licence, citation, descriptor and checksums."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from ingest.dataset import describe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ingest.dataset.figures import Edition
    from ingest.publish.folder import Release

SUMS = "SHA256SUMS"

_FILES = f"""\
| file | what it holds |
| --- | --- |
| `*.csv`, `figures/*.csv` | the tables below, for spreadsheets |
| `*.json`, `*.parquet` beside each | the same rows with their raw values and types |
| `datapackage.json` | the columns for machines (Frictionless) |
| `feed.atom`, `feed.json` | the newest changes; `feeds/` has the same for each country and bloc |
| `CHANGELOG.txt` | what changed since the release before |
| `LICENCE.md`, `CITATION.cff` | the terms, and how to cite |
| `{SUMS}` | checksums: `sha256sum -c {SUMS}` verifies every file |"""

_FORMAT = """\
CSV in UTF-8 with a header row; an empty cell means 'not stated', and a list of ids is separated by blanks.
A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-` or `@`) has an apostrophe in
front, and control characters are blanks. JSON and Parquet keep every text as it is."""

_QUOTES = """\
A statement whose `evidence_kind` is `quote` quotes its source: those words stay their publisher's."""


def readme(editions: Sequence[Edition], release: Release, as_of: date) -> str:
    """What is in the folder, column by column."""
    parts = [
        f"# {describe.TITLE}",
        f"Release {release.version} of {release.day}. The commitments stand as of **{as_of}**.",
        "## Files",
        _FILES,
        *describe.columns(),
        "## How the files are written",
        _FORMAT,
        "## Licence and credits",
        *describe.licences(editions),
        "## How to cite",
        f"> {describe.citation(as_of)}",
    ]
    return "\n\n".join(parts) + "\n"


def licence(editions: Sequence[Edition]) -> str:
    """The terms of every table."""
    return "\n\n".join(["# Licence", *describe.licences(editions), _QUOTES]) + "\n"


def citation(editions: Sequence[Edition], release: Release) -> str:
    """How to cite the release and the figures in it, in the Citation File Format 1.2.0."""
    told: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Please cite this dataset, and the publishers of the figures that you use.",
        "type": "dataset",
        "title": f"{describe.NAME}: {describe.TITLE}",
        "authors": [{"name": "the pledgeboard contributors"}],
        "version": release.version,
        "date-released": release.day.isoformat(),
        "license": describe.LICENCE["name"],
        "references": [_reference(edition) for edition in editions],
    }
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in told.items())


def descriptor(
    editions: Sequence[Edition], release: Release, as_of: date, files: Mapping[str, bytes]
) -> bytes:
    """The Frictionless descriptor of the CSV tables, with the size and checksum of each."""
    package = json.loads(describe.package(editions, as_of))
    package |= {"version": release.version, "created": f"{release.day}T00:00:00Z"}
    for resource in package["resources"]:
        content = files[resource["path"]]
        resource |= {"bytes": len(content), "hash": f"sha256:{_sum(content)}"}
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def sums(files: Mapping[str, bytes]) -> str:
    """One line a file, as `sha256sum` writes them."""
    return "".join(f"{_sum(files[path])}  {path}\n" for path in sorted(files))


def _reference(edition: Edition) -> dict[str, Any]:
    year, *month = edition.published.split("-")[:2]
    return {
        "type": "data",
        "title": edition.title,
        "authors": [{"name": edition.publisher}],
        "year": int(year),
        **({"month": int(month[0])} if month else {}),
        "url": edition.url,
        "notes": f"{edition.credit}. {edition.terms}",
    }


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
