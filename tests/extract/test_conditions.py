import pytest

from ingest.extract.conditions import condition


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It will pay 3%, subject to approval by parliament.", "subject to approval by parliament"),
        ("It will pay 3% when fiscal conditions allow.", "when fiscal conditions allow"),
        ("If the economy grows, it will pay 3%.", "If the economy grows"),
        ("It will pay 3% when it arrives.", None),
        ("It will pay 3%.", None),
    ],
)
def test_a_condition_is_found_in_its_own_words(text, words):
    span = condition(text, 0, len(text))
    assert (text[slice(*span)] if span else None) == words
