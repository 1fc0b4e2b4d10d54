import json
import time
from datetime import date
from pathlib import Path

import pytest

from ingest.acquire import feeds
from ingest.acquire.exchange import Page
from ingest.acquire.feeds import Feed, FeedsError, Link
from ingest.acquire.inputs import Refusal

HOUSE = Path(__file__).resolve().parents[2]
URL = "https://news.test/feeds/all"
SPENDS = Link(url="https://news.test/a?id=1", title="Poland spends", published=date(2025, 6, 27))

RSS_2 = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>Poland spends</title>
<link>https://news.test/a?id=1&amp;utm_source=rss#top</link><pubDate>Fri, 27 Jun 2025 23:30:00 -0500</pubDate>
</item></channel></rss>"""
RSS_091 = """<!DOCTYPE rss SYSTEM "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91">
<channel><item><title>Poland spends</title><link>/a?id=1</link></item></channel></rss>"""
RSS_090 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>News</title></channel>
<item><title>Poland spends</title><link>https://news.test/a?id=1</link></item></rdf:RDF>"""
RSS_1 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"/>
<item rdf:about="y"><title>Poland spends</title><link>https://news.test/a?id=1</link>
<dc:date>2025-06-27</dc:date></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry>
<title type="html">&lt;b&gt;Poland&lt;/b&gt; spends</title>
<link rel="alternate" href="../a?id=1"/><published>2025-06-27T01:00:00+09:00</published></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "1", "url": SPENDS.url, "title": SPENDS.title, "date_published": "2025-06-27T10:00:00Z"}
        ],
    }
)
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.test/a?id=1</loc>
<news:news><news:publication_date>2025-06-27</news:publication_date><news:title>Poland spends</news:title>
</news:news></url></urlset>"""


def read(content, **options):
    return feeds.links(Page(URL, content.encode() if isinstance(content, str) else content, **options))


@pytest.mark.parametrize("content", [RSS_2, RSS_1, ATOM, JSON, SITEMAP])
def test_every_kind_of_feed_gives_its_links_with_title_and_day(content):
    assert read(content) == [SPENDS]


@pytest.mark.parametrize("content", [RSS_090, RSS_091])
def test_the_oldest_feeds_give_links_without_a_day(content):
    assert read(content) == [SPENDS.model_copy(update={"published": None})]


def test_a_feed_is_read_in_the_encoding_of_its_server():
    content = RSS_2.replace("Poland", "Größe").replace('<?xml version="1.0"?>', "").encode("latin-1")
    (link,) = read(content, media_type="application/rss+xml", charset="iso-8859-1")
    assert link.title == "Größe spends"


def test_the_day_of_a_change_is_no_day_of_publication():
    (link,) = read(SITEMAP.replace("news:publication_date", "lastmod"))
    assert link.published is None


def test_a_link_that_is_named_twice_counts_once():
    item = RSS_2[RSS_2.index("<item>") : RSS_2.index("</channel>")]
    assert read(RSS_2.replace(item, item * 3)) == [SPENDS]


def test_a_feed_that_breaks_off_gives_what_it_has():
    assert read(RSS_2[: RSS_2.index("</item>")]) == [SPENDS]


def test_what_no_file_can_hold_is_replaced():
    (link,) = read('{"items": [{"url": "/a\\ud800b", "title": "a\\ud800 \\n b"}]}')
    assert link == Link(url="https://news.test/a?b", title="a? b")


def test_an_empty_feed_is_a_feed():
    assert read('<rss version="2.0"><channel/></rss>') == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is no feed"),
        ("no feed at all", "is no feed"),
        ("<html><body><a href='/a'>a</a></body></html>", "is no feed"),
        (b"\x00\x01\x02", "is no feed"),
        ('<a xmlns="x&#160;y&#160;z"><b/></a>', "is a damaged feed"),
        pytest.param(RSS_2 + " " * feeds.LARGEST, "is larger than 10 MB", id="enormous"),
        ("{broken", "is no JSON Feed"),
        ('{"items": [5]}', "is no JSON Feed"),
        ('{"items": 5}', "is no JSON Feed"),
        ('{"a":' * 50_000, "is no JSON Feed"),
        (SITEMAP.replace("urlset", "sitemapindex"), "is an index of sitemaps"),
    ],
)
def test_what_is_no_feed_is_refused_in_one_line(content, reason):
    assert read(content) == Refusal(URL, reason)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("root", [RSS_2, SITEMAP])
def test_entities_are_never_expanded(root, encoding):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol" * 99}">' for n in range(9))
    bomb = f"<!DOCTYPE x [{laughs}]>" + root.replace("Poland", "&l8;").replace('<?xml version="1.0"?>', "")
    started = time.process_time()
    assert read(bomb.encode(encoding)) == Refusal(URL, "declares entities, which no feed needs")
    assert time.process_time() - started < 0.5


def test_no_feed_reads_a_file_or_another_site_through_its_doctype(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("SECRET", encoding="utf-8")
    found = read(
        f'<!DOCTYPE urlset SYSTEM "{secret.as_uri()}">' + SITEMAP.replace('<?xml version="1.0"?>', "")
    )
    assert "SECRET" not in str(found)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://News.test/a#b", "https://news.test/a"),
        ("https://news.test/a?utm_medium=rss&b=%20c&fbclid=1", "https://news.test/a?b=%20c"),
        ("https://news.test/a?x", "https://news.test/a?x"),
    ],
)
def test_an_address_is_known_without_what_tracks_its_readers(url, expected):
    assert feeds.canonical(url) == expected


# feeds.toml


def test_the_feeds_of_the_project_are_of_governments_and_alliances():
    watchlist = feeds.configured(HOUSE / "data" / "feeds.toml")
    assert "NATO" in {feed.name for feed in watchlist.feeds}
    assert all(feed.url.startswith("https://") for feed in watchlist.feeds)
    assert watchlist.pause >= 1


def test_a_list_of_feeds_is_read(tmp_path):
    path = tmp_path / "feeds.toml"
    path.write_text('pause = 5\n[[feeds]]\nname = "NATO"\nurl = "https://nato.test/rss"\n', encoding="utf-8")
    watchlist = feeds.configured(path)
    assert (watchlist.pause, watchlist.feeds) == (5, (Feed(name="NATO", url="https://nato.test/rss"),))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "feeds: Field required"),
        ("pause = -1\nfeeds = []", "pause: Input should be greater than or equal to 0"),
        ('[[feeds]]\nname = "a"\nurl = "b"\n' * 2, "a feed is named twice"),
        ('[[feeds]]\nname = "a"\nlink = "b"', "feeds.0.url: Field required"),
        ("[[", "Invalid"),
    ],
)
def test_a_list_of_feeds_that_is_none_is_refused_by_name(tmp_path, content, reason):
    path = tmp_path / "feeds.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FeedsError) as caught:
        feeds.configured(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
