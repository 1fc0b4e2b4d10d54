from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.dataset import changes
from ingest.dataset.changes import Clock, Edit, Kind

EARLY, LATE = date(2025, 3, 1), date(2026, 3, 1)


def test_a_commitment_that_is_new_is_added_on_the_day_it_was_first_stated(commitment):
    (change,) = changes.compare([], [commitment("a", stated_on=EARLY)])
    assert (change.kind, change.day, change.edits) == (Kind.ADDED, EARLY, ())


def test_a_commitment_that_is_gone_is_removed_as_it_stood(commitment):
    (change,) = changes.compare([commitment("a", value=3.5)], [])
    assert (change.kind, change.commitment.value, change.day) == (Kind.REMOVED, 3.5, None)


def test_a_change_tells_each_field_from_and_to(commitment):
    old, new = commitment("a", speaker=None), commitment("a", speaker="Ahn Gyu-back", n_sources=2)
    (change,) = changes.compare([old], [new])
    assert change.kind is Kind.CHANGED
    assert set(change.edits) == {Edit("speaker", None, "Ahn Gyu-back"), Edit("n_sources", 1, 2)}


def test_what_was_replaced_is_superseded_by_its_successor_on_the_successor_s_first_day(commitment):
    old = commitment("a", stated_on=EARLY)
    new = commitment("b", value=4.0, stated_on=LATE, supersedes="a")
    replaced, added = changes.compare([old], [old.model_copy(update={"standing": "superseded"}), new])
    assert (replaced.kind, replaced.successor, replaced.day) == (Kind.SUPERSEDED, new, LATE)
    assert (added.kind, added.commitment) == (Kind.ADDED, new)


@pytest.mark.parametrize(
    ("standing", "kind"), [("met", Kind.MET), ("lapsed", Kind.LAPSED), ("withdrawn", Kind.WITHDRAWN)]
)
def test_a_new_standing_names_the_change(commitment, standing, kind):
    (change,) = changes.compare([commitment("a")], [commitment("a", standing=standing)])
    assert change.kind is kind


def test_what_is_in_force_again_has_changed(commitment):
    (change,) = changes.compare([commitment("a", standing="lapsed")], [commitment("a")])
    assert (change.kind, change.edits) == (Kind.CHANGED, (Edit("standing", "lapsed", "standing"),))


STATES = st.dictionaries(
    st.sampled_from("abcd"),
    st.fixed_dictionaries(
        {
            "value": st.sampled_from((2.0, 3.5)),
            "speaker": st.sampled_from((None, "One", "Other")),
            "standing": st.sampled_from(("standing", "superseded", "lapsed")),
            "stated_on": st.sampled_from((EARLY, LATE)),
        }
    ),
)


@settings(deadline=None)  # a busy machine is no failure
@given(state=STATES)
def test_nothing_changed_between_a_state_and_itself(commitment, state):
    held = [commitment(name, **fields) for name, fields in state.items()]
    assert changes.compare(held, held[::-1]) == []


@settings(deadline=None)  # a busy machine is no failure
@given(before=STATES, after=STATES)
def test_the_changes_lead_from_the_old_state_to_the_new_one(commitment, before, after):
    old, new = ([commitment(name, **fields) for name, fields in state.items()] for state in (before, after))
    state = {c.commitment_id: c for c in old}
    for change in changes.compare(old, new):
        name = change.commitment.commitment_id
        if change.kind is Kind.REMOVED:
            del state[name]
        elif change.kind is Kind.ADDED:
            state[name] = change.commitment
        else:
            state[name] = state[name].model_copy(update={edit.field: edit.new for edit in change.edits})
    assert state == {c.commitment_id: c for c in new}


@settings(deadline=None)  # a busy machine is no failure
@given(before=STATES, after=STATES)
def test_the_way_back_removes_what_was_added_and_turns_every_edit_round(commitment, before, after):
    old, new = ([commitment(name, **fields) for name, fields in state.items()] for state in (before, after))
    forth, back = changes.compare(old, new), changes.compare(new, old)
    assert [c.commitment for c in forth if c.kind is Kind.ADDED] == [
        c.commitment for c in back if c.kind is Kind.REMOVED
    ]
    assert [[Edit(e.field, e.new, e.old) for e in c.edits] for c in forth] == [list(c.edits) for c in back]


def test_a_pledge_said_again_is_added_once_and_restated_on_its_last_day(commitment):
    told = commitment("a", first_stated_on=EARLY, last_stated_on=LATE)
    assert [(c.kind, c.day) for c in changes.history([told])] == [(Kind.ADDED, EARLY), (Kind.RESTATED, LATE)]


def test_a_deadline_that_was_missed_lapses_on_the_day_after_it(commitment):
    lapsed = commitment("a", stated_on=EARLY, deadline="2025-06", standing="lapsed")
    assert changes.history([lapsed])[-1].day == date(2025, 7, 1)


def test_a_pledge_retold_after_its_deadline_was_met_on_the_day_it_was_told_at_the_earliest(commitment):
    met = commitment("a", stated_on=EARLY, deadline="2024", standing="met")
    assert [(c.kind, c.day) for c in changes.history([met])] == [(Kind.ADDED, EARLY), (Kind.MET, EARLY)]


def test_of_two_that_one_replaced_both_know_their_successor(commitment):
    weaker = commitment("a", deadline="2032", stated_on=EARLY, standing="superseded")
    other = commitment("b", deadline="2031", stated_on=EARLY, standing="superseded")
    newer = commitment("c", deadline="2030", stated_on=LATE, supersedes="b")
    replaced = [c for c in changes.history([weaker, other, newer]) if c.kind is Kind.SUPERSEDED]
    assert [(c.commitment.commitment_id, c.successor, c.day) for c in replaced] == [
        ("a", newer, LATE),
        ("b", newer, LATE),
    ]


def test_what_has_no_day_is_in_no_history(commitment):
    assert changes.history([commitment("a", stated_on=None)]) == []


def test_since_leaves_out_its_first_day_and_keeps_its_last(commitment):
    days = [date(2025, 3, day) for day in (1, 2, 3)]
    told = [commitment(f"c{day.day}", stated_on=day) for day in days]
    found = changes.since(told, days[0], until=days[1])
    assert [c.commitment.commitment_id for c in found] == ["c2"]


def test_an_old_statement_found_late_is_news_to_the_dataset_only(commitment, statement):
    found = statement(stated_on=EARLY, added_on=date(2026, 11, 24))
    told = commitment("a", stated_on=EARLY, statement_ids=(found.statement_id,))
    assert changes.since([told], LATE, statements=[found]) == []
    (change,) = changes.since([told], LATE, statements=[found], clock=Clock.KNOWN)
    assert (change.day, change.known_on) == (EARLY, date(2026, 11, 24))


def test_nothing_is_known_before_it_came_about(commitment, statement):
    said = statement(stated_on=EARLY, added_on=date(2025, 3, 2))
    lapsed = commitment(
        "a", stated_on=EARLY, deadline="2025", standing="lapsed", statement_ids=(said.statement_id,)
    )
    assert changes.history([lapsed], [said])[-1].known_on == date(2026, 1, 1)


def test_a_pledge_said_three_times_is_restated_twice_each_by_its_own_statement(commitment, statement):
    days = [date(2025, 3, 1), date(2025, 6, 1), date(2026, 3, 1)]
    said = [statement(stated_on=day, start=number) for number, day in enumerate(days)]
    told = commitment(
        "a",
        first_stated_on=days[0],
        last_stated_on=days[2],
        statement_ids=tuple(each.statement_id for each in said),
    )
    assert [(c.kind, c.day, c.statement) for c in changes.history([told], said)] == [
        (Kind.ADDED, days[0], said[0]),
        (Kind.RESTATED, days[1], said[1]),
        (Kind.RESTATED, days[2], said[2]),
    ]
