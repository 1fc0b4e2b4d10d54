import multiprocessing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dataset import store
from ingest.models import Decision, Gdp

DATA = Path(__file__).parents[2] / "data"
WORDS = st.text(st.characters(codec="utf-8"), min_size=1)


def _gdp(**fields):
    row = {"country": "NAM", "year": 2025, "usd": 1.0, "is_projection": False, "edition": "IMF"}
    return Gdp.model_validate(row | fields)


def _decision(**fields):
    row = {"decision_id": "a", "action": "reject", "subject": "s", "who": "w", "why": "y"}
    return Decision.model_validate(row | {"decided_on": date(2026, 1, 1)} | fields)


@given(WORDS, WORDS, st.none() | WORDS)
def test_any_text_survives_a_table(tmp_path_factory, subject, why, new):
    folder = tmp_path_factory.mktemp("data")
    row = _decision(subject=subject, why=why, new=new)
    store.write(folder, store.DECISIONS, [row])
    assert store.read(folder, store.DECISIONS) == [row]


@given(WORDS, st.floats(-1e15, 1e15), st.none() | st.dates())
def test_any_statement_survives_its_table(tmp_path_factory, statement, evidence, value, stated_on):
    folder = tmp_path_factory.mktemp("data")
    row = statement(evidence=evidence, value=value, stated_on=stated_on)
    store.write(folder, store.STATEMENTS, [row])
    assert store.read(folder, store.STATEMENTS) == [row]


@pytest.mark.parametrize("table", store.TABLES, ids=lambda table: table.name)
def test_every_published_table_is_in_its_canonical_form(table):
    rows = store.read(DATA, table)
    assert rows
    assert store.render(table, rows).encode() == (DATA / table.path).read_bytes()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_without_noise_and_read_back_unchanged(value):
    text = store.number(value)
    assert float(text) == value
    assert "e" not in text.lower()
    assert "." not in text or not text.endswith(("0", "."))


@pytest.mark.parametrize(
    ("value", "expected"),
    [(5.0, "5"), (3.5, "3.5"), (8_600_000_000.0, "8600000000"), (0.1, "0.1"), (-16.0, "-16"), (100.0, "100")],
)
def test_numbers_read_as_people_write_them(value, expected):
    assert store.number(value) == expected


@given(st.permutations([_gdp(country=c, year=y) for c in ("NAM", "NOR", "AUT") for y in (2024, 2025)]))
def test_a_table_has_one_canonical_order(rows):
    lines = store.render(store.GDP, rows).splitlines()
    assert [line[:8] for line in lines[1:]] == sorted(line[:8] for line in lines[1:])


def test_namibia_and_norway_are_no_missing_values(tmp_path):
    store.write(tmp_path, store.DECISIONS, [_decision(subject="NA", new="NO", old="null")])
    row = store.read(tmp_path, store.DECISIONS)[0]
    assert (row.subject, row.new, row.old) == ("NA", "NO", "null")


def test_a_table_is_utf8_with_line_feeds_and_empty_cells_for_null(tmp_path):
    store.write(tmp_path, store.DECISIONS, [_decision(why="Łódź, 'so'")])
    text = (tmp_path / "decisions.csv").read_bytes()
    assert text.endswith("reject,s,,,,,w,2026-01-01,\"Łódź, 'so'\"\n".encode())
    assert b"\r" not in text


def test_a_table_that_is_not_there_has_no_rows(tmp_path):
    assert store.read(tmp_path, store.GDP) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("country,year\n", "header"),
        ("country,year,usd,is_projection,edition\nNAM,2025\n", "line 2: 2 cells"),
        ("country,year,usd,is_projection,edition\nNAM,soon,1,false,IMF\n", "line 2: year"),
        ("country,year,usd,is_projection,edition\nNAM,2025,1,false,\n", "line 2: edition"),
        ('country,year,usd,is_projection,edition\n"NAM,2025,1,false,IMF\n', "line 2"),
    ],
)
def test_a_malformed_row_is_named_by_file_and_line(tmp_path, text, message):
    store.replace(tmp_path / "figures" / "gdp.csv", text)
    with pytest.raises(store.TableError, match=message) as error:
        store.read(tmp_path, store.GDP)
    assert "gdp.csv" in str(error.value)


def test_a_crash_while_writing_leaves_the_old_table_and_no_litter(tmp_path, monkeypatch):
    store.write(tmp_path, store.GDP, [_gdp()])
    monkeypatch.setattr(store.os, "fsync", _full_disk)
    with pytest.raises(OSError, match="full"):
        store.write(tmp_path, store.GDP, [_gdp(usd=2.0)])
    assert store.read(tmp_path, store.GDP) == [_gdp()]
    assert [path.name for path in (tmp_path / "figures").iterdir()] == ["gdp.csv"]


def test_a_table_that_says_the_same_is_left_alone(tmp_path):
    store.write(tmp_path, store.GDP, [_gdp()])
    before = (tmp_path / "figures" / "gdp.csv").stat()
    store.write(tmp_path, store.GDP, [_gdp()])
    assert (tmp_path / "figures" / "gdp.csv").stat() == before


def test_two_writers_at_once_lose_nothing(tmp_path):
    with multiprocessing.get_context("fork").Pool(4) as pool:
        pool.starmap(_add, [(tmp_path, year) for year in range(2000, 2020)])
    assert [row.year for row in store.read(tmp_path, store.GDP)] == list(range(2000, 2020))


def _add(folder, year):
    with store.locked(folder):
        store.write(folder, store.GDP, [*store.read(folder, store.GDP), _gdp(year=year)])


def _full_disk(handle):
    raise OSError(28, f"the disk is full: {handle}")
