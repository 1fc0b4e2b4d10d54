import io
import json
from datetime import date

import pytest

from ingest.acquire import documents, pages
from ingest.acquire.exchange import Page
from ingest.acquire.inputs import Refusal
from ingest.models import Article, DatedBy


@pytest.fixture
def read(tmp_path):
    def make(name, content, **options):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(documents.read(path, **options))

    return make


def test_a_text_is_an_article_with_its_headline_and_the_day_it_is_given(read):
    (article,) = read("a.txt", "Headline\n\nThe text.", published=date(2025, 6, 27))
    assert (article.title, article.published) == ("Headline", date(2025, 6, 27))


@pytest.mark.parametrize("first", ["Poland will spend 5 percent.", "“Poland will spend 5 percent.”"])
def test_a_first_paragraph_is_no_headline(read, first):
    (article,) = read("a.txt", f"{first}\n\nSo the minister said.")
    assert article.title is None


def test_a_single_line_is_no_headline(read):
    (article,) = read("a.txt", "Poland will spend 5 percent of GDP.")
    assert article.title is None


def test_a_page_gives_its_text_its_title_and_its_day(read):
    page = (
        "<html><head><title>Poland pays</title><meta property='article:published_time' content='2025-06-27'>"
        "</head><body><article><p>"
        + "Poland will spend 5 percent of GDP on defence. "
        * 10
        + "</p></article>"
        "<script>alert(1)</script></body></html>"
    )
    (article,) = read("a.html", page)
    assert "Poland will spend 5 percent" in article.text
    assert "alert" not in article.text
    assert (article.title, article.published) == ("Poland pays", date(2025, 6, 27))


def test_jsonl_is_an_article_a_line_and_a_broken_line_costs_only_itself(read):
    lines = [json.dumps({"id": 7, "text": "One.", "title": None, "more": 1}), "{broken", '{"title": "x"}', ""]
    first, broken, textless = read("a.jsonl", "\n".join(lines))
    assert (first.id, first.text) == ("7", "One.")
    assert str(broken) == "a.jsonl, line 2: is no JSON object"
    assert str(textless) == "a.jsonl, line 3: has no text"


def test_a_line_with_a_wrong_day_is_refused_by_name(read):
    (refusal,) = read("a.jsonl", json.dumps({"text": "One.", "published": "yesterday"}))
    assert str(refusal).startswith("a.jsonl, line 1: published:")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"PK\x03\x04\x00\x00", "is a binary file, not text"),
        ("Größe".encode("latin-1"), "is not UTF-8 text (byte 2 is 0xf6)"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(read, content, reason):
    (refusal,) = read("a.txt", content)
    assert str(refusal) == f"a.txt: {reason}"


def test_a_missing_file_and_a_directory_are_refused(tmp_path):
    assert list(documents.read(tmp_path / "no.txt")) == [Refusal("no.txt", "no such file")]
    assert list(documents.read(tmp_path)) == [Refusal(tmp_path.name, "is a directory, not a file")]


def test_standard_input_is_read_where_no_file_is_named(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Poland pays.")))
    (article,) = documents.read(None)
    assert isinstance(article, Article)
    assert article.text == "Poland pays."


SENTENCE = "Poland will spend 5 percent of GDP on defence by 2026, its government said. "


def page(head="", foot=""):
    body = f"<body><article><p>{SENTENCE * 5}</p></article><footer>{foot}</footer></body>"
    return f"<html><head><title>Poland pays</title>{head}</head>{body}</html>"


DECLARED = "<meta property='article:published_time' content='2025-06-27'>"


def test_the_day_that_a_page_declares_goes_before_the_one_given(read):
    (article,) = read("a.html", page(DECLARED), published=date(2024, 1, 1))
    assert article.published == date(2025, 6, 27)


def test_the_day_given_is_for_pages_that_declare_none(read):
    (article,) = read("a.html", page(), published=date(2024, 1, 1))
    assert article.published == date(2024, 1, 1)


def test_the_year_of_a_copyright_is_no_day_of_publication(read):
    (article,) = read("a.html", page(foot="Copyright 2019"))
    assert article.published is None


@pytest.mark.parametrize("start", ["<!-- a comment -->\n", "<?xml version='1.0'?>\n", "\n <!DOCTYPE html>"])
def test_a_page_is_known_by_its_start_whatever_its_name(read, start):
    (article,) = read("a.txt", start + page())
    assert article.title == "Poland pays"
    assert "<" not in article.text


def test_a_page_of_markup_alone_is_refused(read):
    (refusal,) = read("a.html", "<html><body><script>run()</script></body></html>")
    assert str(refusal) == "a.html: no article text found in the page"


def test_a_line_in_another_encoding_costs_only_itself(read):
    lines = [
        b'{"text": "One."}',
        '{"text": "Größe"}'.encode("latin-1"),
        b'{"text": "\0"}',
        b'{"text": "Two."}',
    ]
    one, other, binary, two = read("a.jsonl", b"\n".join(lines))
    assert (one.text, two.text) == ("One.", "Two.")
    assert str(other).startswith("a.jsonl, line 2: is not UTF-8 text")
    assert str(binary).startswith("a.jsonl, line 3: is a binary file")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('{"text": " "}', "is empty"),
        ('{"text": 5}', "has no text"),
        ('["text"]', "has no text"),
        ('{"text": "One.", "title": 5}', "title: Input should be a valid string"),
        ('{"text": "One.", "published": 20250627}', "published: 20250627 is no day (YYYY-MM-DD)"),
        ('{"text": "One.", "id": ' + "1" * 5000 + "}", "is no JSON object"),
        ("[" * 100_000, "is no JSON object"),
    ],
)
def test_a_line_that_is_no_article_is_refused_with_its_reason(read, row, reason):
    (refusal,) = read("a.jsonl", row)
    assert str(refusal) == f"a.jsonl, line 1: {reason}"


@pytest.mark.parametrize("day", ["2025-06-27", "2025-06-27T23:30:00+09:00", "2025-06-27T10:00:00Z"])
def test_the_day_of_a_line_may_carry_a_time(read, day):
    (article,) = read("a.jsonl", json.dumps({"text": "One.", "published": day}))
    assert article.published == date(2025, 6, 27)


def test_the_day_given_is_for_lines_that_give_none(read):
    lines = [json.dumps({"text": "One."}), json.dumps({"text": "Two.", "published": "2025-06-27"})]
    days = [article.published for article in read("a.jsonl", "\n".join(lines), published=date(2024, 1, 1))]
    assert days == [date(2024, 1, 1), date(2025, 6, 27)]


def test_a_file_beyond_the_limit_is_refused(read, monkeypatch):
    monkeypatch.setattr(documents, "LARGEST", 1_000_000)
    (refusal,) = read("a.txt", b"x" * 1_000_001)
    assert str(refusal) == "a.txt: is larger than 1 MB"


def test_an_article_says_how_its_day_was_found(read):
    (declared,) = read("a.html", page(DECLARED), published=date(2024, 1, 1))
    (given,) = read("a.txt", SENTENCE, published=date(2024, 1, 1))
    (undated,) = read("b.txt", SENTENCE)
    assert [a.dated_by for a in (declared, given, undated)] == [DatedBy.DECLARED, DatedBy.GIVEN, None]


def test_the_same_words_have_the_same_digest_wherever_they_stand(read):
    (one,), (other,), (third,) = (
        read(n, t) for n, t in (("a.txt", "One."), ("b.txt", "One."), ("c.txt", "Two."))
    )
    assert one.sha256 == other.sha256 != third.sha256


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset='utf-8'>", "utf-8"),
        ("<meta charset='windows-1252'>", "utf-8"),  # the bytes know better
        ("<meta http-equiv='content-type' content='text/html; charset=ISO-8859-1'>", "cp1252"),
        ("<meta charset='windows-1250'>", "cp1250"),
        ("", "utf-16"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_is_in(read, head, encoding):
    (article,) = read("a.html", page(head).replace("Poland", "„Größe“").encode(encoding))
    assert article.text.startswith("„Größe“ will spend")


@pytest.mark.parametrize("charset", ["utf-8", "unicode_escape", "no-such", "hex"])
def test_a_page_in_another_encoding_than_it_says_is_refused(read, charset):
    (refusal,) = read(
        "a.html", page(f"<meta charset={charset}>").replace("Poland", "Größe").encode("latin-1")
    )
    assert refusal.reason.startswith("is not UTF-8 text (byte ")


def test_an_enormous_page_is_refused(read, monkeypatch):
    monkeypatch.setattr(pages, "LARGEST", 100)
    assert read("a.html", page()) == [Refusal("a.html", "is a page of more than 100 characters")]


def test_a_page_of_endless_depth_is_read_or_refused(read):
    (found,) = read("a.html", "<html><body>" + "<div>" * 50_000 + SENTENCE * 5)
    assert isinstance(found, Refusal | Article)


def fetched(content=b"", media_type="text/html", **options):
    where = Page("https://news.test/b?utm_source=rss", content or page().encode(), media_type)
    return documents.fetched(where, "https://news.test/a", **options)


def test_a_fetched_page_is_known_by_where_it_was_found_not_by_what_it_says_of_itself():
    head = (
        "<link rel='canonical' href='https://nato.int/'><meta property='og:url' content='https://nato.int/'>"
    )
    article = fetched(page(head).encode())
    assert (article.id, article.url) == ("https://news.test/b", "https://news.test/b")


def test_the_day_of_the_feed_is_for_pages_that_declare_none():
    days = {"published": date(2025, 6, 1), "dated_by": DatedBy.FEED}
    undated, dated = fetched(**days), fetched(page(DECLARED).encode(), **days)
    assert (undated.published, undated.dated_by) == (date(2025, 6, 1), DatedBy.FEED)
    assert (dated.published, dated.dated_by) == (date(2025, 6, 27), DatedBy.DECLARED)


@pytest.mark.parametrize(
    ("content", "media_type", "reason"),
    [
        (b"\x89PNG", "image/png", "is image/png, no article"),
        (b"PK\x03\x04", "", "is of no stated type, no article"),
        (b"<rss version='2.0'/>", "application/rss+xml", "is application/rss+xml, no article"),
        (b" ", "text/plain", "is empty"),
    ],
)
def test_what_is_no_document_on_the_web_is_refused_by_its_type(content, media_type, reason):
    assert fetched(content, media_type) == Refusal("https://news.test/a", reason)
