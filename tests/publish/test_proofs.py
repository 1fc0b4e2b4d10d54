from datetime import date

from ingest.dataset.changes import Change, Kind
from ingest.publish import proofs


def test_a_proof_is_the_sentence_who_said_it_when_and_where_a_line_each(commitment):
    proof = proofs.of(Change(Kind.ADDED, commitment(speaker="Ahn\nGyu-back")), {})
    assert str(proof).splitlines() == [
        "Seoul will spend it.",
        "Ahn Gyu-back, 2025-11-14",
        "The Daily: https://example.org/seoul",
    ]


def test_without_speaker_and_day_that_line_is_missing(commitment):
    proof = proofs.of(Change(Kind.ADDED, commitment(first_stated_on=None)), {})
    assert str(proof).splitlines() == ["Seoul will spend it.", "The Daily: https://example.org/seoul"]


def test_a_statement_whose_source_is_unknown_leaves_the_commitment_s_own_sentence(commitment, statement):
    again = Change(
        Kind.RESTATED, commitment(), day=date(2026, 1, 1), statement=statement(evidence="Again, Seoul.")
    )
    assert proofs.of(again, {}).evidence == "Seoul will spend it."
