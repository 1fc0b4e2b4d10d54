import json
import shutil
from pathlib import Path

import pytest

from ingest.dataset import build, curate, decisions, notes, store
from ingest.extract.pipeline import extract_chosen
from ingest.models import Action, Status

DATA = Path(__file__).parents[2] / "data"
TEXT = "Seoul will spend 3.5 percent of GDP on defence by 2035, Ahn Gyu-back said."


@pytest.fixture
def read(statement):
    """An extractor that finds the record, but takes it for a proposal."""

    def misread(article):
        told = {
            "party": "KOR",
            "value": 3.5,
            "deadline": "2035",
            "status": "proposed",
            "speaker": "Ahn Gyu-back",
        }
        return [
            statement(**told, stated_on=article.published, evidence=article.text, source_id=article.id),
        ]

    return misread


def _files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != ".lock"}


def test_the_published_statements_equal_the_records_made_by_hand():
    found = notes.read(DATA / "notes")
    by_hand = [(note.source.source_id, record) for note in found for record in note.records]
    statements = store.read(DATA, store.STATEMENTS)
    decided = decisions.apply(statements, store.read(DATA, store.DECISIONS))
    assert _contract((row.source_id, row) for row in decided) == _contract(by_hand)
    assert len(decided) == len(by_hand)


def test_every_published_statement_is_proved_by_its_note():
    texts = {note.source.source_id: note.text for note in notes.read(DATA / "notes")}
    statements = store.read(DATA, store.STATEMENTS)
    assert len(statements) >= 638
    assert [row for row in statements if texts[row.source_id][row.start : row.end] != row.evidence] == []


def test_make_data_on_a_clean_checkout_changes_nothing(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns(".lock"))
    before = _files(folder)
    build.run(folder, read=extract_chosen)
    changed = [path.name for path, content in _files(folder).items() if before.get(path) != content]
    assert changed == [], "run `make data` and commit what it writes"


def test_a_build_says_how_much_people_had_to_put_right(data, read):
    summary = build.run(data, read=read)
    assert str(summary) == (
        "1 statements, 1 commitments\n1 countries and 0 blocs\n"
        "1 of 1 hand-made records needed a decision (100.0%); 0 extracted statements were false"
    )


def test_what_was_extracted_is_kept_and_the_commitment_follows_the_decision(data, read):
    build.run(data, read=read)
    assert [row.status for row in store.read(data, store.STATEMENTS)] == ["proposed"]
    assert [row.status for row in store.read(data, store.COMMITMENTS)] == ["pledged"]


def test_what_was_missed_is_added_by_hand(data):
    build.run(data, read=lambda _: [])
    (row,) = store.read(data, store.STATEMENTS)
    assert (row.extractor, row.evidence_kind, row.confidence, row.evidence) == ("hand", "note", 1, TEXT)


def test_building_again_changes_nothing(data, read):
    build.run(data, read=read)
    before = _files(data)
    build.run(data, read=read)
    assert _files(data) == before


def test_better_reading_leaves_no_curated_decision_behind(data, read):
    build.run(data, read=read)
    article = notes.read(data / "notes")[0].article
    right = [row.model_copy(update={"status": Status.PLEDGED}) for row in read(article)]
    summary = build.run(data, read=lambda _: right)
    assert summary.needed == 0
    assert store.read(data, store.DECISIONS) == []


def test_peoples_own_decisions_are_kept_and_applied(data, read):
    build.run(data, read=read)
    (row,) = store.read(data, store.STATEMENTS)
    own = decisions.decide(
        action=Action.CORRECT,
        subject=row.statement_id,
        field="bound",
        old="exact",
        new="at_least",
        who="curators",
        decided_on=row.added_on,
        why="The page says 'at least'.",
    )
    store.write(data, store.DECISIONS, [*store.read(data, store.DECISIONS), own])
    build.run(data, read=read)
    assert own in store.read(data, store.DECISIONS)
    assert [commitment.bound for commitment in store.read(data, store.COMMITMENTS)] == ["at_least"]


def test_another_note_changes_no_id(data, read):
    build.run(data, read=read)
    tables = (store.STATEMENTS, store.COMMITMENTS)
    before = [{getattr(row, table.key[0]) for row in store.read(data, table)} for table in tables]
    note = (data / "notes" / "2025" / "2025-11-14-the-daily-seoul.md").read_text("utf-8")
    store.replace(data / "notes" / "2025" / "2025-11-14-another-paper.md", note.replace("3.5", "4"))
    build.run(data, read=read)
    after = [{getattr(row, table.key[0]) for row in store.read(data, table)} for table in tables]
    assert all(old < new for old, new in zip(before, after, strict=True))


def test_the_day_of_the_data_is_that_of_the_newest_source(data, read):
    build.run(data, read=read)
    assert json.loads((data / "datapackage.json").read_text("utf-8"))["version"] == "2026-11-24"


def test_a_folder_without_notes_is_refused_and_stays_as_it_was(tmp_path):
    with pytest.raises(notes.NoteError, match="there are no notes"):
        build.run(tmp_path / "nowhere", read=lambda _: [])
    assert list(tmp_path.iterdir()) == []


def _contract(rows):
    """What two statements of one source must share to be one record."""
    return {
        (source_id, *(str(getattr(record, field)) for field in curate.FIELDS)) for source_id, record in rows
    }
