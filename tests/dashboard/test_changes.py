"""Which changes lie between two days, how they are counted, and what counts as a correction."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from dashboard import analysis, charts
from dashboard.analysis.changes import CORRECTED
from dashboard.charts import KIND_STYLE
from dashboard.contents.changed import Period
from dashboard.contents.corrections import with_corrections
from ingest.dataset import store
from ingest.dataset.changes import Kind
from ingest.models import Decision

if TYPE_CHECKING:
    from pathlib import Path


def change(day: str, kind: str = "added", party: str = "POL") -> dict[str, object]:
    return {
        "kind": kind,
        "day": pd.Timestamp(day),
        "party": party,
        "party_name": party,
        "commitment_id": party,
    }


CHANGES = pd.DataFrame(
    [change("2026-03-02", "met"), change("2026-03-01", party="DEU"), change("2026-01-31")],
)


class TestBetween:
    @pytest.mark.parametrize(
        ("since", "until", "days"),
        [
            (None, None, [2, 1, 31]),
            (date(2026, 3, 1), None, [2]),
            (date(2026, 2, 28), date(2026, 3, 1), [1]),
            (None, date(2026, 2, 1), [31]),
        ],
    )
    def test_the_first_day_is_excluded_and_the_last_one_included(self, since, until, days):
        found = analysis.changes_between(CHANGES, since=since, until=until)
        assert found["day"].dt.day.tolist() == days

    def test_kinds_narrow_them(self):
        found = analysis.changes_between(CHANGES, since=None, until=None, kinds=("met",))
        assert found["kind"].tolist() == ["met"]

    def test_only_the_commitments_in_view_count(self):
        assert analysis.changes_of(CHANGES, ["DEU"])["party"].tolist() == ["DEU"]


class TestSaid:
    def test_the_finding_counts_parties_and_what_is_new(self):
        assert (
            analysis.changes_title(CHANGES)
            == "3 changes of 2 countries and alliances, 2 of them new commitments"
        )
        assert analysis.changes_title(CHANGES[:1]) == "1 change of POL, 0 of it a new commitment"
        assert analysis.changes_title(CHANGES[:0]) == "Nothing changed between these days"

    def test_the_sentence_names_the_busiest_month_and_party_and_the_latest_day(self):
        assert analysis.changes_takeaway(CHANGES) == (
            "Most in March 2026 (2), and most often of POL (2). The latest is of 2 March 2026."
        )

    def test_every_kind_that_has_a_day_has_its_look_and_no_two_look_alike(self):
        undated = {Kind.CHANGED, Kind.REMOVED}
        assert set(KIND_STYLE) == {kind.value for kind in Kind if kind not in undated} | {CORRECTED}
        assert len({(style.pattern, style.sign) for style in KIND_STYLE.values()}) == len(KIND_STYLE)

    def test_the_bars_hold_every_change(self):
        assert sum(sum(trace.y) for trace in charts.changes_by_month(CHANGES).data) == len(CHANGES)

    def test_a_period_is_asked_for_as_the_api_takes_it(self):
        period = Period(date(2026, 1, 1), None, ("met",))
        assert period.query == {"since": "2026-01-01", "kinds": ["met"]}


class TestCorrections:
    @pytest.mark.parametrize(("decided_on", "count"), [("2026-04-02", 1), ("2026-04-01", 0)])
    def test_only_what_had_been_published_is_corrected(self, make, tmp_path: Path, decided_on, count):
        rows = self.corrected(make, tmp_path, decided_on)
        assert rows["kind"].eq(CORRECTED).sum() == count

    def test_it_says_which_field_from_what_to_what_and_not_who(self, make, tmp_path: Path):
        row = self.corrected(make, tmp_path, "2026-04-02").iloc[0]
        assert row["headline"] == "Deadline: “2030” is now “2032”"
        assert (row["commitment_id"], row["day"]) == ("c0", pd.Timestamp("2026-04-02"))
        assert "Somebody" not in row.to_string()

    def test_without_decisions_nothing_changes(self, make, tmp_path: Path):
        assert with_corrections(CHANGES, self.board(make), tmp_path) is CHANGES

    def corrected(self, make, folder: Path, decided_on: str) -> pd.DataFrame:
        decision = Decision(
            decision_id="d1",
            action="correct",
            subject="a1",
            field="deadline",
            old="2030",
            new="2032",
            who="Somebody",
            why="misread",
            decided_on=decided_on,
        )
        store.write(folder, store.DECISIONS, [decision])
        columns = ["headline", "known_on", "evidence", "speaker", "publisher", "source_url", "successor"]
        changes = CHANGES.reindex(columns=[*CHANGES.columns, *columns])
        return with_corrections(changes, self.board(make), folder)

    def board(self, make) -> SimpleNamespace:
        added = pd.Timestamp("2026-04-01")
        statements = pd.DataFrame({"statement_id": ["a1"], "added_on": [added]})
        return SimpleNamespace(
            tables=SimpleNamespace(statements=statements, commitments=make.commitments({}))
        )
