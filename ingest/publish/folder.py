"""The folder of releases: each whole in a folder of its own, written once, never altered."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.dataset import describe

if TYPE_CHECKING:
    from collections.abc import Mapping

LATEST = "latest"
"""A link to the newest release, so that feeds and downloads have an address that stays."""

_VERSION = re.compile(r"\d[0-9A-Za-z.+-]{0,63}")


class ReleaseError(ValueError):
    """A release that cannot be made; the message tells why in one line."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its name, which is its folder's, and its day."""

    version: str
    day: date

    def __post_init__(self) -> None:
        if not _VERSION.fullmatch(self.version):
            raise ReleaseError(
                f"{self.version!r} is no version: it starts with a digit and holds letters, digits and .+-"
            )

    @property
    def place(self) -> tuple[date, list[tuple[str, int]]]:
        """Where it stands among others: by day, then by version, 1.10 after 1.9."""
        parts = re.findall(r"(\D*)(\d*)", self.version)
        return self.day, [(text, int(number or 0)) for text, number in parts]


def releases(folder: Path) -> list[Release]:
    """The releases in the folder, the oldest first.

    Raises:
        ReleaseError: where a release cannot be read.
    """
    described = [path for path in folder.glob("*/datapackage.json") if not _is_aside(path.parent)]
    found = (_read(path) for path in described)
    return sorted((release for release in found if release is not None), key=lambda release: release.place)


def before(folder: Path, release: Release) -> Release | None:
    """The last release before this one; None where it is the first."""
    older = [other for other in releases(folder) if other.place < release.place]
    return older[-1] if older else None


def put(folder: Path, release: Release, files: Mapping[str, bytes]) -> Path:
    """Write the release as a whole or not at all, and return its folder.

    Raises:
        ReleaseError: where that version is there already and says something else.
    """
    target = folder / release.version
    folder.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        _write(target, files)
    if not _holds(target, files):
        raise ReleaseError(f"{target}: that version is there already and says something else")
    _point_to_the_newest(folder)
    return target


def _write(target: Path, files: Mapping[str, bytes]) -> None:
    """Into a hidden folder that is renamed at the end; a second writer who was quicker is left alone."""
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    try:
        for path, content in files.items():
            _write_file(aside / path, content)
        aside.chmod(0o755)
        for made in (*(path for path in aside.rglob("*") if path.is_dir()), aside):
            _flush(made)
        _rename(aside, target)
        _flush(target.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _rename(aside: Path, target: Path) -> None:
    try:
        aside.rename(target)
    except OSError:
        if not target.is_dir():
            raise


def _write_file(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """What a folder holds is on the disk only when the folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _holds(target: Path, files: Mapping[str, bytes]) -> bool:
    """Whether the folder holds these files and no others."""
    there = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    return there == files.keys() and all(
        (target / path).read_bytes() == content for path, content in files.items()
    )


def _point_to_the_newest(folder: Path) -> None:
    newest = releases(folder)[-1].version
    link = folder / f".{LATEST}.{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(newest, target_is_directory=True)
    link.replace(folder / LATEST)


def _read(path: Path) -> Release | None:
    """The release that a descriptor describes; None where it is of another dataset."""
    try:
        package = json.loads(path.read_text("utf-8"))
        if package["name"] != describe.NAME:
            return None
        return Release(package["version"], date.fromisoformat(package["created"][:10]))
    except (ValueError, KeyError, TypeError) as error:
        raise ReleaseError(f"{path}: is no descriptor of a release ({error})") from error


def _is_aside(folder: Path) -> bool:
    return folder.name.startswith(".") or folder.is_symlink()
