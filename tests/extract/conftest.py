"""Articles and discourses for the tests of extraction."""

from datetime import date

import pytest

from ingest.extract import confidence, discourse
from ingest.models import Article


@pytest.fixture
def article():
    def make(text, *, published=date(2025, 6, 27), title=None):
        return Article(id="test", text=text, title=title, published=published)

    return make


@pytest.fixture
def read(article):
    def make(text, **options):
        return discourse.read(article(text, **options), confidence.fitted())

    return make
