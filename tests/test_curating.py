"""`pledgeboard add` and `pledgeboard review`, as people and scripts call them."""

import os
import subprocess
import sys

import pytest

from ingest.dataset import queue, store

TEXT = (
    "Two pledges\n"
    "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced.\n"
    "Norway will spend 3 percent of GDP on defence by 2030, Prime Minister Jonas Gahr Støre said.\n"
)
COMMAND = [sys.executable, "-m", "ingest"]


def run(*arguments, given=None, **environment):
    command = [*COMMAND, *map(str, arguments)]
    environment = {**os.environ, **environment}
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False, env=environment)


@pytest.fixture
def data(tmp_path):
    """A folder of one's own with two statements in its queue."""
    folder = tmp_path / "own"
    done = run("add", "-", "--data", folder, "--published", "2025-06-27", given=TEXT)
    assert (done.returncode, done.stdout) == (0, "2 statements found, 2 of them new in the queue\n")
    return folder


def reviewed(data, keys, who="Ada"):
    return run("review", "--data", data, "--who", who, given="".join(f"{key}\n" for key in keys))


def decided(data):
    return sorted((row.action, row.field, row.new, row.why) for row in store.read(data, store.DECISIONS))


def test_adding_again_finds_nothing_new(data):
    done = run("add", "-", "--data", data, "--published", "2025-06-27", given=TEXT)
    assert done.stdout == "2 statements found, 0 of them new in the queue\n"


def test_what_cannot_be_read_is_one_line_and_exit_code_1(tmp_path):
    done = run("add", tmp_path / "no.txt", "--data", tmp_path)
    assert done.returncode == 1
    assert done.stderr == "refused: no.txt: no such file\n"


def test_without_a_name_nobody_decides(data):
    done = run("review", "--data", data, given="a\n", PLEDGEBOARD_WHO="")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert decided(data) == []


def test_what_is_accepted_is_in_the_dataset_when_the_sitting_ends(data):
    done = reviewed(data, "aa")
    assert done.returncode == 0
    assert "2 decided, 0 left to decide" in done.stdout
    assert {row.party for row in store.read(data, store.COMMITMENTS)} == {"POL", "NOR"}
    assert run("check", "--data", data).stdout == "every table is valid\n"


def test_the_sentence_and_every_field_are_shown(data):
    shown = " ".join(reviewed(data, "q").stdout.split())
    assert "5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced." in shown
    assert "deadline 2026" in shown
    assert "0 decided, 2 left to decide" in shown


def test_correcting_rejecting_skipping_and_taking_back(data):
    keys = ["r", "not yet", "z", "c", "value = 4.8; bound = about", "a", "n", "q"]
    assert "1 decided, 1 left to decide" in reviewed(data, keys).stdout
    usual = "the sentence says so"
    assert decided(data) == [
        ("accept", None, None, usual),
        ("correct", "bound", "about", usual),
        ("correct", "value", "4.8", usual),
    ]


def test_a_draft_is_forgotten_with_its_statement(data):
    reviewed(data, ["c", "value = 4.8", "n", "a"])
    assert [action for action, *_ in decided(data)] == ["accept"]


def test_a_wrong_answer_is_told_and_the_sitting_goes_on(data):
    done = reviewed(data, ["c", "colour = red", "c", "value = much", "z", "?", "a", "q"])
    assert "'colour' is no field to correct" in " ".join(done.stdout.split())
    assert "value: Input should be a valid number" in done.stdout
    assert "there is nothing to take back" in done.stdout
    assert [action for action, *_ in decided(data)] == ["accept"]


def test_a_statement_is_related_to_a_commitment_by_its_number(data):
    reviewed(data, ["c", "party = NOR; deadline = 2030; value = 2.5", "a", "q"])
    assert "nor-gdp-share-2.5-2030-pledged" in reviewed(data, ["u", "1"]).stdout
    newer = next(row for row in store.read(data, store.COMMITMENTS) if row.value == 3)
    assert newer.supersedes == "nor-gdp-share-2.5-2030-pledged"


def test_two_sittings_at_once_decide_each_statement_once(data):
    command = [*COMMAND, "review", "--data", str(data), "--who"]
    sittings = [
        subprocess.Popen([*command, who], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for who in ("Ada", "Bo")
    ]
    for sitting in sittings:
        sitting.stdin.write("a\n" * 4)
        sitting.stdin.close()
    told = [sitting.stdout.read() for sitting in sittings]
    assert [sitting.wait(timeout=60) for sitting in sittings] == [0, 0]
    assert sum(f"{n} decided, 0 left" in text for text in told for n in (0, 1, 2)) >= 1
    assert [action for action, *_ in decided(data)] == ["accept", "accept"]
    assert queue.waiting(data) == []


def test_a_title_cannot_steer_the_terminal(tmp_path):
    hostile = TEXT.replace("Two pledges", "\x1b[31mTwo\x07 \x9bpledges")
    run("add", "-", "--data", tmp_path, "--published", "2025-06-27", given=hostile)
    shown = reviewed(tmp_path, "q").stdout
    assert all(sign.isprintable() or sign == "\n" for sign in shown)
