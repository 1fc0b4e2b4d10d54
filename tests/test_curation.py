"""From the web to a release: each step as a curator calls it, on a site on this machine."""

import json
import os
import subprocess
import sys

import pytest

from ingest.dataset import store

PAGE = """<html><head><title>{title}</title>
<meta property="article:published_time" content="2025-06-27"></head><body><article><h1>{title}</h1>
<p>{text}</p><p>That was told to the press in the capital on Tuesday, and the talks will go on. Those who
had come heard a long speech about the past and about the weather, and asked questions.</p></article></body>
</html>"""
POLAND = "Poland will spend 4 percent of GDP on defence by 2030, its government announced."
LATVIA = "Latvia will spend 3 percent of GDP on defence by 2028, its government announced."
NAVY = "The navy of Norway took part in an exercise with 9 ships, an officer said."


def run(*arguments, given=None):
    command = [sys.executable, "-m", "ingest", *map(str, arguments)]
    environment = {**os.environ, "COLUMNS": "200"}
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False, env=environment)


def page(text, title="The news"):
    return PAGE.format(text=text, title=title)


@pytest.fixture
def data(site, tmp_path):
    """A folder that watches one feed of three articles, two of which state something."""
    links = [site.put(f"/{name}", page(text)) for name, text in enumerate((POLAND, NAVY, LATVIA))]
    feed = site.put("/feed", json.dumps({"items": [{"url": link} for link in links]}), kind="")
    folder = tmp_path / "own"
    folder.mkdir()
    named = f'pause = 0\n[[feeds]]\nname = "The Daily"\nurl = "{feed}"\n'
    (folder / "feeds.toml").write_text(named, encoding="utf-8")
    return folder


def test_an_article_of_a_feed_ends_in_a_release_with_who_decided(data, tmp_path):
    releases = tmp_path / "releases"
    watched = run("watch", "--data", data, "--once", "--allow-private")
    assert (watched.returncode, watched.stderr) == (0, "")
    assert "3 new links · 3 read · 2 with statements · 2 queued" in watched.stdout

    unsure = run("publish", releases, "--data", data)
    assert (unsure.returncode, len(unsure.stderr.splitlines())) == (1, 1)
    assert "1 decided, 1 left to decide" in run("review", "--data", data, "--who", "Ada", given="a\n").stdout
    built = run("build", "--data", data)
    assert (built.returncode, built.stdout) == (0, "1 statements, 1 commitments\n1 countries and 0 blocs\n")
    assert run("check", "--data", data).stdout == "every table is valid\n"
    assert run("publish", releases, "--data", data, "--version", "1").returncode == 0

    keys = "c\nvalue = 3.5\na\n"
    assert "1 decided, 0 left to decide" in run("review", "--data", data, "--who", "Bo", given=keys).stdout
    assert run("check", "--data", data).returncode == 0
    assert run("publish", releases, "--data", data, "--version", "2").returncode == 0
    told = run("diff", releases / "1", releases / "2")
    assert (told.returncode, told.stderr) == (0, "")
    (line,) = told.stdout.splitlines()
    assert line.startswith("added ")
    assert ", 3.5 % of GDP by 20" in line
    decided = [(row.who, row.action, row.new) for row in store.read(releases / "2", store.DECISIONS)]
    assert sorted(decided, key=str) == [
        ("Ada", "accept", None),
        ("Bo", "accept", None),
        ("Bo", "correct", "3.5"),
    ]
    proofs = {row.evidence for row in store.read(releases / "2", store.COMMITMENTS)}
    assert all(any(text in proof for proof in proofs) for text in (POLAND, LATVIA))


def test_a_page_is_added_by_its_address(site, tmp_path):
    done = run("add", site.put("/a", page(POLAND)), "--data", tmp_path, "--allow-private")
    assert (done.returncode, done.stdout) == (0, "1 statements found, 1 of them new in the queue\n")
    (row,) = store.read(tmp_path, store.QUEUE)
    assert (row.url, row.title, str(row.published)) == (f"{site.root}/a", "The news", "2025-06-27")


HOSTILE = {
    "has a title that is a spreadsheet formula": page(POLAND, '=HYPERLINK("http://evil.test")'),
    "has markup in the sentence of a statement": page(POLAND.replace("GDP", "GDP &lt;img src=x&gt;")),
}


@pytest.mark.parametrize(("command", "reason"), list(zip(("add", "extract"), HOSTILE, strict=True)))
def test_no_command_lets_a_hostile_page_through(site, tmp_path, command, reason):
    url = site.put("/a", HOSTILE[reason])
    where = ["--data", tmp_path] if command == "add" else []
    done = run(command, url, *where, "--allow-private")
    assert (done.returncode, done.stderr) == (1, f"refused: {url}: {reason}\n")
    assert not (tmp_path / store.QUEUE.path).exists()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1:1/", "may not be reached (127.0.0.1 is a loopback address)"),
        ("file:///etc/passwd", "is neither http nor https"),
    ],
)
def test_an_address_that_leads_inside_is_one_line(tmp_path, url, reason):
    done = run("add", url, "--data", tmp_path)
    assert (done.returncode, done.stderr) == (1, f"refused: {url}: {reason}\n")
