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
