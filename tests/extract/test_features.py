from ingest.extract import features


def test_a_figure_tells_its_form_and_the_cues_on_either_side(read):
    discourse = read("Poland pledged 5 percent of GDP, parliament's draft said.")
    found = features.of_quantity(discourse, discourse.quantities[0], None)
    assert {
        "kind=percent",
        "base=percent:gdp",
        "value=five",
        "pledgec<",
        "any draft",
        "after nothing",
    } <= found


def test_what_follows_a_pointer_is_not_said_of_the_figure_before_it(read):
    discourse = read("NATO agreed on 5 percent of GDP and similar demands are placed on Japan.")
    assert "any demand" not in features.of_quantity(discourse, discourse.quantities[0], None)


def test_a_party_tells_where_it_stands_and_what_it_stands_before(read):
    discourse = read("Poland will spend 5 percent of GDP.")
    found = features.of_party(discourse, discourse.quantities[0], "POL", None)
    assert {"country", "here", "subject", "c<name", "c<between=0"} <= found


def test_a_sum_in_a_party_s_own_money_speaks_for_it(read):
    discourse = read("Poland and Sweden will spend 5 billion zlotys.")
    (quantity,) = discourse.quantities
    assert "own money" in features.of_party(discourse, quantity, "POL", None)
    assert "foreign money" in features.of_party(discourse, quantity, "SWE", None)


def test_a_party_named_before_tells_how_long_ago(read):
    discourse = read("Poland is ready. Rain fell. Outlays reach 5 percent of GDP.")
    assert "away=2" in features.of_party(discourse, discourse.quantities[0], "POL", None)


def test_a_date_tells_its_sense_its_tense_and_its_distance(read):
    discourse = read("Poland will spend 5 percent of GDP by 2030.")
    found = features.of_deadline(discourse, discourse.quantities[0], discourse.deadlines[0], None)
    assert {"kind=by", "tense=future", "c>by", "only=True"} <= found
