"""What the README shows is what the project prints."""

import re
import subprocess
import sys
from pathlib import Path

from ingest.weights import accuracy
from tests.benchmarks import comparison
from tests.benchmarks.extractors import FITTED

HOUSE = Path(__file__).resolve().parents[1]
README = (HOUSE / "README.md").read_text("utf-8")


def test_the_example_prints_what_the_readme_shows():
    shown = re.search(r"\$ pledgeboard (extract - .*?) <<'END'\n(.*?)END\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    command = [sys.executable, "-m", "ingest", *shown[1].split()]
    done = subprocess.run(command, input=shown[2], capture_output=True, text=True, check=True)
    assert [line.rstrip() for line in done.stdout.rstrip().splitlines()] == shown[3].rstrip().splitlines()


def test_the_accuracy_is_the_one_that_was_measured():
    assert accuracy.table(accuracy.read(HOUSE / "data" / "accuracy.toml")) in README


def test_the_comparison_is_the_one_that_was_measured():
    assert comparison.table(comparison.read(HOUSE / "data" / "comparison.toml")) in README


def test_the_comparison_shows_the_accuracy_that_was_measured():
    sets = accuracy.read(HOUSE / "data" / "accuracy.toml")
    compared = comparison.read(HOUSE / "data" / "comparison.toml")
    ours = {
        row["texts"]: row["all_core_f1"] for row in compared if row["reader"] == FITTED and row["records"]
    }
    measured = {one["name"]: one["scores"][2]["f1"] for one in sets if one["left_out"] == "file"}
    assert ours == measured, "run `make bench-extract`"


def test_the_commands_it_names_are_targets_of_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)\b", README)) - {"are", "in"} <= targets
