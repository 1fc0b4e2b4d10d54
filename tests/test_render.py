import csv
import io
import json

import pytest

from ingest import render
from ingest.extract.pipeline import extract
from ingest.models import Article

TEXT = "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced."


@pytest.fixture
def statements():
    return extract(Article(id="=1+1", text=TEXT, published="2025-06-27"))


def printed(form, statements):
    out = io.StringIO()
    assert render.RENDERERS[form](statements, out) == len(statements)
    return out.getvalue()


def test_jsonl_has_the_contract_s_fields_the_article_and_the_span(statements):
    record = json.loads(printed("jsonl", statements))
    assert (record["party"], record["value"], record["deadline"]) == ("POL", 5.0, "2026")
    assert record["article_id"] == "=1+1"
    assert TEXT[record["start"] : record["end"]] == record["evidence"]


def test_csv_neutralises_what_a_spreadsheet_would_run(statements):
    (row,) = csv.DictReader(io.StringIO(printed("csv", statements)))
    assert row["article_id"] == "'=1+1"
    assert row["value"] == "5.0"


def test_csv_without_records_still_has_its_header():
    assert printed("csv", []).startswith("article_id,party,")


def test_the_table_shows_the_target_and_the_words_that_prove_it(statements):
    told = printed("table", statements)
    assert "5 % of GDP" in told
    assert "Poland will spend 5 percent" in told


def test_control_characters_never_reach_the_terminal():
    assert render.printable("a\x1b[31mb\x07\n") == "a [31mb  "


def steering():
    return extract(Article(id="a", text=f"\x1b[31m\x9b31m\u202e {TEXT}", published="2025-06-27"))


def test_jsonl_escapes_what_no_terminal_shows_and_keeps_the_value():
    told = printed("jsonl", steering())
    assert told.rstrip("\n").isprintable()
    assert json.loads(told)["evidence"].startswith("\x1b[31m\x9b31m\u202e ")


def test_csv_holds_no_control_characters():
    told = printed("csv", steering())
    assert all(sign.isprintable() or sign in "\r\n" for sign in told)


def test_csv_keeps_the_line_ends_of_the_evidence():
    text = TEXT.replace("on defence", "on\ndefence")
    found = extract(Article(id="a", text=text, published="2025-06-27"))
    (row,) = csv.DictReader(io.StringIO(printed("csv", found), newline=""))
    assert row["evidence"] == text[int(row["start"]) : int(row["end"])]
