import json
import os
import subprocess
import sys

import pytest

TEXT = "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced."


COMMAND = [sys.executable, "-m", "ingest"]


def run(*arguments, given=None, **environment):
    command = [*COMMAND, *map(str, arguments)]
    environment = {**os.environ, **environment}
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False, env=environment)


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


@pytest.mark.parametrize("day", ["2999-01-01", "yesterday", "20250627"])
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


@pytest.fixture
def passages(tmp_path):
    """A file with one text that states no record, by the hand that labelled it."""
    passage = {"id": "a", "title": None, "published": "2025-06-27", "text": TEXT, "records": []}
    path = tmp_path / "passages.jsonl"
    path.write_text(json.dumps(passage), encoding="utf-8")
    return path


def test_evaluate_scores_a_file_of_passages(passages):
    done = run("evaluate", passages)
    assert done.returncode == 0
    assert "false records: 1 in 1 texts without any (1.00 each)" in done.stdout
    assert "spurious figure" not in done.stdout


def test_evaluate_lists_each_mistake_with_its_sentence_and_counts_the_kinds(passages):
    done = run("evaluate", passages, "--errors")
    assert "found  POL gdp_share 5 total by 2026, pledged" in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].split() == ["spurious", "figure", "1"]


def test_evaluate_tells_gains_and_losses_against_what_extract_printed_before(passages, tmp_path):
    article = tmp_path / "articles.jsonl"
    article.write_text(passages.read_text("utf-8"), encoding="utf-8")
    old = tmp_path / "old.jsonl"
    old.write_text(run("extract", article, "--format", "jsonl").stdout.replace('"POL"', '"FIN"'), "utf-8")
    done = run("evaluate", passages, "--against", old)
    assert "gone  a: FIN gdp_share 5" in done.stdout
    assert done.stdout.rstrip().endswith("gains: 0 found, 1 gone; losses: 0 lost, 1 new")


def test_evaluate_prints_json_with_what_was_asked_for_only(passages):
    printed = json.loads(run("evaluate", passages, "--format", "json").stdout)
    assert printed["total"]["spurious"] == {"texts": 1, "records": 1, "per_text": 1.0}
    assert printed.keys() == {"total", "files"}
    with_errors = json.loads(run("evaluate", passages, "--format", "json", "--errors").stdout)
    assert with_errors["mistakes"][0]["kinds"] == ["spurious figure"]


def test_older_records_that_are_none_are_one_line_and_exit_code_1(passages):
    done = run("evaluate", passages, "--against", passages)
    assert done.returncode == 1
    assert done.stderr == "passages.jsonl, line 1: 'article_id' is missing\n"


def test_a_file_that_is_not_there_is_one_line_and_exit_code_1(tmp_path):
    for command in ("extract", "explain", "evaluate"):
        done = run(command, tmp_path / "no.txt")
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert "no.txt: no such file" in done.stderr.lower()


def test_a_line_that_is_no_passage_is_named(tmp_path):
    path = tmp_path / "passages.jsonl"
    path.write_text('\n["no passage"]\n', encoding="utf-8")
    done = run("evaluate", path)
    assert done.returncode == 1
    assert done.stderr.startswith("passages.jsonl, line 2: is no passage")
    assert len(done.stderr.splitlines()) == 1


def test_without_any_day_a_relative_deadline_stays_open():
    text = TEXT.replace("by 2026", "within three years")
    undated = run("extract", "-", "--format", "jsonl", given=text)
    dated = run("extract", "-", "--format", "jsonl", "--published", "2025-06-27", given=text)
    assert json.loads(undated.stdout)["deadline"] is None
    assert json.loads(dated.stdout)["deadline"] == "2028"


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_a_terminal_is_never_steered_and_its_encoding_loses_no_record(tmp_path, form):
    path = tmp_path / "a.jsonl"
    hostile = f"\x1b[31m\x9b31m\x07\ud800 {TEXT.replace('Donald Tusk', 'Donald Tusk –')}"
    path.write_text(json.dumps({"text": hostile}), encoding="utf-8")
    done = run("extract", path, "--format", form, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "POL" in done.stdout
    assert all(sign.isprintable() or sign in "\r\n" for sign in done.stdout)


def test_a_reader_that_closes_the_pipe_early_hears_no_complaint(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text((json.dumps({"text": TEXT}) + "\n") * 400, encoding="utf-8")
    command = [*COMMAND, "extract", str(path), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert '"POL"' in running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == ""


def test_extract_reads_an_address(site):
    url = site.put("/a", f"<html><body><article><p>{TEXT * 4}</p></article></body></html>")
    done = run("extract", url, "--allow-private", "--published", "2025-06-27", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["article_id"] == url


def test_an_address_inside_the_network_is_one_line_and_exit_code_1(site):
    done = run("extract", site.put("/a", TEXT))
    reason = "may not be reached (127.0.0.1 is a loopback address)"
    assert (done.returncode, done.stderr) == (1, f"refused: {site.root}/a: {reason}\n")
    assert site.asked == []


@pytest.mark.parametrize("command", ["extract", "explain", "watch"])
def test_the_way_into_the_network_is_shown_to_nobody(command):
    assert "--allow-private" not in run(command, "--help").stdout
