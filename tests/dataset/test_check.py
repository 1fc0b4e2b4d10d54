import shutil
from pathlib import Path

import pytest

from ingest.dataset import build, check, store

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The published dataset as built without any extractor, to be broken in copies."""
    folder = tmp_path_factory.mktemp("built") / "data"
    shutil.copytree(DATA, folder)
    build.run(folder, read=lambda _: [])
    return folder


@pytest.fixture
def broken(built, tmp_path):
    """What is found wrong after one change to one file."""

    def change(path, old, new):
        folder = tmp_path / "data"
        shutil.copytree(built, folder)
        text = (folder / path).read_text("utf-8")
        assert old in text
        store.replace(folder / path, text.replace(old, new, 1))
        return check.problems(folder)

    return change


def test_nothing_is_wrong_with_the_published_dataset():
    assert check.problems(DATA) == []


def test_a_row_that_breaks_its_model_is_named_by_file_and_line(broken):
    (problem,) = broken("commitments.csv", ",gdp_share,", ",gdp_chair,")
    assert "commitments.csv, line " in problem
    assert "metric" in problem


def test_a_commitment_changed_by_hand_is_out_of_date(broken):
    (problem,) = broken("commitments.csv", "-proposed,ALB,", "-proposed,AUT,")
    assert problem.endswith("commitments.csv is not up to date: run `make data`")


def test_a_rival_that_is_not_there_is_named(broken):
    problems = broken("commitments.csv", ",contested,can-gdp-share-2-", ",contested,can-gdp-share-9-")
    assert any("no commitment can-gdp-share-9-" in problem for problem in problems)


def test_a_dictionary_changed_by_hand_is_out_of_date(broken):
    (problem,) = broken("README.md", "Generated", "Written")
    assert problem.endswith("README.md is not up to date: run `make data`")


def test_evidence_that_its_source_does_not_hold_is_named(broken):
    path = "notes/2025/2025-06-26-anadolu-agency-natos-hike-defense-spending-carries.md"
    problems = broken(path, "A day after NATO's", "One day after NATO's")
    assert any(problem.endswith("its source does not hold the evidence at 0") for problem in problems)


def test_a_row_that_stands_there_twice_is_named(broken):
    first = (DATA / "figures" / "gdp.csv").read_text("utf-8").splitlines(keepends=True)[1]
    assert broken("figures/gdp.csv", first, first + first) == [
        "figures/gdp.csv: ALB 2014 stands there 2 times"
    ]


def test_a_note_that_changed_makes_what_follows_from_it_out_of_date(broken):
    path = "notes/2025/2025-06-26-anadolu-agency-natos-hike-defense-spending-carries.md"
    problems = broken(path, 'speaker = "Wi Sung-lac"', 'speaker = "Wi"')
    assert any("decisions.csv is not up to date" in problem for problem in problems)


def test_a_malformed_note_is_named(broken):
    path = "notes/2025/2025-06-26-anadolu-agency-natos-hike-defense-spending-carries.md"
    (problem,) = broken(path, 'status = "agreed"', 'status = "hoped"')
    assert path.rsplit("/", 1)[1] in problem


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("add", "no record to add"),
        ("reject", "no statement nowhere"),
        ("same", "no commitment nowhere"),
        ("supersedes", "no commitment nowhere"),
    ],
)
def test_a_decision_about_what_is_not_there_is_named(broken, action, message):
    header = ",".join(store.DECISIONS.columns) + "\n"
    decision = f"aaaaaaaaaaaa,{action},nowhere,,,,,curators,2026-11-24,seen\n"
    problems = broken("decisions.csv", header, header + decision)
    assert any(problem.startswith("decision aaaaaaaaaaaa") and message in problem for problem in problems)


def test_two_definitions_in_one_series_are_named(broken):
    (problem,) = broken("figures/spending.csv", ",NATO,NATO 2026-07", ",SIPRI,SIPRI 2026-04")
    assert problem.endswith("spending.csv: ALB mixes NATO 2026-07 and SIPRI 2026-04")
