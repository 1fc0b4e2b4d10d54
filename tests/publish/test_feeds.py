import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.dataset.changes import Change, Kind, history
from ingest.publish import feeds
from ingest.publish.feeds import Feed

FEED = Feed(date(2026, 11, 24))
DAY = date(2025, 11, 14)


@pytest.fixture(scope="module")
def added(commitment):
    def make(name="kor", **fields):
        return Change(Kind.ADDED, commitment(name, **fields), day=DAY, known_on=date(2026, 11, 24))

    return make


def parsed(changes, feed=FEED):
    return feedparser.parse(feeds.atom(changes, feed))


def items(changes, feed=FEED):
    return json.loads(feeds.json_feed(changes, feed))["items"]


def test_every_atom_feed_of_a_release_parses_and_is_complete(released):
    for path in [released / "feed.atom", *(released / "feeds").glob("*.atom")]:
        read = feedparser.parse(path.read_bytes())
        assert not read.bozo
        assert (read.version, read.feed.id[:9], read.feed.author) == ("atom10", "urn:uuid:", "pledgeboard")
        assert 0 < len(read.entries) <= feeds.NEWEST
        assert len({entry.id for entry in read.entries}) == len(read.entries)
        assert all(
            entry.title and entry.updated and entry.published and entry.content for entry in read.entries
        )


def test_every_json_feed_of_a_release_tells_the_entries_of_its_atom_twin(released):
    for path in [released / "feed.json", *(released / "feeds").glob("*.json")]:
        read = json.loads(path.read_text("utf-8"))
        twin = feedparser.parse(path.with_suffix(".atom").read_bytes())
        assert read["version"] == "https://jsonfeed.org/version/1.1"
        assert [item["id"] for item in read["items"]] == [entry.id for entry in twin.entries]
        assert [item["title"] for item in read["items"]] == [entry.title for entry in twin.entries]


def test_an_entry_tells_the_target_the_sentence_the_speaker_and_the_page(added):
    (entry,) = parsed([added(speaker="Ahn Gyu-back")]).entries
    assert entry.title == "South Korea, 3.5 % of GDP by 2035, pledged"
    assert entry.content[0].type == "text/plain"
    assert entry.content[0].value == (
        "Seoul will spend it.\nAhn Gyu-back, 2025-11-14\nThe Daily: https://example.org/seoul"
    )
    assert entry.link == "https://example.org/seoul"
    assert (entry.published, entry.updated) == ("2025-11-14T00:00:00Z", "2026-11-24T00:00:00Z")
    assert [tag.term for tag in entry.tags] == ["added", "KOR", "pledged"]


def test_an_entry_keeps_its_id_whatever_becomes_of_its_words(added):
    ids = {items([change])[0]["id"] for change in (added(), added(speaker="Ahn Gyu-back", confidence=0.5))}
    assert ids == {"urn:uuid:89c37a30-d582-53a2-a1c6-03463c1e4839"}


def test_a_pledge_said_again_is_news_each_time(added):
    said = [replace(added(), kind=Kind.RESTATED, day=date(2026, month, 1)) for month in (1, 2)]
    assert len({item["id"] for item in items(said)}) == 2


def test_what_is_superseded_is_proven_by_the_sentence_that_took_its_place(commitment):
    old = commitment("old", value=2.9, standing="superseded")
    new = commitment("new", evidence="Seoul will spend more.", supersedes="old")
    told = next(item for item in items(history([old, new])) if "superseded" in item["tags"])
    assert told["title"] == (
        "Superseded: South Korea, 2.9 % of GDP by 2035, pledged; now 3.5 % of GDP by 2035, pledged"
    )
    assert told["content_text"].startswith("Seoul will spend more.\n")


def test_what_is_said_again_is_proven_by_its_own_statement_and_page(commitment, statement, source):
    later = date(2026, 1, 9)
    said = [
        statement("a"),
        statement("b", stated_on=later, evidence="Seoul keeps its word.", source_id="two"),
    ]
    told = commitment(last_stated_on=later, statement_ids=("a", "b"))
    feed = replace(FEED, sources={"two": source("two")})
    again = next(item for item in items(history([told], said), feed) if "restated" in item["tags"])
    assert again["content_text"].startswith("Seoul keeps its word.\n2026-01-09\nThe Weekly: ")
    assert again["external_url"] == "https://example.org/two"


def test_a_party_s_feed_has_its_name_and_an_id_of_its_own():
    read = parsed([], replace(FEED, key="POL", whose="Poland"))
    assert read.feed.title == "pledgeboard: defence spending commitments of Poland"
    assert read.feed.id != parsed([]).feed.id


def test_every_party_s_feed_of_a_release_holds_its_own_changes_only(released):
    for path in (released / "feeds").glob("*.json"):
        tags = {item["tags"][1] for item in json.loads(path.read_text("utf-8"))["items"]}
        assert tags == {path.stem}


def test_the_newest_come_first_and_the_oldest_drop_out(added):
    told = [replace(added(str(n)), day=date(2020, 1, 1 + n % 28), known_on=None) for n in range(150)]
    shown = [item["date_published"] for item in items(told)]
    assert len(shown) == feeds.NEWEST
    assert shown == sorted(shown, reverse=True)
    assert shown[0] == "2020-01-28T00:00:00Z"


def test_a_feed_without_changes_is_as_old_as_its_data():
    read = parsed([])
    assert not read.bozo
    assert (read.entries, read.feed.updated) == ([], "2026-11-24T00:00:00Z")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "//example.org", "http://[", ""]
)
def test_only_a_page_on_the_web_is_linked(added, url):
    change = added(source_url=url)
    assert "external_url" not in items([change])[0]
    assert parsed([change]).entries[0].get("links", []) == []


def test_markup_stays_text_and_control_characters_are_gone(added):
    change = added(evidence="<script>alert(1)</script> ]]> &amp; \x1b[31m\x00")
    root = ET.fromstring(feeds.atom([change], FEED))  # noqa: S314 - our own feed
    content = root.find("{*}entry/{*}content")
    assert len(content) == 0
    assert content.text.startswith("<script>alert(1)</script> ]]> &amp;  [31m ")


@settings(deadline=None)  # a busy machine is no failure
@given(text=st.text())
def test_any_words_give_a_feed_that_parses(added, text):
    change = added(evidence=text, speaker=text, publisher=text, source_url=f"https://example.org/{text}")
    assert ET.fromstring(feeds.atom([change], FEED)) is not None  # noqa: S314 - our own feed
    assert len(items([change])) == 1
