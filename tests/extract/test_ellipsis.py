from ingest.extract import quantities
from ingest.extract.ellipsis import elliptic


def values(text):
    return [quantity.value for quantity in elliptic(text, quantities.find(text))]


def test_a_number_that_left_its_unit_to_a_figure_before_it_is_a_candidate():
    assert values("Berlin will spend 3.5 percent and Paris 3.") == [3.0]


def test_a_number_that_counts_something_is_none():
    assert values("It spends 2 percent and has 3 ships, in chapter 4 of the plan.") == []


def test_a_text_without_any_figure_has_no_elliptic_ones():
    assert values("Berlin 3.5 and Paris 3.") == []
