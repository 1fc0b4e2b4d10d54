import json
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.dataset import store

DATA = Path(__file__).parents[2] / "data"


def run(*arguments):
    command = [sys.executable, "-m", "ingest", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A data folder whose first commitment has another speaker, and whose last one is gone."""
    folder = tmp_path_factory.mktemp("changed")
    first, *others, _ = store.read(DATA, store.COMMITMENTS)
    store.write(folder, store.COMMITMENTS, [first.model_copy(update={"speaker": "Somebody Else"}), *others])
    return folder


def test_publish_prints_where_the_release_stands(tmp_path):
    done = run("publish", tmp_path, "--version", "1.0", "--date", "2026-11-24")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{tmp_path / '1.0'}\n", "")
    assert (tmp_path / "latest" / "commitments.parquet").exists()


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--version", "../up"], 1, "'../up' is no version"),
        (["--date", "soon"], 2, "--date: 'soon' is no day"),
        (["--data", "/nowhere"], 1, "/nowhere"),
    ],
)
def test_what_cannot_be_published_is_one_line(tmp_path, options, code, message):
    done = run("publish", tmp_path / "releases", *options)
    assert done.returncode == code
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "releases").exists()


def test_diff_prints_one_line_a_change(changed):
    done = run("diff", DATA, changed)
    assert done.returncode == 0
    first, last = done.stdout.splitlines()
    assert first.startswith("changed ")
    assert first.endswith("→ Somebody Else")
    assert last.startswith("removed ")


def test_diff_prints_an_object_a_change(changed):
    done = run("diff", changed, DATA, "--format", "jsonl")
    first, last = map(json.loads, done.stdout.splitlines())
    assert first["changes"]["speaker"]["from"] == "Somebody Else"
    assert (last["kind"], last["changes"]) == ("added", {})


def test_diff_of_a_folder_with_itself_says_so():
    done = run("diff", DATA, DATA)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing changed\n")


def test_diff_with_a_folder_that_holds_none_is_one_line(tmp_path):
    done = run("diff", DATA, tmp_path)
    assert (done.returncode, done.stderr) == (1, f"{tmp_path}: holds no commitments.csv\n")
