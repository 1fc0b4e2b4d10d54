import json
from datetime import date

import pytest

from ingest.publish import folder
from ingest.publish.folder import Release, ReleaseError

DAY = date(2026, 11, 24)


def described(version, day=DAY, name="pledgeboard"):
    package = {"name": name, "version": version, "created": f"{day}T00:00:00Z"}
    return {"datapackage.json": json.dumps(package).encode(), "feeds/POL.atom": b"feed"}


def put(shelf, version, day=DAY):
    return folder.put(shelf, Release(version, day), described(version, day))


@pytest.mark.parametrize("version", ["", "../up", "a/b", "latest", ".1", "1\n", "1 0", "1" * 65])
def test_a_version_is_never_a_path(version):
    with pytest.raises(ReleaseError, match="is no version"):
        Release(version, DAY)


def test_releases_stand_in_the_order_of_their_days_and_versions(tmp_path):
    for version, day in (("1.10", DAY), ("1.9", DAY), ("2.0", date(2026, 1, 1)), ("1.9.1", DAY)):
        put(tmp_path, version, day)
    assert [release.version for release in folder.releases(tmp_path)] == ["2.0", "1.9", "1.9.1", "1.10"]


def test_the_release_before_is_the_last_one_that_is_older(tmp_path):
    assert folder.before(tmp_path, Release("1.0", DAY)) is None
    for version in ("1.0", "1.1", "1.2"):
        put(tmp_path, version)
    assert folder.before(tmp_path, Release("1.2", DAY)) == Release("1.1", DAY)


def test_latest_leads_to_the_newest_release_whichever_came_last(tmp_path):
    for version in ("1.1", "1.0"):
        put(tmp_path, version)
    assert (tmp_path / "latest").resolve().name == "1.1"


def test_a_crash_leaves_no_release_and_no_litter(tmp_path, monkeypatch):
    monkeypatch.setattr(folder.os, "fsync", _full_disk)
    with pytest.raises(OSError, match="full"):
        put(tmp_path, "1.0")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_writer_left_behind_is_no_release(tmp_path):
    put(tmp_path, "1.0").rename(tmp_path / ".1.0.abc")
    assert folder.releases(tmp_path) == []


def test_a_file_more_or_less_is_another_release(tmp_path):
    (put(tmp_path, "1.0") / "more.txt").write_text("more", "utf-8")
    with pytest.raises(ReleaseError, match="says something else"):
        put(tmp_path, "1.0")


def test_a_package_of_another_dataset_is_left_alone(tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "datapackage.json").write_bytes(described("9", name="other")["datapackage.json"])
    assert folder.releases(tmp_path) == []


def test_a_descriptor_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "1.0").mkdir()
    (tmp_path / "1.0" / "datapackage.json").write_text("{", "utf-8")
    with pytest.raises(ReleaseError, match=r"1\.0/datapackage\.json: is no descriptor"):
        folder.releases(tmp_path)


def _full_disk(handle):
    raise OSError(28, f"the disk is full: {handle}")
