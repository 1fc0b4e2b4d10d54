import pytest

from ingest.extract.confidence import CHOSEN, Model, fitted


@pytest.fixture
def model():
    return Model({"yes": 0.0, "no": 0.0}, {"a": {"yes": 2.0}, "b": {"no": 1.0}})


def test_probabilities_add_up_to_one_and_follow_the_weights(model):
    found = model.probabilities({"a"})
    assert sum(found.values()) == pytest.approx(1)
    assert found["yes"] > found["no"]


def test_an_unknown_feature_weighs_nothing(model):
    assert model.probabilities({"unheard"}) == {"yes": 0.5, "no": 0.5}


def test_shares_rank_options_against_each_other():
    ranking = Model({}, {"near": {CHOSEN: 1.0}, "far": {CHOSEN: -1.0}})
    near, far = ranking.shares([{"near"}, {"far"}])
    assert near + far == pytest.approx(1)
    assert near > far


def test_no_options_have_no_shares():
    assert Model({}, {}).shares([]) == []


def test_reasons_name_the_strongest_features_first(model):
    assert model.reasons({"a", "b"}, "yes") == [("a", 2.0)]


def test_every_question_has_a_fitted_model():
    assert set(fitted()) == {"party", "deadline", "speaker", "record", "status", "scope", "metric"}
