import multiprocessing
from datetime import date

import pytest

from ingest.dataset import store
from ingest.publish import release
from ingest.publish.folder import ReleaseError


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def altered(data, table, **fields):
    """The folder, in which the first row of a table says something else."""
    first, *others = store.read(data, table)
    store.write(data, table, [first.model_copy(update=fields), *others])
    return data


def test_a_release_is_named_after_the_newest_source(data, tmp_path):
    altered(data, store.SOURCES, added_on=date(2026, 12, 3))
    assert release.publish(data, tmp_path / "releases").name == "2026-12-03"


def test_the_same_data_gives_the_same_bytes(data, tmp_path):
    one, other = (release.publish(data, tmp_path / shelf) for shelf in ("one", "other"))
    assert contents(one) == contents(other)


def test_it_holds_every_table_in_three_formats_the_feeds_and_the_papers(released):
    paths = {path.relative_to(released).as_posix() for path in released.rglob("*") if path.is_file()}
    tables = {
        f"{table.path.removesuffix('.csv')}.{ending}"
        for table in store.TABLES
        for ending in ("csv", "json", "parquet")
    }
    papers = {"README.md", "LICENCE.md", "CITATION.cff", "CHANGELOG.txt", "SHA256SUMS", "datapackage.json"}
    held = {row.party for row in store.read(released, store.COMMITMENTS)}
    feeds = {f"feeds/{party}.{ending}" for party in held for ending in ("atom", "json")}
    assert paths == tables | papers | feeds | {"feed.atom", "feed.json"}


def test_the_version_and_the_day_can_be_given(data, tmp_path):
    made = release.publish(data, tmp_path / "releases", version="1.0", day=date(2026, 12, 1))
    assert made.name == "1.0"
    assert 'version: "1.0"\ndate-released: "2026-12-01"\n' in (made / "CITATION.cff").read_text("utf-8")


def test_publishing_the_same_again_is_no_error(data, tmp_path):
    first = release.publish(data, tmp_path / "releases")
    assert release.publish(data, tmp_path / "releases") == first


def test_another_content_under_the_same_version_is_refused_and_alters_nothing(data, tmp_path):
    made = release.publish(data, tmp_path / "releases")
    before = contents(made)
    altered(data, store.COMMITMENTS, speaker="Somebody Else")
    with pytest.raises(ReleaseError, match="there already and says something else"):
        release.publish(data, tmp_path / "releases")
    assert contents(made) == before


def test_the_changelog_tells_the_first_release_and_then_what_changed(data, tmp_path):
    first = release.publish(data, tmp_path / "releases", version="1.0")
    held = altered(data, store.COMMITMENTS, speaker="Somebody Else")
    second = release.publish(held, tmp_path / "releases", version="1.1")
    assert "1.0: the first release, " in (first / "CHANGELOG.txt").read_text("utf-8")
    told = (second / "CHANGELOG.txt").read_text("utf-8")
    assert told.startswith("1.1, against 1.0: 1 changed.\n")
    assert "→ Somebody Else" in told


def test_a_release_before_with_other_columns_is_named_and_stops_nothing(data, tmp_path):
    first = release.publish(data, tmp_path / "releases", version="1.0")
    (first / "commitments.json").write_text('[{"commitment_id": "a", "colour": "red"}]', "utf-8")
    second = release.publish(data, tmp_path / "releases", version="1.1")
    assert (second / "CHANGELOG.txt").read_text("utf-8").startswith("1.1: cannot be compared with 1.0: ")


def test_figures_beyond_their_publishers_terms_are_not_published(data, tmp_path):
    altered(data, store.SPENDING, country="KOR", definition="SIPRI", edition="SIPRI 2026-04")
    editions = data / "figures" / "figures.toml"
    editions.write_text(editions.read_text("utf-8").replace("max_cells = 800", "max_cells = 1"), "utf-8")
    with pytest.raises(ReleaseError, match="more than the 1 that its terms allow"):
        release.publish(data, tmp_path / "releases")
    assert not (tmp_path / "releases").exists()


def test_a_folder_without_sources_is_refused(data, tmp_path):
    store.write(data, store.SOURCES, [])
    with pytest.raises(ReleaseError, match="nothing to publish"):
        release.publish(data, tmp_path / "releases")


def test_two_who_publish_the_same_at_once_both_have_it(data, tmp_path):
    with multiprocessing.get_context("fork").Pool(2) as pool:
        made = pool.starmap(release.publish, [(data, tmp_path / "releases")] * 2)
    assert made[0] == made[1]
    assert [path.name for path in (tmp_path / "releases").iterdir() if not path.is_symlink()] == [
        made[0].name
    ]
