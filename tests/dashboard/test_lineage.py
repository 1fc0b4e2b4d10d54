"""What took the place of what, and whose promise moved how often."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dashboard.analysis import lineage
from dashboard.analysis import lineage_words as said
from dashboard.charts.lineage import lineage_strip
from dashboard.charts.moves import MOVE_STYLE, moves_strip

ON = date(2026, 11, 24)
OLD = {"value": 2.0, "deadline": "2030", "first_stated_on": "2022-06-30", "standing": "superseded"}
NEW = {"value": 2.0, "deadline": "2029", "first_stated_on": "2025-02-01", "supersedes": "c0"}


def moves(make, *rows):
    return lineage.moves(make.commitments(*rows))


def trace(figure, name):
    return next(each for each in figure.data if each.name == name)


class TestMoves:
    @pytest.mark.parametrize(
        ("old", "new", "move"),
        [
            ({}, {}, "sooner"),
            ({}, {"deadline": "2032"}, "later"),
            ({}, {"value": 2.5}, "raised"),
            ({}, {"value": 2.5, "deadline": "2032"}, "raised"),
            ({}, {"value": 1.9}, "lowered"),
            ({}, {"deadline": "2030", "status": "legislated"}, "firmer"),
            ({"deadline": None}, {}, "firmer"),
            ({}, {"deadline": "2030-06"}, "firmer"),
            ({}, {"deadline": "2029-06"}, "sooner"),
            ({}, {"status": "rejected"}, "withdrawn"),
            ({"status": "rejected"}, {}, "taken up"),
            ({"value_high": 3.0, "bound": "range"}, {"value": 2.5, "deadline": "2030"}, "firmer"),
        ],
    )
    def test_how_a_promise_moved(self, make, old, new, move):
        assert moves(make, OLD | old, NEW | new)["move"].tolist() == [move]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ({"status": "proposed"}, {}),
            ({"metric": "growth"}, {"metric": "growth"}),
            ({}, {"supersedes": None}),
        ],
    )
    def test_what_is_no_promise_as_a_share_of_gdp_cannot_move(self, make, old, new):
        assert moves(make, OLD | old, NEW | new).empty

    def test_a_move_keeps_both_sentences(self, make):
        row = moves(make, OLD | {"evidence": "By 2030."}, NEW | {"evidence": "By 2029."}).iloc[0]
        assert (row["old_evidence"], row["evidence"]) == ("By 2030.", "By 2029.")
        assert (row["old_deadline"], row["old_value"]) == ("2030", 2.0)


class TestMostMoved:
    def test_they_are_counted_by_party_the_most_first(self, make):
        third = NEW | {"deadline": "2027", "first_stated_on": "2025-06-01", "supersedes": "c1"}
        other = OLD | {"party": "DEU"}, NEW | {"party": "DEU", "supersedes": "c3"}
        ranked = lineage.most_moved(moves(make, OLD, NEW, third, *other))
        assert lineage.parties_by_moves(ranked) == [("Poland", 2), ("Germany", 1)]
        assert said.moves_title(ranked) == "Moved most often, 2 times: Poland"
        assert said.moves_sentence(ranked).startswith("3 of 3 moves went up or forward, 0 down or back.")

    def test_firmer_words_are_no_move(self, make):
        ranked = lineage.most_moved(moves(make, OLD, NEW | {"deadline": "2030", "status": "legislated"}))
        assert ranked.empty
        assert said.moves_title(ranked) == "No promise here was moved"

    def test_two_sentences_that_move_one_promise_the_same_way_are_one_move(self, make):
        again = NEW | {"deadline": "2029-04", "first_stated_on": "2025-03-01"}
        assert len(lineage.most_moved(moves(make, OLD, NEW, again))) == 1

    def test_each_is_a_mark_of_its_kind_on_its_day(self, make):
        figure = moves_strip(lineage.most_moved(moves(make, OLD, NEW)))
        assert [each.name for each in figure.data] == ["Brought forward"]
        assert list(figure.data[0].x) == ["2025-02-01"]
        assert list(figure.data[0].y) == ["Poland (1)"]
        assert "2 %, by 2030 → 2 %, by 2029" in figure.data[0].hovertext[0]

    @pytest.mark.parametrize("sign", ["symbol", "sign", "label"])
    def test_no_two_moves_look_the_same(self, sign):
        signs = [getattr(style, sign) for style in MOVE_STYLE.values()]
        assert len(set(signs)) == len(signs)
        assert set(MOVE_STYLE) == {*lineage.MOVES} - {"firmer"}


class TestStrip:
    def test_a_target_ends_where_its_successor_begins(self, make):
        strip = lineage.strip(make.commitments(OLD, NEW), "POL", ON)
        assert strip["superseded_by"].tolist()[0] == "c1"
        assert strip["ends_on"].iloc[0] == pd.Timestamp("2025-02-01")
        assert pd.isna(strip["ends_on"].iloc[1])

    @pytest.mark.parametrize(
        ("row", "ends_on"),
        [
            ({"standing": "met", "deadline": "2024"}, "2024-12-31"),
            ({"standing": "lapsed", "deadline": "2024-06"}, "2024-06-30"),
            ({"standing": "withdrawn", "last_stated_on": "2023-01-01"}, "2023-01-01"),
            ({"standing": "superseded", "last_stated_on": "2023-01-01"}, "2023-01-01"),
            ({"standing": "lapsed", "deadline": "2021"}, "2022-06-30"),
        ],
    )
    def test_others_end_when_they_fell_due_or_were_last_told_never_before_they_began(
        self, make, row, ends_on
    ):
        strip = lineage.strip(make.commitments(OLD | row), "POL", ON)
        assert strip["ends_on"].tolist() == [pd.Timestamp(ends_on)]

    @pytest.mark.parametrize(
        ("row", "shown"),
        [
            ({}, True),
            ({"status": "rejected"}, True),
            ({"status": "demanded", "requested_by": "USA"}, False),
            ({"status": "proposed"}, False),
            ({"metric": "growth"}, False),
            ({"party": "DEU"}, False),
            ({"first_stated_on": "2026-12-01"}, False),
        ],
    )
    def test_it_shows_what_the_party_has_undertaken_or_refused_by_that_day(self, make, row, shown):
        strip = lineage.strip(make.commitments(OLD | {"standing": "standing"} | row), "POL", ON)
        assert len(strip) == shown

    def test_a_proposal_is_shown_where_a_promise_took_its_place(self, make):
        strip = lineage.strip(make.commitments(OLD | {"status": "proposed"}, NEW), "POL", ON)
        assert strip["status"].tolist() == ["proposed", "pledged"]

    def test_its_words_tell_how_often_it_moved_and_what_stands(self, make):
        rows = make.commitments(OLD, NEW)
        strip, moved = lineage.strip(rows, "POL", ON), lineage.most_moved(lineage.moves(rows))
        assert said.strip_title(strip, moved) == "2 targets since 2022, moved once"
        told = "The last move, on 1 February 2025: from 2 % by 2030 to 2 % by 2029. 1 target of 2 stands."
        assert said.strip_sentence(strip, moved) == told
        assert said.strip_title(strip, moved.head(0)) == "2 targets since 2022, none moved"

    def test_a_bar_runs_until_the_end_and_what_stands_goes_on_to_its_deadline(self, make):
        figure = lineage_strip(lineage.strip(make.commitments(OLD, NEW), "POL", ON), ON)
        bars = trace(figure, "Pledged")
        assert list(bars.x) == ["2022-06-30", "2025-02-01", None, "2025-02-01", "2026-11-24", None]
        assert list(trace(figure, "Until its deadline").x) == ["2026-11-24", "2029-12-31", None]
        assert list(trace(figure, "Replaced by").y) == [0, -1, None]
        assert list(trace(figure, "Replaced").x) == ["2025-02-01"]

    def test_a_refusal_has_no_time_left(self, make):
        row = OLD | {"status": "rejected", "standing": "standing", "deadline": "2035"}
        figure = lineage_strip(lineage.strip(make.commitments(row), "POL", ON), ON)
        assert [each.name for each in figure.data] == ["Rejected"]
