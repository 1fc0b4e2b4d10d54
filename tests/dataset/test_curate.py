import pytest

from ingest.dataset import curate, decisions, notes
from ingest.dataset.curate import FIELDS
from ingest.models import Action


@pytest.fixture
def note(data):
    return notes.read(data / "notes")[0]


@pytest.fixture
def read(note, statement):
    """A statement that an extractor read in the note: right, unless told otherwise."""

    def make(**fields):
        right = note.records[0].model_dump()
        return statement(**right | {"source_id": note.source.source_id} | fields)

    return make


def _after(note, statements):
    """What stands after the decisions, in the fields that must be equal."""
    made = curate.decisions(note, statements)
    decided = decisions.apply([*statements, *decisions.added(made)], made)
    return sorted(tuple(str(getattr(row, field)) for field in FIELDS) for row in decided)


def _by_hand(note):
    return sorted(tuple(str(getattr(row, field)) for field in FIELDS) for row in note.records)


def test_what_was_read_right_needs_no_decision(note, read):
    assert curate.decisions(note, [read()]) == []


def test_a_wrong_field_of_the_same_target_is_corrected(note, read):
    made = curate.decisions(note, [read(status="proposed", speaker=None)])
    assert {(d.action, d.field, d.old, d.new) for d in made} == {
        (Action.CORRECT, "status", "proposed", "pledged"),
        (Action.CORRECT, "speaker", None, "Ahn Gyu-back"),
    }
    assert curate.needed(made) == 1


def test_the_words_of_a_deadline_are_put_right_with_it(note, read):
    made = curate.decisions(note, [read(deadline=None, deadline_text=None)])
    assert {(d.field, d.new) for d in made} == {("deadline", "2035"), ("deadline_text", "by 2035")}


def test_other_words_for_the_right_deadline_need_no_decision(note, read):
    assert curate.decisions(note, [read(deadline_text="2035")]) == []


def test_a_false_statement_is_rejected_and_a_missed_record_added(note, read):
    made = curate.decisions(note, [read(metric="growth", value=9)])
    assert {d.action for d in made} == {Action.REJECT, Action.ADD}
    assert curate.needed(made) == 1


def test_of_two_readings_of_one_record_the_better_is_kept(note, read):
    worse, better = read(party="JPN"), read()
    made = curate.decisions(note, [worse, better])
    assert [(d.action, d.subject) for d in made] == [(Action.REJECT, worse.statement_id)]


@pytest.mark.parametrize(
    "readings",
    [
        [],
        [{}],
        [{"party": "JPN"}],
        [{"value": 4.0}],
        [{"value": 4.0, "deadline": None}],
        [{"metric": "amount", "currency": "USD"}],
        [{"bound": "range", "value_high": 4.0}],
        [{"status": "demanded", "requested_by": "USA"}, {"scope": "core"}],
    ],
)
def test_after_the_decisions_the_statements_are_the_records_made_by_hand(note, read, readings):
    assert _after(note, [read(**fields) for fields in readings]) == _by_hand(note)
