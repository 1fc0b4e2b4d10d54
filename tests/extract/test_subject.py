import pytest

from ingest.extract import pipeline, subject, tables
from ingest.extract.explain import explain

LONG = "The harvest was good and the weather mild. " * 30
PLEDGE = "Poland will spend 5 percent of GDP on it by 2026, Prime Minister Donald Tusk announced. "
ROWS = tables.rows("subject", "subject", tables.Row)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.phrases[0])
def test_a_row_applies_to_its_example_and_not_to_its_counter_example(row, article):
    assert subject.is_defence(article(LONG + row.example))
    assert not subject.is_defence(article(LONG + row.counter))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.phrases[0])
def test_every_word_of_a_row_is_enough_in_any_case(row, article):
    assert [
        word for word in row.spelled() if not subject.is_defence(article(f"{LONG}({word.upper()}’s)"))
    ] == []


def test_a_text_that_nowhere_speaks_of_defence_states_nothing_and_the_explanation_says_why(article):
    assert pipeline.extract(article(PLEDGE + LONG)) == []
    assert list(explain(article(PLEDGE + LONG))) == ["no record: the text nowhere speaks of defence"]
    assert pipeline.extract(article(PLEDGE + LONG + "So much for defence.")) != []


def test_the_headline_may_tell_the_subject(article):
    assert subject.is_defence(article(LONG, title="More for the army"))


def test_a_brief_text_may_take_its_subject_for_granted(article):
    assert [statement.value for statement in pipeline.extract(article(PLEDGE))] == [5.0]
