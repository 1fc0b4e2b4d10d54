"""Texts with records, and readings of them, that state only what differs."""

from datetime import date

import pytest

from ingest.extract.pipeline import extract
from ingest.measure import Example
from ingest.models import Article

TEXT = "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced."
RECORD = {
    "party": "POL",
    "metric": "gdp_share",
    "value": 5.0,
    "deadline": "2026",
    "scope": "total",
    "status": "pledged",
    "stated_on": "2025-06-27",
    "evidence": "Poland will spend 5 percent of GDP",
}


@pytest.fixture
def example():
    def made(*records, text=TEXT, name="a"):
        article = Article(id=name, text=text, published=date(2025, 6, 27))
        return Example(article, tuple(RECORD | record for record in records))

    return made


@pytest.fixture
def statement():
    """The statement of the text above, with what differs."""
    (found,) = extract(Article(id="a", text=TEXT, published=date(2025, 6, 27)))

    def made(**changed):
        return found.model_copy(update=changed)

    return made


@pytest.fixture
def pair(example, statement):
    """A text that wants its record, changed so, and the statement found in it."""

    def made(name="a", **changed):
        return example(changed, name=name), [statement()]

    return made
