"""What the readers of the comparison are given, as far as they can be told apart by it."""

from datetime import date

from ingest.models import Article, Metric, Status
from tests.benchmarks.readers import given
from tests.benchmarks.readers.given import Figure, Spot

FIGURE = Figure(20, 25, Metric.GDP_SHARE, 3.5)


def test_names_demonyms_and_capitals_stand_for_their_party():
    spots = given.parties("Poland and the Dutch met in South Korea; Berlin, the U.S. and NATO were told.")
    assert [spot.what for spot in spots] == ["POL", "NLD", "KOR", "DEU", "USA", "NATO"]


def test_what_only_looks_like_a_party_is_none():
    assert given.parties("They sailed from The Hague to South America.") == []


def test_a_name_is_where_it_stands():
    text = "In the spring Norway's cabinet met."
    (spot,) = given.parties(text)
    assert text[spot.start : spot.end] == "Norway"


def test_sentences_make_up_the_text():
    text = "He said so. “We will.” Then 3.5 per cent!\n\nA new paragraph"
    parts = [text[start:end] for start, end in given.sentences(text)]
    assert "".join(parts) == text
    assert [part.strip() for part in parts] == [
        "He said so.",
        "“We will.”",
        "Then 3.5 per cent!",
        "A new paragraph",
    ]


def test_only_paragraphs_on_defence_are_looked_at():
    text = "Rents rose. Bread too.\nThe army grew. It was told."
    found = [text[start:end].strip() for start, end in given.sentences_on_defence(text)]
    assert found == ["The army grew.", "It was told."]


def test_the_nearest_may_stand_before_or_after():
    near, far = Spot(30, 35, "after"), Spot(0, 5, "before")
    assert given.nearest([far, near], FIGURE) == "after"
    assert given.nearest([far, Spot(60, 65, "later")], FIGURE) == "before"
    assert given.nearest([], FIGURE) is None


def test_a_statement_proves_itself_with_its_sentence():
    text = "It rained all day. Norway wants 3.5 percent. So be it."
    article = Article(id="a", text=text, published=date(2026, 1, 2))
    figure = Figure(text.index("3.5"), text.index(" percent"), Metric.GDP_SHARE, 3.5)
    one = given.statement(article, figure, "NOR", None)
    assert one.evidence == text[one.start : one.end] == "Norway wants 3.5 percent. "
    assert (one.status, one.deadline, one.stated_on) == (Status.PLEDGED, None, date(2026, 1, 2))


def test_the_same_target_told_twice_is_one():
    article = Article(id="a", text="Norway wants 3.5 percent. " * 2, published=date(2026, 1, 2))
    told = [
        given.statement(article, Figure(at, at + 3, Metric.GDP_SHARE, 3.5), "NOR", due, Status.PROPOSED)
        for at, due in ((13, None), (39, None), (39, "2030"))
    ]
    assert given.distinct(told) == [told[0], told[2]]
