import json
import subprocess
import sys

import pytest

TEXT = "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced."


def run(*arguments, given=None):
    command = [sys.executable, "-m", "ingest", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_extract_prints_the_records_of_a_file(article):
    done = run("extract", article, "--published", "2025-06-27", "--format", "jsonl")
    assert done.returncode == 0
    assert json.loads(done.stdout)["party"] == "POL"


def test_extract_reads_standard_input():
    done = run("extract", "-", "--published", "2025-06-27", "--format", "csv", given=TEXT)
    assert done.returncode == 0
    assert ",POL,gdp_share," in done.stdout


def test_what_can_be_read_is_printed_and_what_cannot_is_one_line_and_exit_code_1(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text(json.dumps({"text": TEXT, "published": "2025-06-27"}) + "\n{broken\n", encoding="utf-8")
    done = run("extract", path, "--format", "jsonl")
    assert done.returncode == 1
    assert json.loads(done.stdout)["party"] == "POL"
    assert done.stderr == "refused: many.jsonl, line 2: is no JSON object\n"


@pytest.mark.parametrize("day", ["2999-01-01", "yesterday"])
def test_a_day_that_is_none_or_lies_ahead_is_one_line_and_exit_code_2(article, day):
    done = run("extract", article, "--published", day)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert day in done.stderr


def test_explain_retells_each_figure(article):
    done = run("explain", article, "--published", "2025-06-27")
    assert done.returncode == 0
    assert "record    POL" in done.stdout


def test_a_dataset_that_is_none_fails_in_one_line(tmp_path):
    for command in ("build", "check"):
        done = run(command, "--data", tmp_path)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr


def test_evaluate_scores_a_file_of_passages(tmp_path):
    passage = {"id": "a", "title": None, "published": "2025-06-27", "text": TEXT, "records": []}
    path = tmp_path / "passages.jsonl"
    path.write_text(json.dumps(passage), encoding="utf-8")
    done = run("evaluate", path)
    assert done.returncode == 0
    assert "false records in a text without any 1.00" in done.stdout
