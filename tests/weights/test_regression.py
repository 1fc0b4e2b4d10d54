from ingest.weights import regression
from ingest.weights.regression import Case, Choice


def test_a_feature_that_goes_with_an_outcome_speaks_for_it():
    cases = [Case(frozenset({"law"}), "legislated"), Case(frozenset({"bill"}), "proposed")] * 10
    model = regression.learn("status", cases)
    assert model.probabilities({"law"})["legislated"] > 0.5 > model.probabilities({"bill"})["legislated"]


def test_a_feature_of_the_right_option_ranks_it_first():
    choices = [Choice(((frozenset({"near"}), True), (frozenset({"far"}), False)))] * 10
    near, far = regression.rank("party", choices).shares([{"near"}, {"far"}])
    assert near > far


def test_rare_features_are_not_learned():
    cases = [Case(frozenset({"law"}), "legislated"), Case(frozenset({"bill"}), "proposed")] * 10
    model = regression.learn("status", [*cases, Case(frozenset({"once"}), "proposed")])
    assert "once" not in model.weights


def test_a_feature_that_goes_with_one_outcome_weighs_more_than_one_as_frequent_that_goes_with_both():
    cases = [
        *[Case(frozenset({"law", "both"}), "legislated")] * 4,
        *[Case(frozenset({"vow", "both"}), "pledged")] * 4,
    ]
    told = regression.learn("status", cases).weights
    assert told["law"]["legislated"] > abs(told.get("both", {}).get("legislated", 0.0))


def test_a_case_that_weighs_thrice_counts_for_three():
    rare = [Case(frozenset({"word"}), "pledged", 3.0)] * 3
    told = regression.learn("status", [*rare, *[Case(frozenset({"word"}), "proposed")] * 3])
    shares = told.probabilities({"word"})
    assert shares["pledged"] > shares["proposed"]
