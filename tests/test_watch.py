import gzip
import json
import multiprocessing
import random
import sqlite3
import time
from contextlib import closing
from datetime import date

import pytest
import typer
from filelock import FileLock

from ingest.acquire import addresses, seen
from ingest.acquire.feeds import Feed
from ingest.acquire.fetch import Fetcher, Manners
from ingest.cli import watching
from ingest.dataset import store
from ingest.watch import Outcome, Round, Summary

COUNTRIES = ("Poland", "Estonia", "Latvia", "Lithuania", "Norway", "Denmark", "Germany", "Romania")
OTHERS = (
    "Inflation in {country} rose to {value} percent in May, the statistics office said.",
    "The navy of {country} took part in an exercise with {number} ships, an officer said.",
    "Exports of {country} grew by {value} percent, and the minister of trade was pleased.",
    "The festival opened in the capital of {country}, and {number} visitors were welcome.",
    "The army of {country} will hold a parade on Tuesday, its spokesman said.",
)
PAGE = """<html><head><title>{title}</title>
<meta property="article:published_time" content="2025-06-27"></head>
<body><nav>Home News</nav><article><h1>{title}</h1><p>{text}</p><p>That was told to the press in the capital
on Tuesday, and the talks will go on. Those who had come heard a long speech about the past, about the
neighbours and about the weather, which was fine, and some of them asked questions that were not answered.
In the evening there was music on the square in front of the town hall, where flags had been put up.</p>
</article><script>run()</script></body></html>"""


def relevant(number):
    country, value = COUNTRIES[number % len(COUNTRIES)], 2 + number / 10
    return f"{country} will spend {value} percent of GDP on defence by 2030, its government announced."


def other(number):
    template = OTHERS[number % len(OTHERS)]
    return template.format(country=COUNTRIES[number % len(COUNTRIES)], value=2 + number / 10, number=number)


def page(text, title="The news"):
    return PAGE.format(text=text, title=title)


# feeds of every format


def rss(links):
    items = "".join(f"<item><title>News</title><link>{link}</link></item>" for link in links)
    return f'<rss version="2.0"><channel>{items}</channel></rss>'


def rdf(links):
    names = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    items = "".join(f'<item rdf:about="{x}"><title>News</title><link>{x}</link></item>' for x in links)
    return f"<rdf:RDF {names}><channel/>{items}</rdf:RDF>"


def atom(links):
    entries = "".join(f'<entry><title>News</title><link href="{link}"/></entry>' for link in links)
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'


def json_feed(links):
    return json.dumps({"items": [{"url": link, "title": "News"} for link in links]})


def sitemap(links):
    rows = "".join(f"<url><loc>{link}</loc></url>" for link in links)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


@pytest.fixture
def workspace(tmp_path):
    """Makes a folder that watches the given feeds."""

    def make(*urls, name="data"):
        rows = "".join(f'[[feeds]]\nname = "Publisher {n}"\nurl = "{url}"\n' for n, url in enumerate(urls))
        (tmp_path / name).mkdir()
        (tmp_path / name / "feeds.toml").write_text(f"pause = 0\n{rows or 'feeds = []'}", encoding="utf-8")
        return tmp_path / name

    return make


def watch(data):
    """One round; the exit code."""
    with pytest.raises(typer.Exit) as caught:
        watching.watch(data=data, once=True, allow_private=True)
    return caught.value.exit_code


def queued(data):
    return [row.url for row in store.read(data, store.QUEUE)]


def state(data):
    """All that a workspace remembers."""
    with closing(sqlite3.connect(data / seen.FILE)) as database:
        queries = ("select * from feeds order by url", "select * from links order by url")
        rows = [database.execute(query).fetchall() for query in queries]
    path = data / store.QUEUE.path
    return rows, path.read_text("utf-8") if path.exists() else ""


def test_of_200_articles_in_five_kinds_of_feeds_the_relevant_ones_are_queued_once(site, workspace, capsys):
    numbers = random.Random(1).sample(range(200), 30)  # noqa: S311 - a sample, no secret
    texts = [relevant(number) if number in numbers else other(number) for number in range(200)]
    links = [site.put(f"/{number}", page(text)) for number, text in enumerate(texts)]
    kinds = (rss, rdf, atom, json_feed, sitemap)
    feeds = [site.put(f"/feed{n}", kind(links[n::5]), kind="") for n, kind in enumerate(kinds)]
    data = workspace(*feeds)

    assert watch(data) == 0
    assert (
        "5 feeds (0 unchanged, 0 failed) · 200 new links · 200 read · 30 with statements"
        in capsys.readouterr().out
    )
    assert sorted(queued(data)) == sorted(links[number] for number in numbers)
    before = state(data)

    assert watch(data) == 0
    assert " 0 new links · 0 read · 0 with statements · 0 queued" in capsys.readouterr().out
    assert state(data) == before
    assert {site.count(f"/{number}") for number in range(200)} == {1}


def test_killed_at_any_moment_and_run_again_it_ends_in_the_same_state(site, workspace):
    links = [site.put(f"/{n}", page(relevant(n) if n % 3 == 0 else other(n))) for n in range(6)]
    feed = site.put("/feed", rss(links), kind="", ETag='"1"')
    assert watch(workspace(feed, name="warm")) == 0
    whole = workspace(feed, name="whole")
    started = time.monotonic()
    assert watch(whole) == 0
    took, expected = time.monotonic() - started, state(whole)
    assert len(queued(whole)) == 2

    forked, chance = multiprocessing.get_context("fork"), random.Random(2)  # noqa: S311 - moments, no secrets
    interrupted = 0
    for number in range(20):
        data = workspace(feed, name=str(number))
        running = forked.Process(target=watch, args=(data,))
        running.start()
        running.join(chance.uniform(0, took))
        running.kill()
        running.join()
        interrupted += running.exitcode != 0
        assert watch(data) == 0
        assert state(data) == expected
    assert interrupted >= 5


def test_hostile_pages_change_nothing_but_one_line_each(site, workspace, capsys):
    bomb = gzip.compress(bytes(10_000_000)) * 100
    sentence = relevant(1)
    hostile = [
        site.put("/formula", page(sentence, '=HYPERLINK("http://evil.test","x")')),
        site.put("/markup", page(sentence.replace("defence", "defence &lt;img src=x onerror=run()&gt;"))),
        site.put("/bomb", bomb, Content_Encoding="gzip"),
        site.put("/metadata", status=302, Location="http://169.254.169.254/latest/meta-data"),
        site.put("/file", status=302, Location="file:///etc/passwd"),
        "file:///etc/passwd",
        site.put("/circle", status=302, Location="/circle"),
        site.put("/script", "<html><body><script>run()</script></body></html>"),
        site.put("/charset", page(sentence + " Größe").encode("latin-1")),
        site.put("/image", b"\x89PNG", kind="image/png"),
        site.put("/german", f"<html><body><p>{'Mehr Geld für die Verteidigung, sagte der Kanzler. ' * 9}"),
    ]
    good = site.put("/good", page(sentence))
    data = workspace(site.put("/feed", json_feed([*hostile, good]), kind=""))

    assert watch(data) == 0
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1] for line in lines] == hostile
    assert all(line.startswith("refused: ") for line in lines)
    assert queued(data) == [good]
    assert watch(data) == 0
    assert capsys.readouterr().err == ""


def test_a_line_about_a_hostile_address_does_not_steer_the_terminal(site, workspace, capsys):
    data = workspace(site.put("/feed", json_feed(["http://a.test/\x1b[31m\n\x07[bold]"]), kind=""))
    assert watch(data) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.isprintable()
    assert "[bold]" in line


def test_a_script_beside_the_text_is_not_part_of_it(site, workspace):
    data = workspace(site.put("/feed", rss([site.put("/a", page(relevant(1)))]), kind=""))
    assert watch(data) == 0
    assert "run()" not in (data / store.QUEUE.path).read_text("utf-8")


def test_the_publisher_is_the_one_that_the_list_names_and_the_day_the_one_of_the_page(site, workspace):
    data = workspace(site.put("/feed", rss([site.put("/a", page(relevant(1), "Headline"))]), kind=""))
    assert watch(data) == 0
    (row,) = store.read(data, store.QUEUE)
    assert (row.publisher, row.title, row.published) == ("Publisher 0", "Headline", date(2025, 6, 27))


def test_the_memory_of_links_holds_no_text(site, workspace):
    data = workspace(site.put("/feed", rss([site.put("/a", page(relevant(1)))]), kind=""))
    assert watch(data) == 0
    assert b"percent" not in (data / seen.FILE).read_bytes()


def test_a_link_in_two_feeds_is_fetched_once(site, workspace):
    link = site.put("/a", page(relevant(1)))
    data = workspace(site.put("/one", rss([link]), kind=""), site.put("/two", atom([link + "#top"]), kind=""))
    assert watch(data) == 0
    assert (site.count("/a"), len(queued(data))) == (1, 1)


def test_an_unchanged_feed_is_not_read_again(site, workspace, capsys):
    data = workspace(site.put("/feed", rss([]), kind="", ETag='"1"'))
    site.put("/feed", status=304)
    assert [watch(data), watch(data)] == [0, 0]
    assert "1 feeds (1 unchanged, 0 failed)" in capsys.readouterr().out
    assert site.asked[-1][1]["If-None-Match"] == '"1"'


def test_a_broken_feed_costs_only_itself(site, workspace, capsys):
    link = site.put("/a", page(relevant(1)))
    broken = [site.root + "/no", site.put("/html", page("No feed."))]
    data = workspace(*broken, site.put("/feed", rss([link]), kind=""))
    assert watch(data) == 0
    assert capsys.readouterr().err.splitlines() == [
        f"failed: {broken[0]}: answers 404 (Not Found)",
        f"failed: {broken[1]}: is no feed",
    ]
    assert queued(data) == [link]


def test_when_no_feed_can_be_read_cron_is_told(site, workspace):
    assert watch(workspace(site.root + "/no")) == 1


def rounds(data, feed, count):
    """Rounds without patience, and what came of the links in each."""
    outcomes = []
    for _ in range(count):
        manners = Manners(pause=0, backoff=())
        with Fetcher(manners, barrier=addresses.nearby) as fetcher, seen.opened(data) as links:
            steps = list(Round(fetcher, links, lambda _, statements: len(statements)).steps([feed]))
        outcomes += [step.outcome for step in steps if step.left is not None]
    return outcomes


def test_a_page_that_can_not_be_had_now_is_read_in_a_later_round(site, tmp_path):
    link = site.put("/a", status=429)
    site.put("/a", status=500)
    site.put("/a", page(relevant(1)))
    feed = Feed(name="Publisher", url=site.put("/feed", rss([link]), kind=""))
    outcomes = rounds(tmp_path, feed, 4)
    assert outcomes == [Outcome.POSTPONED, Outcome.POSTPONED, Outcome.STATES]


def test_a_page_that_can_never_be_had_is_given_up(site, tmp_path, monkeypatch):
    monkeypatch.setattr(seen, "TRIES", 3)
    feed = Feed(name="Publisher", url=site.put("/feed", rss([site.put("/a", status=503)]), kind=""))
    assert rounds(tmp_path, feed, 5) == [Outcome.POSTPONED, Outcome.POSTPONED, Outcome.REFUSED]


def test_a_queue_that_fails_loses_nothing(site, tmp_path):
    feed = Feed(name="Publisher", url=site.put("/feed", rss([site.put("/a", page(relevant(1)))]), kind=""))

    def full(*_):
        raise OSError("no space left")

    with (
        Fetcher(Manners(pause=0), barrier=addresses.nearby) as fetcher,
        seen.opened(tmp_path) as links,
        pytest.raises(OSError, match="no space left"),
    ):
        list(Round(fetcher, links, full).steps([feed]))
    assert rounds(tmp_path, feed, 1) == [Outcome.STATES]


def test_a_round_without_feeds_is_not_deaf():
    assert not Summary().is_deaf


# the command


def refused(capsys, **options):
    with pytest.raises(typer.Exit) as caught:
        watching.watch(once=True, **options)
    (line,) = capsys.readouterr().err.splitlines()
    return caught.value.exit_code, line


def test_without_a_list_of_feeds_there_is_one_line(tmp_path, capsys):
    assert refused(capsys, data=tmp_path) == (1, f"{tmp_path / 'feeds.toml'}: No such file or directory")


def test_a_workspace_is_watched_by_one_at_a_time(workspace, capsys):
    data = workspace()
    with FileLock(data / ".watch.lock"):
        assert refused(capsys, data=data) == (1, f"{data}: is being watched already")


def test_a_memory_that_is_no_database_is_one_line(workspace, capsys):
    data = workspace()
    (data / seen.FILE).write_text("no database" * 99, encoding="utf-8")
    assert refused(capsys, data=data) == (1, "file is not a database")


def test_it_goes_on_round_after_round_until_it_is_stopped(workspace, monkeypatch, capsys):
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        if len(slept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(watching.time, "sleep", sleep)
    with pytest.raises(typer.Exit) as caught:
        watching.watch(data=workspace(), every=30)
    assert (caught.value.exit_code, slept) == (0, [1800, 1800])
    assert len(capsys.readouterr().out.splitlines()) == 2
