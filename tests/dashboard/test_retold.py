"""What the reading says of itself is told in the reader's language, and what is not known stays as it is."""

import pytest

from dashboard.contents import trial
from dashboard.contents.retold import retold
from dashboard.language import LANGUAGES, said_in
from ingest.acquire.inputs import Refusal
from ingest.extract.frames import barriers

OTHERS = [code for code in LANGUAGES if code != "en"]


def in_english_still(text: str, code: str) -> bool:
    return said_in(code, lambda: retold(text)) == text


def test_a_reason_is_told_in_the_language_with_its_share_as_it_writes_it() -> None:
    reason = "it reads as no commitment (99%)"
    assert said_in("de", lambda: retold(reason)) == "liest sich nicht als Verpflichtung (99\u00a0%)"
    assert retold(reason) == "it reads as no commitment (99 %)"


@pytest.mark.parametrize("code", OTHERS)
def test_every_barrier_and_every_reason_of_the_example_has_its_form(code: str) -> None:
    found = trial.of_text(trial.EXAMPLE, trial.EXAMPLE_DAY)
    assert isinstance(found, trial.Trial)
    reasons = {figure.abstained for figure in found.figures if figure.abstained}
    assert len(reasons) > 2
    reasons |= {row.name for row in barriers()}
    assert [reason for reason in reasons if in_english_still(reason, code)] == []


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize(
    "text", ["", "a" * (trial.LONGEST + 1), "Der Haushalt für Verteidigung steigt. " * 40]
)
def test_a_refusal_of_what_a_reader_pastes_is_told_in_the_language(text: str, code: str) -> None:
    found = trial.of_text(text, None)
    assert isinstance(found, Refusal)
    assert not in_english_still(found.name, code)
    assert not in_english_still(found.reason, code)


@pytest.mark.parametrize(
    "text", ["of no known form", "is empty, or nearly", "(99%) it reads as no commitment"]
)
def test_what_has_no_form_stays_as_it_is(text: str) -> None:
    assert said_in("ko", lambda: retold(text)) == text
