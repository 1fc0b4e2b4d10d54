import random
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfWriter

from ingest.acquire import documents
from ingest.acquire import pdf as reader
from ingest.acquire.inputs import Input, Refusal
from ingest.extract.pipeline import extract
from ingest.models import Article, DatedBy

LINES = [
    "Poland will spend 5 percent of GDP on de-",
    "fence by 2026, the government in Warsaw said.",
]


def read(content, **options):
    return documents.parse(Input("plan.pdf", content, ".pdf", **options))


def test_the_text_of_a_pdf_is_that_of_its_pages_with_hyphens_undone(pdf):
    article = read(pdf(["Defence plan", *LINES], ["Annex"]))
    assert "5 percent of GDP on defence by 2026" in article.text
    assert article.title == "Defence plan"


def test_of_each_word_the_page_is_known(pdf):
    article = read(pdf(["Defence plan", *LINES], ["Annex one"], ["Annex two"]))
    assert [article.page(article.text.index(word)) for word in ("Defence", "2026", "one", "two")] == [
        1,
        1,
        2,
        3,
    ]


def test_the_title_of_the_file_goes_before_the_first_line(pdf):
    assert read(pdf(LINES, info="/Title (The plan)")).title == "The plan"


def test_the_day_the_file_was_made_is_marked_as_such_and_the_day_given_goes_before_it(pdf):
    content = pdf(LINES, info="/CreationDate (D:20250627120000Z)")
    made, given = read(content), read(content, published=date(2025, 6, 1))
    assert (made.published, made.dated_by) == (date(2025, 6, 27), DatedBy.FILE)
    assert (given.published, given.dated_by) == (date(2025, 6, 1), DatedBy.GIVEN)


def test_a_pdf_is_known_by_its_start_whatever_its_name(pdf):
    assert isinstance(documents.parse(Input("plan.txt", pdf(LINES), ".txt")), Article)


def test_a_pdf_that_needs_a_password_is_refused(pdf):
    writer, out = PdfWriter(BytesIO(pdf(LINES))), BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    assert read(out.getvalue()) == Refusal("plan.pdf", "is encrypted")


def test_a_pdf_that_opens_without_a_password_is_read(pdf):
    writer, out = PdfWriter(BytesIO(pdf(LINES))), BytesIO()
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(out)
    assert "5 percent" in read(out.getvalue()).text


def test_a_pdf_of_images_is_refused(pdf):
    assert read(pdf([], [])) == Refusal("plan.pdf", "has no text: its pages are images")


@pytest.mark.parametrize("limit", ["MOST_PAGES", "LONGEST"])
def test_an_enormous_pdf_is_refused(pdf, monkeypatch, limit):
    monkeypatch.setattr(reader, limit, 1)
    assert read(pdf(LINES, LINES)).reason.startswith("has more than 1 ")


def test_a_pdf_that_takes_too_long_is_refused(pdf, monkeypatch):
    monkeypatch.setattr(reader, "SECONDS", -1.0)
    assert "to read" in read(pdf(LINES)).reason


def test_a_damaged_pdf_is_read_or_refused_in_one_line_and_never_an_error(pdf, capfd):
    chance = random.Random(1)  # noqa: S311 - mangles, hides nothing
    whole = pdf(LINES, info="/CreationDate (D:20250627120000Z)")
    for _ in range(300):
        content = bytearray(whole)
        for place in chance.choices(range(8, len(content)), k=6):
            content[place] = chance.randrange(256)
        found = read(
            bytes(content[: chance.randrange(9, len(content))] if chance.random() < 0.3 else content)
        )
        assert isinstance(found, Article) or "\n" not in str(found)
    assert capfd.readouterr().err == ""


def test_what_a_pdf_states_is_read_across_its_lines_and_stands_on_a_page(pdf):
    article = read(pdf(["Defence plan"], LINES))
    (statement,) = extract(article)
    assert (statement.party, statement.value, statement.deadline) == ("POL", 5, "2026")
    assert article.text[statement.start : statement.end] == statement.evidence
    assert article.page(statement.start) == 2
