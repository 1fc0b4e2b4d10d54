from ingest.measure.grounding import Grounding, grounding


def test_evidence_that_is_a_slice_with_its_figure_is_grounded(pair):
    assert grounding([pair()]) == Grounding(records=1, exact=1, with_figure=1)


def test_evidence_that_is_not_where_it_says_is_not_grounded(example, statement):
    moved = statement(start=1, end=len(statement().evidence) + 1)
    assert grounding([(example({}), [moved])]) == Grounding(1, 0, 0)


def test_a_slice_without_the_figure_is_counted_apart(example, statement):
    cut = statement(evidence="Poland", start=0, end=6)
    assert grounding([(example({}), [cut])]) == Grounding(1, 1, 0)
