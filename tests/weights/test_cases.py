from ingest.extract import discourse
from ingest.models import Article
from ingest.weights import cases


def labelled(text, *records):
    read = discourse.read(Article(id="a", text=text, published="2025-06-27"), {})
    return [(quantity.value, len(found)) for quantity, found in cases.labels(read, records)]


def record(value, evidence, metric="gdp_share"):
    return {"party": "POL", "metric": metric, "value": value, "evidence": evidence, "deadline_text": None}


def test_a_figure_is_labelled_with_the_record_whose_evidence_holds_it():
    text = "Poland spent 4 percent of GDP. It will spend 5 percent of GDP."
    assert labelled(text, record(5.0, "It will spend 5 percent")) == [(4.0, 0), (5.0, 1)]


def test_a_figure_that_only_repeats_a_record_is_left_out():
    text = "Poland will spend 5 percent of GDP. Five percent, it said: 5 percent."
    assert labelled(text, record(5.0, "Poland will spend 5 percent")) == [(5.0, 1)]
