"""In what a legislated target stands, read from its sentence."""

import pytest

from dashboard.analysis.instruments import INSTRUMENTS, instrument


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        ("Under a law signed in October defence gets 2.1 per cent of GDP.", "law"),
        ("The Homeland Defence Act raises the military budget to three percent of GDP.", "law"),
        ("The parliament voted through the 2026 state budget; it puts defence at 5% of GDP.", "budget"),
        ("A defence strategy adopted by parliament foresees a budget of 2% of GDP.", "plan"),
        ("The cabinet approved a plan that takes spending to 2% of GDP.", "plan"),
        ("Parliament fixed the army's means at 1% of GDP by 110 votes to 78.", "plan"),
        ("Lawful means will act on it; the budget passed.", "budget"),
        ("The finance ministry plans 2.83% in 2027; the budget came into force.", "budget"),
    ],
)
def test_it_is_told_by_the_word_that_names_it(evidence: str, found: str) -> None:
    assert instrument("legislated", evidence) == found


@pytest.mark.parametrize("status", ["pledged", "agreed", "proposed", "rejected"])
def test_what_is_not_legislated_is_a_word_whatever_it_speaks_of(status: str) -> None:
    assert instrument(status, "The minister wants a law and a budget.") == "word"
    assert "word" in INSTRUMENTS
