from datetime import date
from pathlib import Path

import pytest

from ingest.dataset import notes, store

HOUSE = Path(__file__).parents[2]

FRONT = """\
title = "Title"
publisher = "The Daily"
url = "https://example.org"
added_on = 2026-11-24
checked = "one"
"""
RECORD = """
[[records]]
party = "POL"
metric = "gdp_share"
value = 3
status = "pledged"
stated_on = 2025-03-01
"""


@pytest.fixture
def written(tmp_path):
    def write(front=FRONT, text="Poland will spend 3% of GDP.", name="2025-the-daily-title"):
        path = tmp_path / f"{name}.md"
        store.replace(path, f"+++\n{front}+++\n\n{text}\n")
        return path

    return write


def test_every_published_note_is_read_with_all_its_records():
    found = notes.read(HOUSE / "data" / "notes")
    assert len(found) >= 436
    assert sum(len(note.records) for note in found) >= 638


def test_every_published_note_lies_in_the_year_of_its_name():
    paths = list((HOUSE / "data" / "notes").rglob("*.md"))
    assert paths
    assert [path for path in paths if path.parent.name != path.name[:4]] == []


def test_a_note_is_a_source_a_text_and_records_proved_by_that_text(written):
    note = notes.read_one(written(FRONT + RECORD))
    assert note.source.source_id == "2025-the-daily-title"
    assert note.text == "Poland will spend 3% of GDP."
    assert [record.evidence for record in note.records] == [note.text]


def test_a_record_may_name_the_slice_of_the_text_that_proves_it(written):
    named = RECORD + 'evidence = "Poland will spend 3%."\n'
    note = notes.read_one(written(FRONT + named, text="So much is new. Poland will spend 3%."))
    assert note.records[0].start == 16


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ('published = "2025-06-20"\n', date(2025, 6, 20)),
        ('published = "2025-06"\n', date(2025, 6, 30)),
        ('published = "2025"\n', date(2025, 12, 31)),
        ('published = "2025-06"\ndated = 2025-06-11\n', date(2025, 6, 11)),
        ("", None),
    ],
)
def test_relative_dates_count_from_the_day_of_publication_or_the_day_a_reader_inferred(
    written, published, expected
):
    assert notes.read_one(written(FRONT + published)).article.published == expected


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"front": FRONT + 'colour = "red"\n'}, "colour"),
        ({"front": FRONT + RECORD + 'colour = "red"\n'}, "colour"),
        ({"front": FRONT + RECORD + "confidence = 0.5\n"}, "confidence"),
        ({"front": FRONT.replace("title", "titel")}, "titel"),
        ({"front": FRONT + RECORD.replace("pledged", "hoped")}, "status"),
        ({"front": FRONT + RECORD + 'evidence = "Not in the text."\n'}, "evidence"),
        ({"front": FRONT + 'published = "June"\n'}, "published"),
        ({"front": "title = \n"}, "Invalid value"),
        ({"text": " "}, "text below it"),
        ({"name": "2025-the-Daily-title"}, "small letters"),
        ({"name": "a-title"}, "small letters"),
    ],
)
def test_a_malformed_note_is_refused_by_the_name_of_its_file(written, change, message):
    path = written(**change)
    with pytest.raises(notes.NoteError, match=message) as error:
        notes.read_one(path)
    assert path.name in str(error.value)


def test_two_notes_may_not_share_a_name(tmp_path):
    for year in ("2024", "2025"):
        store.replace(tmp_path / year / "2025-the-daily-title.md", f"+++\n{FRONT}+++\n\nText.\n")
    with pytest.raises(notes.NoteError, match="same name"):
        notes.read(tmp_path)


def test_a_note_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "2025-the-daily-title.md"
    path.write_bytes(f"+++\n{FRONT}+++\n\n£3bn\n".encode("latin-1"))
    with pytest.raises(notes.NoteError, match="utf-8"):
        notes.read_one(path)
