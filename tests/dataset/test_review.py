import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from ingest.dataset import build, check, queue, review, store
from ingest.models import Action, Article

TODAY = date(2026, 11, 24)
TEXT = "Seoul will spend 3.5 percent by 2035. Warsaw will spend 5 percent by 2027."
SEOUL, WARSAW = TEXT[:37], TEXT[38:]


@pytest.fixture
def desk(tmp_path, statement):
    """A workspace with two statements of one article in its queue; their ids."""
    article = Article(
        id="a", text=TEXT, title="Two pledges", publisher="The Daily", url="https://daily.org/two"
    )
    stated = [
        statement(party="KOR", value=3.5, deadline="2035", evidence=SEOUL),
        statement(party="POL", value=5.0, deadline="2027", evidence=WARSAW, start=len(SEOUL) + 1),
    ]
    queue.add(tmp_path, article, stated, today=TODAY)
    return tmp_path, *(row.statement_id for row in queue.waiting(tmp_path))


def verdict(action=Action.ACCEPT, **fields):
    return review.Verdict(action=action, **{"who": "Ada", "on": TODAY, "why": "seen"} | fields)


def built(data):
    """What the dataset holds once the decisions are carried out, by commitment."""
    build.run(data, read=lambda _: [])
    assert check.problems(data) == []
    return {row.commitment_id: row for row in store.read(data, store.COMMITMENTS)}


def test_what_is_accepted_is_in_the_dataset_with_who_when_and_why(desk):
    data, seoul, _ = desk
    review.give(data, seoul, verdict())
    (row,) = built(data).values()
    assert (row.commitment_id, row.evidence, row.confidence) == ("kor-gdp-share-3.5-2035-pledged", SEOUL, 1)
    assert (row.publisher, row.source_url) == ("The Daily", "https://daily.org/two")
    (decision,) = store.read(data, store.DECISIONS)
    assert (decision.who, decision.decided_on, decision.why, decision.expect) == ("Ada", TODAY, "seen", SEOUL)


def test_of_what_is_accepted_only_the_sentence_stays(desk):
    data, seoul, warsaw = desk
    review.give(data, seoul, verdict())
    review.give(data, warsaw, verdict(Action.REJECT))
    built(data)
    assert store.read(data, store.QUEUE) == []
    assert all(TEXT not in path.read_text("utf-8") for path in data.glob("*.csv"))
    assert [TEXT[row.start : row.end] == row.evidence for row in store.read(data, store.STATEMENTS)] == [
        True
    ] * 2


def test_building_again_and_again_changes_nothing(desk):
    data, seoul, warsaw = desk
    review.give(data, seoul, verdict(corrections={"bound": "at_least"}))
    review.give(data, warsaw, verdict())
    first = built(data)
    before = {path.name: path.read_bytes() for path in data.glob("*.csv")}
    assert built(data) == first
    assert {path.name: path.read_bytes() for path in data.glob("*.csv")} == before


def test_what_waits_is_no_commitment(desk):
    data, seoul, _ = desk
    review.give(data, seoul, verdict())
    assert list(built(data)) == ["kor-gdp-share-3.5-2035-pledged"]
    assert len(queue.waiting(data)) == 1


def test_what_is_rejected_is_kept_and_counts_for_nothing(desk):
    data, seoul, _ = desk
    review.give(data, seoul, verdict(Action.REJECT))
    assert built(data) == {}
    assert [row.statement_id for row in store.read(data, store.STATEMENTS)] == [seoul]


def test_a_correction_is_a_row_a_field_and_the_statement_stays_as_it_was_read(desk):
    data, seoul, _ = desk
    changes = {"value": "3", "value_high": "3.5", "bound": "range", "deadline": None, "scope": "total"}
    done = review.give(data, seoul, verdict(corrections=changes))
    fields = [(row.field, row.old, row.new) for row in done.decisions if row.action is Action.CORRECT]
    assert sorted(fields) == [
        ("bound", "exact", "range"),
        ("deadline", "2035", None),
        ("value", "3.5", "3"),
        ("value_high", None, "3.5"),
    ]
    assert list(built(data)) == ["kor-gdp-share-3-to-3.5-pledged"]
    assert store.read(data, store.STATEMENTS)[0].value == 3.5


@pytest.mark.parametrize(
    ("corrections", "message"),
    [
        ({"value": "much"}, "value: "),
        ({"metric": "amount"}, "money has a currency"),
        ({"party": "ZZZ"}, "no code of a country or bloc"),
        ({"evidence": "Other words."}, "no field to correct"),
        ({"deadline": "soon"}, "no year, month or day"),
        ({"party": None}, "party: "),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_and_nothing_is_written(desk, corrections, message):
    data, seoul, _ = desk
    with pytest.raises(review.ReviewError, match=message):
        review.give(data, seoul, verdict(corrections=corrections))
    assert store.read(data, store.DECISIONS) == []


@pytest.mark.parametrize("fields", [{"who": " "}, {"why": ""}, {"why": "curated"}, {"action": Action.ADD}])
def test_a_decision_needs_a_person_a_reason_and_a_meaning(desk, fields):
    data, seoul, _ = desk
    with pytest.raises(review.ReviewError):
        review.give(data, seoul, verdict(**fields))


def test_a_statement_may_be_the_same_as_a_commitment_in_other_figures(desk):
    data, seoul, warsaw = desk
    review.give(data, seoul, verdict(corrections={"party": "POL", "value": "5.01", "deadline": "2027"}))
    ours = next(iter(built(data)))
    review.give(data, warsaw, verdict(same_as=ours))
    assert check.problems(data) == [line for line in check.problems(data) if "is not up to date" in line]
    (row,) = built(data).values()
    assert (row.commitment_id, len(row.statement_ids)) == (ours, 2)


def test_a_statement_may_supersede_a_commitment(desk):
    data, seoul, warsaw = desk
    review.give(data, seoul, verdict(corrections={"party": "POL"}))
    older = next(iter(built(data)))
    review.give(data, warsaw, verdict(supersedes=older))
    rows = built(data)
    assert rows["pol-gdp-share-5-2027-pledged"].supersedes == older
    assert rows[older].standing == "superseded"


@pytest.mark.parametrize("relation", ["same_as", "supersedes"])
def test_a_relation_to_a_commitment_that_is_not_there_is_refused(desk, relation):
    data, seoul, _ = desk
    with pytest.raises(review.ReviewError, match="no commitment nowhere"):
        review.give(data, seoul, verdict(**{relation: "nowhere"}))


def test_the_second_decision_on_a_statement_is_told_who_made_the_first(desk):
    data, seoul, _ = desk
    review.give(data, seoul, verdict())
    with pytest.raises(review.ReviewError, match="Ada decided on 2026-11-24: accept"):
        review.give(data, seoul, verdict(Action.REJECT, who="Bo"))
    built(data)
    with pytest.raises(review.ReviewError, match="Ada decided"):
        review.give(data, seoul, verdict(Action.REJECT, who="Bo"))


def test_a_decision_taken_back_leaves_everything_as_it_was(desk):
    data, seoul, _ = desk
    store.write(data, store.DECISIONS, [])
    before = {path.name: path.read_bytes() for path in data.glob("*.csv")}
    done = review.give(data, seoul, verdict(corrections={"value": "4"}))
    review.undo(data, done)
    assert {path.name: path.read_bytes() for path in data.glob("*.csv")} == before
    with pytest.raises(review.ReviewError, match="taken back already"):
        review.undo(data, done)


def test_what_is_in_the_dataset_is_not_taken_back(desk):
    data, seoul, _ = desk
    done = review.give(data, seoul, verdict())
    built(data)
    with pytest.raises(review.ReviewError, match="in the dataset by now"):
        review.undo(data, done)


def test_a_quote_that_was_changed_is_named(desk):
    data, seoul, _ = desk
    review.give(data, seoul, verdict())
    built(data)
    (row,) = store.read(data, store.STATEMENTS)
    store.write(data, store.STATEMENTS, [row.model_copy(update={"value": 9.0})])
    assert f"statement {seoul}: it does not say what it said" in check.problems(data)
    evidence = row.evidence.replace("3.5", "9.5")
    store.write(data, store.STATEMENTS, [row.model_copy(update={"evidence": evidence})])
    (problem,) = check.problems(data)
    assert problem.startswith("decision ")
    assert "the evidence is not" in problem


def test_the_likeliest_commitment_to_be_meant_is_offered_first(desk, commitment):
    data, _, warsaw = desk
    pending = next(row for row in queue.waiting(data) if row.statement_id == warsaw)
    known = [
        commitment("other-party", party="KOR", value=5.0, deadline="2027"),
        commitment("other-value", value=4.0, deadline="2027"),
        commitment("same-value", value=5.0, deadline="2030"),
        commitment("same-target", value=5.0, deadline="2027", status="legislated"),
    ]
    found = [row.commitment_id for row in review.related(pending, known)]
    assert found == ["same-target", "same-value", "other-value"]


def test_two_people_deciding_at_once_lose_nothing(tmp_path, statement):
    for number in range(30):
        text = f"Warsaw will spend {number} percent."
        article = Article(id="a", text=text, url=f"https://daily.org/{number}")
        queue.add(tmp_path, article, [statement(evidence=text, value=float(number))], today=TODAY)
    ids = [row.statement_id for row in queue.waiting(tmp_path)]
    together, refused = threading.Barrier(2), []

    def decide(who, order):
        together.wait()
        for statement_id in order:
            try:
                review.give(tmp_path, statement_id, verdict(who=who))
            except review.ReviewError:
                refused.append(statement_id)

    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(decide, "Ada", ids), pool.submit(decide, "Bo", ids[::-1])]:
            done.result(timeout=60)
    decided = [row.subject for row in store.read(tmp_path, store.DECISIONS)]
    assert sorted(decided) == sorted(refused) == sorted(ids)
