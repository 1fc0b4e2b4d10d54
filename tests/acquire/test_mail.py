from datetime import date

import pytest

from ingest.acquire import documents
from ingest.acquire.inputs import Input, Refusal
from ingest.models import DatedBy

HEAD = """From: Ministry of Defence <press@mod.test>
Subject: =?utf-8?q?Poland_spends_5_=25?=
Date: Fri, 27 Jun 2025 23:30:00 +0900
MIME-Version: 1.0
"""
TEXT = "Poland will spend 5 percent of GDP on defence by 2026, the government said.\n"


def read(content):
    raw = content if isinstance(content, bytes) else content.encode()
    return documents.parse(Input("release.eml", raw, ".eml"))


def plain(body, coding="8bit", charset="utf-8"):
    return f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {coding}\n\n{body}"


def test_a_mail_is_an_article_of_its_sender_with_its_subject_and_day():
    article = read(plain(TEXT))
    assert article.text == TEXT
    assert (article.title, article.publisher) == ("Poland spends 5 %", "Ministry of Defence")
    assert (article.published, article.dated_by) == (date(2025, 6, 27), DatedBy.DECLARED)


def test_a_text_broken_for_transport_is_whole_again():
    assert (
        "5 percent of GDP"
        in read(plain(TEXT.replace("percent of", "perc=\nent=20of"), "quoted-printable")).text
    )


def test_a_mail_that_is_a_page_is_read_as_one():
    page = f"<html><body><article><p>{TEXT * 4}</p></article><script>run()</script></body></html>"
    article = read(f"{HEAD}Content-Type: text/html; charset=utf-8\n\n{page}")
    assert "5 percent of GDP" in article.text
    assert "run()" not in article.text
    assert (article.title, article.published) == ("Poland spends 5 %", date(2025, 6, 27))


def test_of_text_and_page_the_text_is_read_and_attachments_are_not():
    parts = [("text/html", "<p>Page</p>"), ("text/plain", TEXT), ("application/octet-stream", "xx")]
    body = "".join(f"--b\nContent-Type: {kind}\n\n{content}\n" for kind, content in parts)
    article = read(f'{HEAD}Content-Type: multipart/alternative; boundary="b"\n\n{body}--b--\n')
    assert article.text.strip() == TEXT.strip()


@pytest.mark.parametrize("kind", ["application/pkcs7-mime", 'multipart/encrypted; boundary="b"'])
def test_an_encrypted_mail_is_refused(kind):
    assert read(f"{HEAD}Content-Type: {kind}\n\n--b\n\nx\n--b--") == Refusal("release.eml", "is encrypted")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f"{HEAD}Content-Type: image/png\n\nxx", "has no text"),
        (plain(" "), "is empty"),
        (plain("Größe", charset="ascii"), "is a damaged mail"),
        (plain(TEXT, charset="no-such"), "is a damaged mail"),
    ],
)
def test_a_mail_that_can_not_be_read_is_refused_in_one_line(content, reason):
    assert read(content) == Refusal("release.eml", reason)


def test_a_mail_without_headers_is_its_text():
    article = read("\n" + TEXT)
    assert (article.text, article.title, article.published) == (TEXT, None, None)
