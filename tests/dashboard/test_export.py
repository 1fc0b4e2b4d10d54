"""Downloads hold exactly the rows, run nothing, and are the same for the same rows."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import openpyxl
import pandas as pd
import pytest
from frictionless import Package

from dashboard import export

AS_OF = date(2026, 11, 24)
QUERY = "alliances=NATO&statuses=agreed"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "'"]
HARMLESS = ["2035", "a=b", "", 'Ümlaut, "quoted"\nand broken', "5 % – 6 %"]
WRITERS = [export.to_csv, export.to_json, export.to_parquet, export.to_xlsx]


def archive(df):
    return export.to_zip(df, as_of=AS_OF, query=QUERY)


def table_of(content):
    return pd.read_csv(io.BytesIO(content), keep_default_na=False, na_values=[""], dtype={"evidence": "str"})


def texts(*values):
    return pd.DataFrame({"evidence": pd.Series(values, dtype="str")})


@pytest.fixture(name="rows")
def _rows(make):
    return make.commitments(
        {"evidence": "=cmd|' /C calc'!A0", "value": 3.5, "deadline": None, "first_stated_on": None},
        {"metric": "amount", "currency": "EUR", "value": 1.293e13, "value_high": None},
        {"bound": "range", "value": 2.5, "value_high": 3.0, "evidence": HARMLESS[3]},
    )


class TestCsv:
    def test_it_holds_every_row_and_column_with_raw_values(self, rows):
        back = table_of(export.to_csv(rows))
        assert list(back.columns) == list(rows.columns)
        assert back["value"].tolist() == rows["value"].tolist()
        assert back["source_url"].tolist() == rows["source_url"].tolist()
        assert back["first_stated_on"].fillna("").tolist() == ["", "2025-09-01", "2025-09-01"]
        assert back["deadline_year"].fillna(0).tolist() == [0, 2030, 2030]

    def test_whole_numbers_have_no_decimal_point_and_no_exponent(self, rows):
        assert b",12930000000000,," in export.to_csv(rows)

    @pytest.mark.parametrize("text", FORMULAS)
    def test_a_formula_gets_an_apostrophe_and_taking_it_off_restores_it(self, text):
        content = export.to_csv(texts(text))
        assert content.decode().split("\n", 1)[1].lstrip('"').startswith("'")
        assert table_of(content)["evidence"].str.removeprefix("'").tolist() == [text]

    @pytest.mark.parametrize("text", [text for text in HARMLESS if text])
    def test_other_text_is_left_as_it_is(self, text):
        assert table_of(export.to_csv(texts(text)))["evidence"].tolist() == [text]

    def test_negative_numbers_are_left_alone(self):
        df = pd.DataFrame({"gap_points": [-1.25, 0.1], "days_left": [-3, 4]})
        assert export.to_csv(df) == b"gap_points,days_left\r\n-1.25,-3\r\n0.1,4\r\n"

    def test_no_rows_give_the_header_alone(self, make):
        lines = export.to_csv(make.commitments()).decode().splitlines()
        assert len(lines) == 1
        assert lines[0].startswith("commitment_id,party,")


def test_json_holds_the_same_values_with_nulls(rows):
    first, second, third = json.loads(export.to_json(rows))
    assert (first["evidence"], first["deadline"], first["first_stated_on"]) == (
        "=cmd|' /C calc'!A0",
        None,
        None,
    )
    assert (second["value"], second["deadline_year"], second["currency"]) == (1.293e13, 2030, "EUR")
    assert third["first_stated_on"] == "2025-09-01"


def test_parquet_keeps_types_and_unchanged_text(rows):
    back = pd.read_parquet(io.BytesIO(export.to_parquet(rows)))
    assert back["evidence"].tolist() == rows["evidence"].tolist()
    assert back["deadline_year"].fillna(0).tolist() == [0, 2030, 2030]
    assert back["first_stated_on"].tolist()[1] == date(2025, 9, 1)


def test_a_sheet_holds_text_and_numbers_and_neither_formulas_nor_links(rows):
    sheet = openpyxl.load_workbook(io.BytesIO(export.to_xlsx(rows)))["data"]
    header = [cell.value for cell in sheet[1]]
    evidence, value, url = (sheet[2][header.index(name)] for name in ("evidence", "value", "source_url"))
    assert (evidence.data_type, evidence.value) == ("s", "=cmd|' /C calc'!A0")
    assert (value.data_type, value.value) == ("n", 3.5)
    assert (url.hyperlink, url.value) == (None, "https://news.example/1")
    assert sheet.max_row == len(rows) + 1


class TestZip:
    def test_it_holds_the_same_csv_with_licence_day_filter_and_citation(self, rows):
        with zipfile.ZipFile(io.BytesIO(archive(rows))) as files:
            assert files.namelist() == ["README.txt", "data.csv", "datapackage.json"]
            assert files.read("data.csv") == export.to_csv(rows)
            readme = files.read("README.txt").decode()
            package = json.loads(files.read("datapackage.json"))
        for part in ("3 rows, as of 2026-11-24", QUERY, "CC BY 4.0", export.citation(AS_OF, QUERY)):
            assert part in readme
        assert (package["filter"], package["licenses"][0]["name"]) == (QUERY, "CC-BY-4.0")

    def test_its_description_fits_its_table(self, rows, tmp_path):
        with zipfile.ZipFile(io.BytesIO(archive(rows))) as files:
            files.extractall(tmp_path)
        report = Package(str(tmp_path / "datapackage.json")).validate()
        assert report.valid, report.flatten(["type", "message"])


def test_a_citation_names_day_filter_and_licence():
    assert export.citation(AS_OF, QUERY) == (
        "pledgeboard: defence spending commitments, as of 2026-11-24, "
        "filter: alliances=NATO&statuses=agreed. Licence: CC BY 4.0."
    )
    assert "filter" not in export.citation(AS_OF, "")


@pytest.mark.parametrize("write", [*WRITERS, archive])
def test_the_same_rows_give_the_same_bytes(rows, write, monkeypatch):
    first = write(rows)
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert write(rows.copy()) == first


@pytest.mark.parametrize("write", [*WRITERS, archive])
def test_writing_leaves_the_rows_alone_and_takes_none_at_all(rows, make, write):
    before = rows.copy(deep=True)
    assert write(rows)
    assert write(make.commitments())
    pd.testing.assert_frame_equal(rows, before)
