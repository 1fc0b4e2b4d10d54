import pytest

from ingest.readers.agreement import compared
from ingest.readers.grounding import ground


@pytest.fixture
def llm(article, asserted):
    return lambda **fields: ground(article, [asserted(**fields)], extractor="llm m").statements


@pytest.fixture
def rules(llm):
    return [found.model_copy(update={"extractor": "pledgeboard 1", "confidence": 0.9}) for found in llm()]


def test_where_both_agree_the_record_is_as_the_rules_put_it(rules, llm):
    (found,) = compared(rules, llm(speaker=None))
    assert found.reader == "both"
    assert found.model_dump(exclude={"reader"}) == rules[0].model_dump()


def test_what_one_reader_found_is_marked_as_its_own(rules, llm):
    assert [s.reader for s in compared(rules, [])] == ["rules"]
    assert [s.reader for s in compared([], llm())] == ["llm"]


@pytest.mark.parametrize("fields", [{"status": "proposed"}, {"deadline": None}, {"scope": "core"}])
def test_readers_that_make_different_commitments_of_one_figure_stand_side_by_side(rules, llm, fields):
    assert {s.reader for s in compared(rules, llm(**fields))} == {"rules", "llm"}


def test_the_records_are_in_the_order_of_the_text(article, rules, llm):
    united_states = llm(
        party="USA",
        evidence="The United States wants every ally to spend 5 percent.",
        deadline=None,
        deadline_text=None,
        speaker=None,
    )
    assert [s.start for s in compared(rules, united_states)] == sorted(
        [rules[0].start, article.text.index("The United")]
    )
