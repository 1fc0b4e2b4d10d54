import csv
import io
import json
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from ingest.dataset import store
from ingest.dataset.store import TableError
from ingest.publish import tables

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("table", store.TABLES, ids=lambda table: table.name)
def test_parquet_reads_back_as_the_rows_that_were_written(released, table):
    path = released / table.path.replace(".csv", ".parquet")
    read = [
        table.model.model_validate({k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})
        for row in pq.read_table(path).to_pylist()
    ]
    assert read == store.ordered(table, store.read(DATA, table))


@pytest.mark.parametrize("table", store.TABLES, ids=lambda table: table.name)
def test_json_reads_back_as_the_rows_that_were_written(released, table):
    rows = json.loads((released / table.path.replace(".csv", ".json")).read_text("utf-8"))
    assert [table.model.model_validate(row) for row in rows] == store.ordered(table, store.read(DATA, table))


def test_pandas_reads_parquet_with_its_types_and_namibia_stays_a_code(released):
    df = pd.read_parquet(released / "figures" / "gdp.parquet")
    assert df["year"].dtype == "int64"
    assert df["is_projection"].dtype == "bool"
    assert not df["country"].isna().any()


def test_what_a_spreadsheet_would_run_is_inert_in_csv_and_raw_elsewhere(commitment):
    rows = [commitment(speaker='=HYPERLINK("https://example.org")', value=-3.5)]
    (line,) = csv.DictReader(io.StringIO(tables.as_csv(store.COMMITMENTS, rows).decode()))
    assert (line["speaker"], line["value"]) == ('\'=HYPERLINK("https://example.org")', "-3.5")
    (told,) = json.loads(tables.as_json(store.COMMITMENTS, rows))
    (typed,) = pq.read_table(io.BytesIO(tables.as_parquet(store.COMMITMENTS, rows))).to_pylist()
    assert told["speaker"] == typed["speaker"] == rows[0].speaker


def test_without_rows_every_format_still_has_its_columns():
    assert tables.as_csv(store.GDP, []).decode() == ",".join(store.GDP.columns) + "\n"
    assert json.loads(tables.as_json(store.GDP, [])) == []
    assert pq.read_table(io.BytesIO(tables.as_parquet(store.GDP, []))).column_names == store.GDP.columns


def test_the_commitments_of_a_release_are_those_of_its_data(released):
    assert tables.commitments(released) == tables.commitments(DATA)


def test_a_folder_without_commitments_is_named(tmp_path):
    with pytest.raises(TableError, match=r"holds no commitments\.csv"):
        tables.commitments(tmp_path)


def test_commitments_that_are_none_are_refused_by_name(tmp_path):
    (tmp_path / "commitments.json").write_text("{}", "utf-8")
    with pytest.raises(TableError, match=r"commitments\.json"):
        tables.commitments(tmp_path)
