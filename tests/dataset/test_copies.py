import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dataset import copies

WIRE = (
    "Warsaw will raise defence spending to five per cent of gross domestic product by 2027, Prime Minister "
    "Donald Tusk told reporters in the capital on Tuesday."
)
EDITED = WIRE.replace("told reporters", "told journalists").replace("on Tuesday", "on 4 March")
OWN = (
    "Poland's government plans to spend 5% of GDP on its armed forces within two years, Tusk said in Warsaw."
)

TEXTS = st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=9).map(" ".join), max_size=24)


@pytest.fixture
def count(statement, source):
    """How many independent sources make statements with these sentences, each on a page of its own."""

    def run(*evidence, kind="quote", urls=None):
        names = [f"source-{number}" for number in range(len(evidence))]
        urls = urls or [f"https://example.org/{name}" for name in names]
        sources = {name: source(name, url=url) for name, url in zip(names, urls, strict=True)}
        said = [
            statement(source_id=name, evidence=text, evidence_kind=kind)
            for name, text in zip(names, evidence, strict=True)
        ]
        return copies.independent(said, sources)

    return run


def test_copies_of_one_wire_report_are_one_source(count):
    assert count(WIRE, WIRE, EDITED, WIRE.upper()) == 1


def test_accounts_in_other_words_are_sources_of_their_own(count):
    assert count(WIRE, OWN) == 2
    assert count(WIRE, EDITED, OWN) == 2


def test_one_page_is_one_source(count):
    assert count(WIRE, OWN, urls=["https://example.org/a"] * 2) == 1


def test_a_page_that_copies_two_reports_makes_them_one(count):
    urls = [f"https://example.org/{page}" for page in "abcc"]
    assert count(WIRE, OWN, WIRE, OWN, urls=urls) == 1


def test_notes_are_in_our_own_words_and_copy_nothing(count):
    assert count(WIRE, WIRE, kind="note") == 2


@given(TEXTS, st.randoms())
def test_the_order_of_the_texts_changes_nothing(texts, random):
    expected = copies.originals(texts)
    random.shuffle(texts)
    assert copies.originals(texts) == expected


@given(TEXTS)
def test_no_copy_is_missed_and_none_is_invented(texts):
    found = copies.originals(texts)
    leaders = {*found.values()}
    shingles = {text: copies._shingles(text) for text in found}  # noqa: SLF001 - the definition itself
    for text, original in found.items():
        assert text == original or copies._alike(shingles[text], shingles[original])  # noqa: SLF001
    for one in leaders:
        assert not any(one != other and copies._alike(shingles[one], shingles[other]) for other in leaders)  # noqa: SLF001
