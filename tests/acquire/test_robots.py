import pytest

from ingest.acquire.robots import parse

OURS = b"""
User-agent: *
Disallow: /

User-agent: otherbot
User-agent: Pledgeboard/1.0   # us
Allow: /news
Disallow: /news/private
Disallow: /*.pdf$
Crawl-delay: 2.5
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/news/a", True),
        ("/news/private/a", False),
        ("/a/b.pdf", False),
        ("/a/b.pdf?page=1", True),
    ],
)
def test_the_longest_rule_of_our_own_group_decides(path, allowed):
    assert parse(OURS, "pledgeboard").allow(path) is allowed


def test_a_robot_without_a_group_obeys_the_one_for_all():
    assert not parse(OURS, "thirdbot").allow("/news")


def test_the_pause_that_a_site_asks_for_is_known():
    assert parse(OURS, "pledgeboard").delay == 2.5


def test_of_two_rules_of_one_length_the_allowing_one_decides():
    assert parse(b"user-agent: *\ndisallow: /a\nallow: /a", "x").allow("/a")


def test_an_empty_rule_forbids_nothing():
    assert parse(b"User-agent: *\nDisallow:", "x").allow("/a")


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\0", b"Disallow: /", b"<html>", b"User-agent:\nDisallow: /"]
)
def test_what_names_no_robot_forbids_nothing(content):
    assert parse(content, "x").allow("/a")


def test_a_rule_of_many_stars_takes_no_time():
    rules = parse(b"User-agent: *\nDisallow: /" + b"*a" * 5_000 + b"$", "x")
    assert rules.allow("/" + "a" * 1_900 + "b")
