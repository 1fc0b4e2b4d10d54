from datetime import date
from pathlib import Path

import pytest

from ingest.acquire import documents
from ingest.acquire.inputs import Input
from ingest.dataset import notes

HOUSE = Path(__file__).resolve().parents[2]
TEXT = "Poland will spend 5 percent of GDP on defence by 2026."


def read(content):
    return documents.parse(Input("a-note.md", content.encode(), ".md"))


def test_a_note_of_the_project_is_the_article_that_build_reads():
    paths = sorted((HOUSE / "data" / "notes" / "2014").glob("*.md"))
    assert paths
    for path in paths:
        (article,) = documents.read(path)
        expected = notes.read_one(path).article.model_dump()
        assert article.model_dump(exclude={"language", "dated_by"}).items() <= expected.items()


def test_a_note_says_where_it_is_from():
    article = read(f'+++\ntitle = "Poland"\nurl = "https://a.test/"\npublished = "2025-06"\n+++\n\n{TEXT}\n')
    assert (article.id, article.text, article.title) == ("a-note", TEXT, "Poland")
    assert (article.url, article.published) == ("https://a.test/", date(2025, 6, 30))


def test_without_front_matter_the_first_heading_is_the_title():
    article = read(f"# Poland spends\n\n{TEXT}")
    assert (article.title, article.published) == ("Poland spends", None)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f"+++\ntitle = \n+++\n{TEXT}", "Invalid value"),
        (f"+++\n{TEXT}", "a note is a front matter"),
        (f'+++\npublished = "soon"\n+++\n{TEXT}', "invalid literal"),
        (f"+++\npublished = 5\n+++\n{TEXT}", "no attribute"),
        (f"+++\ntitle = 5\n+++\n{TEXT}", "title: Input should be a valid string"),
    ],
)
def test_a_malformed_front_matter_is_refused_in_one_line(content, reason):
    refusal = read(content)
    assert reason in refusal.reason
    assert "\n" not in str(refusal)
