import pytest

from ingest.extract import asking


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        ("U.S. demands on Japan to spend 5 percent of GDP grow.", "USA"),
        ("Washington wants Japan to spend 5 percent of GDP.", "USA"),
        ("Japan should spend 5 percent of GDP, Donald Trump said.", "USA"),
        ("Japan should spend 5 percent of GDP.", None),
    ],
)
def test_a_demand_comes_from_whoever_is_named_with_it(read, text, asker):
    discourse = read(text)
    assert asking.requested_by(discourse, discourse.quantities[0].start, "JPN") == asker


def test_a_bloc_asks_its_own_members_only_where_nobody_else_asks(read):
    alone = read("Every ally should spend 5 percent of GDP, NATO's Mark Rutte said.")
    beside = read("Donald Trump told NATO that allies should spend 5 percent of GDP.")
    assert asking.requested_by(alone, alone.quantities[0].start, "NATO") == "NATO"
    assert asking.requested_by(beside, beside.quantities[0].start, "NATO") == "USA"
