"""Who says so, how many tell it, and where two sources disagree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import board
from dashboard.analysis import sources
from dashboard.charts.corroboration import corroboration_bars
from dashboard.contents.sources import differences, sourced
from dashboard.filters import Filters

ROOT = Path(__file__).parents[2]
STATEMENTS = pd.DataFrame(
    {
        "statement_id": ["a1", "a2", "b1"],
        "source_id": ["x", "y", "x"],
        "evidence": ["One.", "Two.", "Three."],
        "evidence_kind": "note",
        "speaker": ["Ana Example", None, None],
        "stated_on": pd.Timestamp("2025-06-01"),
    }
)


def test_a_commitment_is_cited_once_for_each_of_its_statements_in_their_own_words(make: Any) -> None:
    rows = make.commitments({"statement_ids": ("a1", "a2")}, {"statement_ids": ("b1",)})
    cited = sources.cited(rows, STATEMENTS)
    assert list(zip(cited["commitment_id"], cited["source_id"], cited["evidence"], strict=True)) == [
        ("c0", "x", "One."),
        ("c0", "y", "Two."),
        ("c1", "x", "Three."),
    ]


def test_sources_are_counted_the_latest_first_and_those_that_state_nothing_too(make: Any) -> None:
    rows = make.commitments({"statement_ids": ("a1", "a2")}, {"statement_ids": ("b1",)})
    known = pd.DataFrame({"source_id": ["x", "y", "z"], "published": ["2024", None, "2025-03"]})
    counted = sources.counted(known, sources.cited(rows, STATEMENTS))
    assert list(zip(counted["source_id"], counted["commitments"], strict=True)) == [
        ("z", 0),
        ("x", 2),
        ("y", 1),
    ]


@pytest.mark.parametrize(
    ("kinds", "title", "sentence"),
    [
        (
            ["single", "single", "corroborated"],
            "1 of 3 commitments is told alike by two or more independent sources",
            "2 rest on one source. 0 are told otherwise by another source.",
        ),
        (
            ["single", "contested", "corroborated", "corroborated"],
            "2 of 4 commitments are told alike by two or more independent sources",
            "1 rests on one source. 1 is told otherwise by another source.",
        ),
        (
            [],
            "No commitment matches the filter",
            "0 rest on one source. 0 are told otherwise by another source.",
        ),
    ],
)
def test_the_finding_counts_what_more_than_one_source_tells(
    make: Any, kinds: list[str], title: str, sentence: str
) -> None:
    counts = sources.corroboration(make.commitments(*({"corroboration": kind} for kind in kinds)))
    assert (sources.corroboration_title(counts), sources.corroboration_sentence(counts)) == (title, sentence)


def test_the_bars_add_up_to_the_commitments_of_each_status(make: Any) -> None:
    rows = [{"corroboration": "single"}, {"corroboration": "contested"}, {"status": "agreed"}]
    figure = corroboration_bars(sources.corroboration(make.commitments(*rows)))
    assert figure.data[0].y == ("◆ Agreed", "● Pledged")
    assert [sum(numbers) for numbers in zip(*(trace.x for trace in figure.data), strict=True)] == [1, 2]
    assert len({trace.marker.color for trace in figure.data}) == 3


def test_bars_of_nothing_are_an_empty_figure(make: Any) -> None:
    assert not corroboration_bars(sources.corroboration(make.commitments())).data


def test_a_disagreement_is_told_once_though_each_side_names_the_other(make: Any) -> None:
    rows = make.commitments({"rival_ids": ("c1",)}, {"rival_ids": ("c0",), "deadline": "2031"}, {})
    for in_view in (rows, rows.head(1), rows.iloc[[1]]):
        pairs = sources.disagreements(rows, in_view)
        assert [(a["commitment_id"], b["commitment_id"]) for a, b in pairs] == [("c0", "c1")]
    assert sources.disagreements(rows, rows.iloc[[2]]) == []


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"deadline": "2031-03"}, "Deadline: 2030 or March 2031"),
        ({"deadline": None, "status": "rejected"}, "Deadline: 2030 or none; Status: Pledged or Rejected"),
        ({"value": 4.5}, "Target: 4 % of GDP or 4.5 % of GDP"),
        ({}, ""),
    ],
)
def test_what_differs_is_named(make: Any, other: dict[str, Any], told: str) -> None:
    one, two = make.commitments({}, other).to_dict("records")
    assert differences(one, two) == told


class TestOnThePublishedDataset:
    def test_without_a_filter_every_source_is_in_view(self) -> None:
        here = board.load()
        view = sourced(here, Filters())
        assert len(view.rows) == len(here.tables.sources)
        assert {pair["commitment_id"] for pairs in view.disagreements for pair in pairs} == set(
            here.tables.commitments.query("corroboration == 'contested'")["commitment_id"]
        )

    def test_a_filter_keeps_the_sources_of_its_commitments(self) -> None:
        here = board.load()
        view = sourced(here, Filters(countries=("CAN",)))
        behind = here.commitments(Filters(countries=("CAN",)))["statement_ids"].str.split().explode()
        held = here.tables.held
        expected = set(held.loc[held["statement_id"].isin(behind), "source_id"])
        assert set(view.rows["source_id"]) == expected
        assert {one["party"] for one, _ in view.disagreements} == {"CAN"}

    def test_a_publisher_keeps_its_own_sources_only(self) -> None:
        view = sourced(board.load(), Filters(publishers=("TASS",)))
        assert set(view.rows["publisher"]) == {"TASS"}

    def test_a_statement_is_shown_as_people_put_it_right(self) -> None:
        here = board.load()
        held = here.tables.held.set_index("statement_id")
        raw = here.tables.statements.set_index("statement_id").loc[held.index]
        assert (held["speaker"].fillna("") != raw["speaker"].fillna("")).any()
        single = here.tables.commitments[~here.tables.commitments["statement_ids"].str.contains(" ")]
        told = held.loc[single["statement_ids"], "speaker"].fillna("").tolist()
        assert told == single["speaker"].fillna("").tolist()

    def test_a_link_opens_a_source_with_its_sentences(self) -> None:
        app = _opened(source="2014-09-05-nato-allied-leaders-pledge-reverse-defence-cuts")
        assert not app.exception
        assert any("2014 to stop cutting defence" in text.value for text in app.text)
        assert app.query_params["source"]

    def test_a_link_to_no_source_is_named_and_does_no_harm(self) -> None:
        app = _opened(source="**no** such")
        assert any(r"source\=\*\*no\*\* such" in caption.value for caption in app.caption)


def _opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    app.switch_page("views/sources.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()
