import csv
import io
import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from ingest.cli import app


@pytest.fixture
def run(server, tmp_path, article):
    """The command on the article, with the server as its endpoint; its exit code, output and complaints."""
    path = tmp_path / "riga.txt"
    path.write_text(article.text, encoding="utf-8")
    usual = {"PLEDGEBOARD_LLM_URL": server.url, "PLEDGEBOARD_LLM_MODEL": "m", "PLEDGEBOARD_LLM_KEY": ""}

    def run(*options, source=path, **environment):
        command = ["extract", str(source), "--published", "2025-06-25", *options]
        done = CliRunner().invoke(app, command, env=usual | environment)
        return done.exit_code, done.stdout, done.stderr

    return run


def records(out):
    return [json.loads(line) for line in out.splitlines()]


def test_the_second_reader_prints_what_it_found_and_says_that_it_did(run, server, asserted):
    server.reports(asserted())
    code, out, complaints = run("--reader", "llm", "--format", "jsonl")
    (record,) = records(out)
    assert (code, complaints) == (0, "")
    assert (record["party"], record["value"], record["deadline"]) == ("LVA", 5.0, "2028")
    assert (record["article_id"], record["reader"]) == ("riga.txt", "llm")


def test_the_rules_print_as_before_and_ask_nobody(run, server):
    code, out, _ = run("--format", "jsonl")
    assert code == 0
    assert server.requests == []
    assert run("--reader", "rules", "--format", "jsonl")[1] == out
    assert all("reader" not in record for record in records(out))


def test_both_readers_mark_what_they_agree_on(run, server, asserted):
    _, out, _ = run("--format", "jsonl")
    first, *others = records(out)
    told = {field: first[field] for field in asserted()}
    server.reports(told, asserted(status="legislated"))
    code, out, complaints = run("--reader", "both", "--format", "jsonl")
    assert (code, complaints) == (0, "")
    marked = [(record["party"], record["status"], record["reader"]) for record in records(out)]
    assert (first["party"], first["status"], "both") in marked
    assert ("LVA", "legislated", "llm") in marked
    assert {(other["party"], other["status"], "rules") for other in others} <= set(marked)


def test_the_mark_is_a_column_of_the_csv_and_of_the_table(run, server, asserted):
    server.reports(asserted())
    (row,) = csv.DictReader(io.StringIO(run("--reader", "llm", "--format", "csv")[1]))
    assert row["reader"] == "llm"
    header, line, *_ = run("--reader", "llm")[1].splitlines()
    assert header.split()[-1] == "reader"
    assert line.split()[-2:] == ["–", "llm"]


def test_a_csv_without_records_has_the_column_too(run, server):
    server.reports()
    code, out, complaints = run("--reader", "llm", "--format", "csv")
    assert (code, complaints) == (0, "no commitments found\n")
    assert out.strip().endswith(",reader")


def test_what_is_dropped_is_counted_in_one_line(run, server, asserted):
    server.reports(
        asserted(), asserted(evidence="Latvia will"), asserted(evidence="Riga won't"), asserted(party="XXX")
    )
    code, out, complaints = run("--reader", "llm", "--format", "jsonl")
    assert code == 0
    assert len(records(out)) == 1
    assert complaints == (
        "reader: 3 records dropped: 1 without the figure in the quote, 1 without a quote, "
        "1 with an unknown party\n"
    )


def test_an_article_that_the_model_did_not_read_is_refused_in_one_line(run, server):
    server.fails(401)
    code, out, complaints = run("--reader", "llm", "--format", "jsonl", PLEDGEBOARD_LLM_KEY="sk-secret")
    assert (code, out) == (1, "")
    assert complaints == "refused: riga.txt: the language model's endpoint answered 401\n"


def test_the_rules_records_are_printed_where_the_model_fails(run, server):
    _, alone, _ = run("--format", "jsonl")
    server.says("I would rather not.")
    code, out, complaints = run("--reader", "both", "--format", "jsonl")
    assert code == 1
    assert records(out) == [{**record, "reader": "rules"} for record in records(alone)]
    assert complaints == "refused: riga.txt: the language model's answer can't be used\n"


def test_an_article_that_fails_does_not_cost_the_next(run, server, tmp_path, article, asserted):
    path = tmp_path / "two.jsonl"
    lines = [json.dumps({"id": name, "text": article.text}) for name in ("one", "two")]
    path.write_text("\n".join(lines), encoding="utf-8")
    server.calls("{broken")
    server.calls("{broken")
    server.reports(asserted())
    code, out, complaints = run("--reader", "llm", "--format", "jsonl", source=path)
    assert code == 1
    assert [record["article_id"] for record in records(out)] == ["two"]
    assert complaints == "refused: one: the language model's answer can't be used\n"


@pytest.mark.parametrize("name", ["PLEDGEBOARD_LLM_URL", "PLEDGEBOARD_LLM_MODEL"])
@pytest.mark.parametrize("reader", ["llm", "both"])
def test_what_is_not_set_is_one_line_and_exit_code_2(run, name, reader):
    code, out, complaints = run("--reader", reader, **{name: ""})
    assert (code, out) == (2, "")
    assert complaints == f"the second reader needs {name} in the environment\n"


def test_without_the_extra_it_is_one_line_and_exit_code_2(run, monkeypatch):
    for module in ("second", "llm"):
        monkeypatch.delitem(sys.modules, f"ingest.readers.{module}", raising=False)
        monkeypatch.delattr(f"ingest.readers.{module}", raising=False)
    monkeypatch.setitem(sys.modules, "pydantic_ai", None)
    code, out, complaints = run("--reader", "llm")
    assert (code, out) == (2, "")
    assert complaints == "a language model reads with the extra llm: pip install 'pledgeboard[llm]'\n"


def test_neither_the_help_nor_the_rules_load_a_client(tmp_path, article):
    path = tmp_path / "riga.txt"
    path.write_text(article.text, encoding="utf-8")
    told = "import sys; from ingest.cli import app; app(sys.argv[1:], standalone_mode=False);"
    told += "print({'openai', 'pydantic_ai', 'httpx2'} & {*sys.modules})"
    for arguments in (["--help"], ["extract", str(path)]):
        command = [sys.executable, "-c", told, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "set()"
