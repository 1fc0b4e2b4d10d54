from ingest.extract import pipeline

AGREED = "NATO leaders agreed in The Hague to spend 5 percent of GDP on defence by 2035."


def pointed(read, text):
    found = pipeline.findings(read(text))
    return [(f.bound[0], f.quantity.value, f.due) for f in found if f.found == frozenset() and f.reading]


def test_a_demand_that_points_to_a_target_carries_it_and_no_deadline(read):
    assert pointed(read, f"{AGREED} Similar demands are placed on Japan, Washington said.") == [
        ("JPN", 5.0, None)
    ]


def test_a_pointer_with_nobody_to_point_at_gives_nothing(read):
    assert pointed(read, f"{AGREED} Similar demands are heard.") == []


def test_a_pointer_without_a_target_before_it_gives_nothing(read):
    assert pointed(read, "Similar demands are placed on Japan, Washington said.") == []


def test_a_likeness_that_asks_for_nothing_is_no_demand(read):
    assert pointed(read, f"{AGREED} The same level was seen in Japan.") == []
