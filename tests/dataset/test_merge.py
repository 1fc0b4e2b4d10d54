from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dataset import merge as merging
from ingest.dataset.decisions import decide
from ingest.models import Action

TODAY = date(2026, 11, 24)
SOURCES = ("one", "two", "three")

HISTORIES = st.lists(
    st.fixed_dictionaries(
        {
            "source_id": st.sampled_from(SOURCES),
            "party": st.sampled_from(["POL", "LVA", "NATO"]),
            "value": st.sampled_from([2.0, 2.04, 3.0, 3.5, 5.0]),
            "deadline": st.sampled_from([None, "2024", "2027", "2027-04", "2030", "2032"]),
            "status": st.sampled_from(
                ["pledged", "legislated", "proposed", "demanded", "rejected", "agreed"]
            ),
            "stated_on": st.none() | st.dates(date(2014, 1, 1), date(2026, 6, 1)),
            "speaker": st.sampled_from([None, "A", "B"]),
            "start": st.integers(0, 3),
            "evidence_kind": st.sampled_from(["note", "quote"]),
        }
    ),
    max_size=12,
)


@pytest.fixture(scope="session")
def merge(source, spent):
    sources = [source(name) for name in SOURCES]
    spending = [spent("POL", 2024, 3.9), spent("LVA", 2024, 3.3)]

    def run(statements, judgements=(), sources=sources):
        return merging.merge(statements, judgements, sources=sources, spending=spending, as_of=TODAY)

    return run


def _judge(action, **fields):
    return decide(action=action, who="curators", decided_on=TODAY, why="seen", **fields)


RELATIONS = st.lists(
    st.tuples(
        st.sampled_from([Action.SAME, Action.DIFFERENT, Action.SUPERSEDES]),
        st.integers(0, 11),
        st.integers(0, 11),
    ),
    max_size=4,
    unique_by=lambda relation: relation[2],
)
"""What people say of two statements of a history, by their numbers; nobody is the same as two others."""


def _related(statements, relations):
    names = [merging.slug(merging.key(said)) for said in statements]
    return [
        _judge(action, subject=names[one], old=names[other])
        for action, one, other in relations
        if max(one, other) < len(names) and names[one] != names[other]
    ]


@given(HISTORIES, RELATIONS, st.randoms())
def test_the_order_of_statements_and_decisions_changes_nothing(merge, statement, history, relations, random):
    statements = [statement(**fields) for fields in history]
    judgements = [
        _judge(Action.REJECT, subject=said.statement_id)
        if number % 2
        else _judge(Action.CORRECT, subject=said.statement_id, field="scope", old="total", new="core")
        for number, said in enumerate(statements[:3])
    ]
    by_target = {judgement.old: judgement for judgement in _related(statements, relations)}
    judgements += by_target.values()
    expected = merge(statements, judgements)
    random.shuffle(statements)
    random.shuffle(judgements)
    assert merge(statements, judgements) == expected


@given(HISTORIES)
def test_a_statement_that_comes_twice_counts_once(merge, statement, history):
    statements = [statement(**fields) for fields in history]
    assert merge([*statements, *statements]) == merge(statements)


@given(HISTORIES, RELATIONS)
def test_what_people_relate_loses_no_statement(merge, statement, history, relations):
    statements = {made.statement_id: made for made in (statement(**fields) for fields in history)}
    judgements = _related(list(statements.values()), relations)
    behind = [name for row in merge(statements.values(), judgements) for name in row.statement_ids]
    assert sorted(behind) == sorted(statements)


@given(HISTORIES)
def test_a_commitment_has_no_more_sources_than_statements(merge, statement, history):
    for row in merge([statement(**fields) for fields in history]):
        assert 1 <= row.n_sources <= len(row.statement_ids)


@given(HISTORIES)
def test_no_statement_is_lost_or_counted_twice(merge, statement, history):
    statements = {made.statement_id: made for made in (statement(**fields) for fields in history)}
    behind = [name for row in merge(statements.values()) for name in row.statement_ids]
    assert sorted(behind) == sorted(statements)


@given(HISTORIES, HISTORIES)
def test_another_source_changes_no_other_id(merge, statement, history, more):
    before = {row.commitment_id for row in merge([statement(**fields) for fields in history])}
    after = {row.commitment_id for row in merge([statement(**fields) for fields in [*history, *more]])}
    assert before <= after


@given(HISTORIES)
def test_what_was_replaced_is_there_and_does_not_stand(merge, statement, history):
    rows = {row.commitment_id: row for row in merge([statement(**fields) for fields in history])}
    replaced = {row.supersedes for row in rows.values()} - {None}
    assert all(rows[name].standing in {"superseded", "withdrawn"} for name in replaced)
    assert all(row.supersedes != name for name, row in rows.items())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": 4.7, "deadline": "2025", "status": "legislated"}, "pol-gdp-share-4.7-2025-legislated"),
        (
            {"party": "KOR", "value": 5, "status": "demanded", "requested_by": "USA"},
            "kor-gdp-share-5-demanded-by-usa",
        ),
        ({"party": "NATO_EUROPE", "scope": "core", "value": 3.5}, "nato-europe-gdp-share-core-3.5-pledged"),
        ({"value": 3, "value_high": 3.5, "bound": "range"}, "pol-gdp-share-3-to-3.5-pledged"),
        ({"metric": "growth", "value": -16, "deadline": "2026"}, "pol-growth-minus-16-2026-pledged"),
        ({"metric": "amount", "currency": "EUR", "value": 152.8e9}, "pol-amount-eur-152.8bn-pledged"),
        ({"metric": "amount", "currency": "JPY", "value": 43e12}, "pol-amount-jpy-43tn-pledged"),
        (
            {"metric": "amount", "currency": "KRW", "value": 66294700000000},
            "pol-amount-krw-66.2947tn-pledged",
        ),
        ({"metric": "amount", "currency": "GBP", "value": 250_000}, "pol-amount-gbp-250000-pledged"),
    ],
)
def test_an_id_reads_as_what_it_names(statement, fields, expected):
    assert merging.slug(merging.key(statement(**fields))) == expected


@given(HISTORIES)
def test_two_targets_never_share_an_id(statement, history):
    keys = {merging.key(statement(**fields)) for fields in history}
    assert len({merging.slug(key) for key in keys}) == len(keys)


def test_statements_of_one_target_and_force_are_one_commitment(merge, statement):
    (row,) = merge([statement(), statement(source_id="two", bound="at_least")])
    assert (row.n_sources, row.corroboration, len(row.statement_ids)) == (2, "corroborated", 2)


@pytest.mark.parametrize(
    "fields",
    [{"status": "proposed"}, {"deadline": "2030"}, {"value": 3.5}, {"scope": "core"}, {"party": "LVA"}],
)
def test_nothing_is_joined_across_targets_or_forces(merge, statement, fields):
    assert len(merge([statement(), statement(source_id="two", **fields)])) == 2


def test_two_notes_on_one_page_are_one_source(merge, statement, source):
    sources = [source(name, url="https://example.org/page") for name in ("one", "two")]
    (row,) = merge([statement(), statement(source_id="two")], sources=sources)
    assert (row.n_sources, row.corroboration) == (1, "single")


def test_the_earliest_statement_is_the_evidence_and_others_fill_what_it_leaves_open(merge, statement):
    first = statement(evidence="First.", stated_on=date(2025, 1, 1))
    second = statement(source_id="two", evidence="Second.", speaker="A", deadline_text="soon")
    (row,) = merge([second, first])
    assert (row.evidence, row.source_url) == ("First.", "https://example.org/one")
    assert (row.speaker, row.deadline_text) == ("A", "soon")
    assert (row.first_stated_on, row.last_stated_on) == (date(2025, 1, 1), date(2025, 3, 1))


def test_of_one_day_the_most_complete_statement_is_the_evidence(merge, statement):
    bare = statement(evidence="Bare.")
    named = statement(source_id="two", evidence="Named.", speaker="A")
    assert merge([bare, named])[0].evidence == "Named."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 4),
        ({"deadline": "2030", "speaker": "A", "status": "legislated"}, 7),
        ({"bound": "about"}, 3),
        ({"condition": "if it can"}, 3),
        ({"scope": "other"}, 3),
        ({"metric": "growth"}, 3),
    ],
)
def test_specificity_counts_what_is_pinned_down(merge, statement, fields, expected):
    assert merge([statement(**fields)])[0].specificity == expected


def test_a_second_source_is_a_point_more(merge, statement):
    assert merge([statement(), statement(source_id="two")])[0].specificity == 5


def test_where_a_person_decided_there_is_no_doubt_left(merge, statement):
    said = statement(confidence=0.4)
    assert merge([said])[0].confidence == 0.4
    assert merge([said], [_judge(Action.ACCEPT, subject=said.statement_id)])[0].confidence == 1
    assert merge([statement(extractor="hand", confidence=1)])[0].confidence == 1


def test_copies_of_one_report_are_one_source(merge, statement):
    said = "Warsaw will spend three per cent of GDP on defence, the prime minister told reporters."
    copied = {"evidence": said, "evidence_kind": "quote"}
    (row,) = merge([statement(**copied), statement(source_id="two", **copied)])
    assert (row.n_sources, row.corroboration) == (1, "single")


def test_what_is_the_same_as_the_same_is_the_same(merge, statement):
    said = [statement(value=value) for value in (2.0, 2.04, 3.0)]
    one, other, third = (merging.slug(merging.key(each)) for each in said)
    chain = [_judge(Action.SAME, subject=one, old=other), _judge(Action.SAME, subject=other, old=third)]
    (row,) = merge(said, chain)
    assert (row.commitment_id, len(row.statement_ids)) == (one, 3)


def test_a_circle_of_the_same_joins_nothing(merge, statement):
    said = [statement(value=2.0), statement(value=2.04)]
    one, other = (merging.slug(merging.key(each)) for each in said)
    circle = [_judge(Action.SAME, subject=one, old=other), _judge(Action.SAME, subject=other, old=one)]
    assert len(merge(said, circle)) == 2


def test_people_may_say_that_two_commitments_are_the_same(merge, statement):
    rounded, exact = statement(value=2.0), statement(source_id="two", value=2.04)
    one, other = (row.commitment_id for row in merge([rounded, exact]))
    (row,) = merge([rounded, exact], [_judge(Action.SAME, subject=one, old=other)])
    assert row.commitment_id == one
    assert set(row.statement_ids) == {rounded.statement_id, exact.statement_id}
