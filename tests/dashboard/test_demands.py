"""Who asks whom, what counts as an answer, and whether demand or promise came first."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.analysis import demands
from dashboard.charts.demands import demand_ladder, demand_matrix
from dashboard.charts.style import NEUTRAL
from dashboard.charts.verdicts import ANSWER_STYLE, OUTCOME_STYLE, VERDICT_STYLE

NAMES = {"USA": "United States", "NATO": "NATO"}
DEMAND = {"party": "KOR", "status": "demanded", "requested_by": "USA", "value": 3.5, "deadline": None}
DEMAND |= {"first_stated_on": "2025-06-01", "evidence": "The secretary asked for it."}
SEOUL = {"party": "KOR", "value": 3.5, "first_stated_on": "2025-10-29"}


def said(rows: pd.DataFrame) -> pd.DataFrame:
    """Each commitment with one statement of its own, on its first day."""
    ids = rows["commitment_id"]
    told = rows.assign(statement_id=ids, source_id=ids, stated_on=rows["first_stated_on"])
    sources = pd.DataFrame({"source_id": ids, "url": rows["source_url"], "publisher": rows["publisher"]})
    return demands.spoken(rows.assign(statement_ids=ids), told, sources)


def answered(make, *rows, members=()):
    table = make.commitments(*rows)
    given = demands.answers(table, said(table), make.memberships(*members))
    return demands.answered(table, given, NAMES)


class TestAnswers:
    @pytest.mark.parametrize(
        ("what", "answer"),
        [
            ({}, "that much"),
            ({"first_stated_on": "2025-06-01"}, "that much"),
            ({"first_stated_on": "2025-05-31"}, "already"),
            ({"first_stated_on": "2025-05-31", "standing": "withdrawn"}, "none"),
            ({"first_stated_on": "2015-05-31", "deadline": "2024"}, "none"),
            ({"value": 3.0}, "less"),
            ({"value": 3.0, "first_stated_on": "2025-05-31"}, "none"),
            ({"value": 4.0, "bound": "at_most"}, "less"),
            ({"status": "rejected"}, "rejected"),
            ({"status": "rejected", "value": 5.0}, "none"),
            ({"status": "proposed"}, "none"),
            ({"scope": "core"}, "that much"),
            ({"scope": "related"}, "none"),
            ({"metric": "growth"}, "none"),
            ({"party": "POL"}, "none"),
            ({"evidence": DEMAND["evidence"]}, "none"),
        ],
    )
    def test_what_a_statement_says_to_a_demand(self, make, what, answer):
        assert answered(make, DEMAND, SEOUL | what)["answer"].tolist() == [answer]

    def test_the_strongest_answer_stands_and_its_sentence_with_it(self, make):
        refusal = SEOUL | {"status": "rejected", "first_stated_on": "2025-06-02"}
        row = answered(make, DEMAND, refusal, SEOUL | {"evidence": "We will."}).iloc[0]
        assert (row["answer"], row["answer_evidence"], row["days"]) == ("that much", "We will.", 150)

    def test_of_promises_to_do_less_the_highest_stands(self, make):
        offers = [SEOUL | {"value": value} for value in (2.5, 3.2, 3.0)]
        assert answered(make, DEMAND, *offers)["answer_value"].tolist() == [3.2]

    @pytest.mark.parametrize(
        ("members", "refusal", "answer"),
        [
            ([("NATO", "ESP")], {}, "that much"),
            ([], {}, "none"),
            ([("NATO", "ESP", "2026-01-01")], {}, "none"),
            ([("NATO", "ESP")], {"party": "ESP", "status": "rejected", "value": 5.0}, "rejected"),
            ([("NATO", "ESP")], {"party": "ESP", "status": "rejected", "value": 6.0}, "that much"),
        ],
    )
    def test_an_alliances_word_binds_its_members_unless_they_refuse_it(self, make, members, refusal, answer):
        hague = {"party": "NATO", "status": "agreed", "value": 5.0, "first_stated_on": "2025-06-25"}
        rows = [DEMAND | {"party": "ESP", "value": 5.0}, hague, hague | {"deadline": None} | refusal]
        assert answered(make, *rows, members=members)["answer"].tolist() == [answer]

    def test_a_filter_on_demands_does_not_hide_what_answers_them(self, make):
        table = make.commitments(DEMAND, SEOUL)
        given = demands.answers(table, said(table), make.memberships())
        only_demands = table[table["status"].eq("demanded")]
        assert demands.answered(only_demands, given, NAMES)["answer"].tolist() == ["that much"]


class TestCells:
    def test_a_pair_has_one_cell_with_the_highest_share_asked_and_how_often(self, make):
        rows = answered(make, DEMAND, DEMAND | {"value": 5.0, "first_stated_on": "2025-06-19"}, SEOUL)
        cell = demands.cells(rows).iloc[0]
        assert (cell["value"], cell["demands"], cell["answer"]) == (5.0, 2, "less")
        assert (cell["since"].day, cell["until"].day) == (1, 19)


class TestWords:
    def test_the_titles_state_the_finding_in_numbers(self, make):
        early = SEOUL | {"party": "POL", "first_stated_on": "2024-01-01"}
        rows = answered(make, DEMAND, SEOUL, DEMAND | {"party": "POL"}, early, DEMAND | {"party": "DEU"})
        assert demands.matrix_title(rows) == "3 of 3 demands come from United States"
        assert "1 promised that much before, 1 promised that much since" in demands.matrix_sentence(rows)
        title = demands.ladder_title(rows)
        assert title == "The demand came before the pledge in 1 of 2 that were promised in full"
        assert demands.ladder_sentence(rows).startswith("Where the pledge came after, it took 150 days")

    def test_no_demand_at_all_has_titles_and_figures_too(self, make):
        rows = answered(make)
        assert demands.matrix_title(rows) == "No demand matches the filter"
        assert demands.ladder_title(rows) == "No demand here has been promised in full"
        assert not demand_matrix(demands.cells(rows)).data
        assert not demand_ladder(rows, demands.answers(rows, said(make.commitments()), None)).data


class TestCharts:
    def test_the_matrix_shows_the_figure_asked_and_the_answer_as_a_shape(self, make):
        figure = demand_matrix(demands.cells(answered(make, DEMAND, SEOUL)))
        assert [trace.name for trace in figure.data] == ["Promised since"]
        assert list(figure.data[0].text) == ["3.5"]
        assert figure.data[0].marker.symbol == "circle"
        assert figure.layout.xaxis.ticktext == ("USA",)
        assert figure.layout.yaxis.ticktext == ("South Korea",)

    def test_a_promise_before_the_demand_stands_to_its_left(self, make):
        table = make.commitments(DEMAND, SEOUL | {"first_stated_on": "2024-01-01"})
        given = demands.answers(table, said(table), make.memberships())
        figure = demand_ladder(demands.answered(table, given, NAMES), given)
        asked, promised = (
            next(t for t in figure.data if t.name == n) for n in ("Demanded", "Promised before")
        )
        assert pd.Timestamp(promised.x[0]) < pd.Timestamp(asked.x[0])
        assert promised.y[0] == asked.y[0]

    def test_text_from_outside_stays_text(self, make):
        table = make.commitments(DEMAND | {"evidence": "<b>x</b>", "speaker": "<i>y</i>"})
        rows = demands.answered(table, demands.answers(table, said(table), None), NAMES)
        hover = next(t for t in demand_ladder(rows, demands.answers(rows, said(table), None)).data).hovertext[
            0
        ]
        assert "&lt;b&gt;x&lt;/b&gt;" in hover
        assert "<i>" not in hover

    @pytest.mark.parametrize("styles", [ANSWER_STYLE, VERDICT_STYLE, OUTCOME_STYLE])
    def test_no_two_answers_share_a_shape_and_all_stand_out_on_light_and_dark(self, styles):
        assert len({style.symbol for style in styles.values()}) == len(styles)
        for colour in {NEUTRAL, *(style.colour for style in styles.values())}:
            assert min(contrast(colour, "#ffffff"), contrast(colour, "#10161f")) >= 3, colour


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
