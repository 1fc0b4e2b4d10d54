import subprocess

import yaml
from frictionless import Package

from ingest.dataset import describe, figures, store


def test_the_package_is_valid_with_all_its_rows_keys_sizes_and_checksums(released):
    report = Package(str(released / "datapackage.json")).validate()
    assert report.flatten(["resourceName", "rowNumber", "fieldName", "note"]) == []
    assert len(report.tasks) == len(store.TABLES)


def test_a_table_that_was_tampered_with_fails_its_checksum(released, tmp_path):
    for path in ("datapackage.json", *(table.path for table in store.TABLES)):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes((released / path).read_bytes())
    gdp = tmp_path / store.GDP.path
    gdp.write_bytes(gdp.read_bytes().replace(b"2014", b"2013", 1))
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert [error for (error,) in report.flatten(["type"])] == ["hash-count"]


def test_sha256sum_verifies_every_file(released):
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],  # noqa: S607 - coreutils, wherever they are
        cwd=released,
        capture_output=True,
        text=True,
        check=False,
    )
    files = [path for path in released.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == len(files)


def test_the_citation_names_the_version_the_licence_and_the_publishers_of_the_figures(released, data):
    told = yaml.safe_load((released / "CITATION.cff").read_text("utf-8"))
    assert told["cff-version"] == "1.2.0"
    assert told["version"] == told["date-released"] == released.name
    assert told["license"] == "CC-BY-4.0"
    assert [reference["title"] for reference in told["references"]] == [
        edition.title for edition in figures.editions(data)
    ]


def test_the_licence_has_the_terms_of_every_publisher(released, data):
    text = (released / "LICENCE.md").read_text("utf-8")
    assert describe.LICENCE["path"] in text
    assert [edition.key for edition in figures.editions(data) if edition.terms not in text] == []


def test_the_readme_tells_every_column_of_every_table(released):
    text = (released / "README.md").read_text("utf-8")
    assert [
        f"{table.path} {column}"
        for table in store.TABLES
        for column in table.columns
        if f"| `{column}` |" not in text
    ] == []
