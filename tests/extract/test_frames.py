import pytest

from ingest.extract import frames
from ingest.extract.frames import barriers
from ingest.models import Metric, Status


def barred(read, text):
    return {frames.barrier(quantity) for quantity in read(text).quantities}


@pytest.mark.parametrize("row", barriers(), ids=lambda row: row.attribute)
def test_each_barrier_bars_its_example_and_not_its_counter_example(read, row):
    assert row.name in barred(read, row.example)
    assert row.name not in barred(read, row.counter)


def test_only_a_bloc_agrees_and_only_a_country_pledges(read):
    discourse = read("NATO and Poland met.  It will be 5 percent of GDP.")
    (quantity,) = discourse.quantities
    of_bloc = frames.read(discourse, quantity, "NATO", set())
    of_country = frames.read(discourse, quantity, "POL", set())
    assert set(of_bloc.statuses).isdisjoint({"pledged", "legislated", "rejected"})
    assert "agreed" not in of_country.statuses


def test_a_demand_needs_a_word_that_asks(read):
    discourse = read("Poland will spend 5 percent of GDP.")
    (quantity,) = discourse.quantities
    assert Status.DEMANDED not in frames.read(discourse, quantity, "POL", set()).statuses
    assert Status.DEMANDED in frames.read(discourse, quantity, "POL", {"any demand"}).statuses


def test_money_is_an_amount_and_a_percentage_never_is(read):
    discourse = read("It will spend 5 billion euros, or 2 percent of GDP.")
    metrics = [frames.read(discourse, quantity, "POL", set()).metric for quantity in discourse.quantities]
    assert metrics[0] is Metric.AMOUNT
    assert metrics[1] is not Metric.AMOUNT
