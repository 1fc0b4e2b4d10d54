import pytest

from ingest.acquire.hostile import trick
from ingest.extract.pipeline import extract
from ingest.models import Article

TEXT = "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced."


def found(text=TEXT, title="Poland pays"):
    article = Article(id="a", text=text, title=title, published="2025-06-27")
    return trick(article, extract(article))


@pytest.mark.parametrize(
    "title", ['=HYPERLINK("http://evil.test")', " =1+1", "@SUM(A1:A9)", "+cmd|' /C calc'!A0", "-2+3*cmd|x"]
)
def test_a_title_that_is_a_formula_is_a_trick(title):
    assert found(title=title) == "has a title that is a spreadsheet formula"


@pytest.mark.parametrize(
    "title", ["<script>run()</script>", "a <img src=x onerror=run()>", "[a](javascript:run())"]
)
def test_a_title_with_markup_is_a_trick(title):
    assert found(title=title) == "has markup in its title"


@pytest.mark.parametrize("markup", ["<script>x</script>", "<img src=x onerror=run()>", "<!-- x -->", "<b>"])
def test_a_statement_with_markup_in_its_sentence_is_a_trick(markup):
    assert found(TEXT.replace("defence", f"defence {markup}")) == "has markup in the sentence of a statement"


@pytest.mark.parametrize(
    "title",
    [
        None,
        "+++ Live: summit in The Hague +++",
        "@NATO on what comes next",
        "-5 degrees in Warsaw",
        "5 % < 2 %? How the allies count",
        "What [they] said",
    ],
)
def test_an_unusual_headline_is_none(title):
    assert found(title=title) is None


def test_markup_beside_the_statements_is_none():
    assert found(f"{TEXT}\n\nThe page was written in <b>HTML</b>.") is None
