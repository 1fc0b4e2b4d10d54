import json
from pathlib import Path

import pytest
from frictionless import Package

from ingest.dataset import describe, store
from ingest.models import Bound, Corroboration, EvidenceKind, Metric, Scope, Standing, Status

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def descriptor():
    return json.loads((DATA / "datapackage.json").read_text("utf-8"))


def test_the_package_is_valid_with_all_its_rows_and_keys():
    report = Package(str(DATA / "datapackage.json")).validate()
    assert report.flatten(["resourceName", "rowNumber", "fieldName", "note"]) == []
    assert len(report.tasks) == len(store.TABLES)


def test_a_broken_reference_is_found_by_the_package(tmp_path):
    rows = store.read(DATA, store.STATEMENTS)
    stray = rows[0].model_copy(update={"source_id": "2025-nobody-knows-it"})
    for path in DATA.glob("**/*.csv"):
        store.replace(tmp_path / path.relative_to(DATA), path.read_text("utf-8"))
    store.replace(tmp_path / "datapackage.json", (DATA / "datapackage.json").read_text("utf-8"))
    store.write(tmp_path, store.STATEMENTS, [stray, *rows[1:]])
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert [error for (error,) in report.flatten(["type"])] == ["foreign-key"]


def test_every_table_is_described_with_every_column(descriptor):
    told = {
        resource["path"]: [field["name"] for field in resource["schema"]["fields"]]
        for resource in descriptor["resources"]
    }
    assert told == {table.path: table.columns for table in store.TABLES}


def test_every_field_carries_its_docstring(descriptor):
    described = {
        (resource["name"], field["name"]): field["description"]
        for resource in descriptor["resources"]
        for field in resource["schema"]["fields"]
    }
    assert all(described.values())
    assert described["commitments", "evidence"] == "The sentence that proves it, from the clearest statement."


def test_closed_sets_dates_and_what_must_be_stated_are_in_the_schema():
    fields = {field["name"]: field for field in describe.fields(store.COMMITMENTS)}
    assert fields["status"]["constraints"]["enum"][0] == "agreed"
    assert fields["first_stated_on"]["type"] == "date"
    assert "constraints" not in fields["first_stated_on"]
    assert fields["value"] | {"description": ""} == {
        "name": "value",
        "type": "number",
        "description": "",
        "constraints": {"required": True},
    }


def test_our_tables_are_cc_by_and_the_figures_are_their_publishers(descriptor):
    licences = {
        resource["name"]: [licence["name"] for licence in resource["licenses"]]
        for resource in descriptor["resources"]
    }
    assert licences["commitments"] == licences["statements"] == ["CC-BY-4.0"]
    assert licences["spending"] == ["other", "other"]
    assert [source["title"][:5] for source in descriptor["sources"]] == ["NATO:", "SIPRI", "IMF: "]


def test_the_dictionary_tells_each_column_the_credits_and_how_to_cite():
    text = (DATA / "README.md").read_text("utf-8")
    assert [
        f"`{column}`" for table in store.TABLES for column in table.columns if f"| `{column}` |" not in text
    ] == []
    assert "Source: SIPRI Military Expenditure Database (April 2026)" in text
    assert "## How to cite" in text


def test_the_dictionary_explains_every_value_of_a_closed_set():
    text = (DATA / "README.md").read_text("utf-8")
    closed = (Metric, Scope, Bound, Status, Standing, Corroboration, EvidenceKind)
    assert [value for values in closed for value in values if f"- `{value}`: " not in text] == []
