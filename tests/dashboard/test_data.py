"""The tables as the pages see them."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from dashboard import data
from dashboard.analysis import memberships_on, standing_target
from dashboard.charts.geometry import places
from ingest.dataset import store

ON = date(2026, 11, 24)
DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(name="tables", scope="module")
def _tables():
    return data.tables(DATA)


def test_every_row_of_every_table_is_there(tables):
    for table in (store.COMMITMENTS, store.STATEMENTS, store.SOURCES, store.SPENDING, store.GDP):
        assert len(getattr(tables, table.name)) == len(store.read(DATA, table)) > 0


def test_values_are_those_of_the_files(tables):
    rows = store.read(DATA, store.COMMITMENTS)
    shown = tables.commitments
    assert shown["value"].tolist() == [row.value for row in rows]
    assert shown["deadline"].fillna("").tolist() == [row.deadline or "" for row in rows]
    assert shown["first_stated_on"].dt.date.tolist() == [row.first_stated_on for row in rows]


def test_deadlines_stay_text_beside_their_year(tables):
    dated = tables.commitments.dropna(subset=["deadline"])
    assert str(dated["deadline_year"].dtype) == "Int64"
    assert (dated["deadline"].str[:4].astype(int) == dated["deadline_year"]).all()


def test_every_party_has_a_name_and_a_kind(tables):
    assert tables.commitments["party_name"].notna().all()
    assert set(tables.commitments["party_kind"]) == {"country", "bloc"}
    assert tables.commitments.set_index("party").loc["NATO", "party_kind"].unique().tolist() == ["bloc"]


def test_namibia_is_no_missing_value(tables):
    assert "NAM" in set(tables.parties["party"])
    assert tables.parties["party_name"].notna().all()


def test_memberships_have_days_and_names_and_blocs_within_blocs(tables):
    members = tables.memberships
    assert pd.api.types.is_datetime64_any_dtype(members["joined"])
    assert members[["bloc_name", "member_name"]].notna().all(axis=None)
    european = set(members.loc[members["bloc"].eq("NATO_EUROPE"), "member"])
    assert "POL" in european
    assert not european & {"USA", "CAN"}


def test_flags_and_figures_have_their_types(tables):
    assert tables.spending["is_estimate"].dtype == bool
    assert tables.spending["share_of_gdp"].dtype == float
    assert tables.gdp["year"].dtype == "int64"


def test_a_table_written_again_is_read_again(tmp_path):
    folder = _copy(tmp_path)
    before = len(data.tables(folder).gdp)
    path = folder / store.GDP.path
    path.write_text(path.read_text().rsplit("\n", 2)[0] + "\n")
    os.utime(path, ns=(1, 1))
    assert len(data.tables(folder).gdp) == before - 1


def test_what_a_page_does_to_its_copy_reaches_no_other():
    gdp = data.tables(DATA).gdp
    gdp.loc[:, "usd"] = 0.0
    assert data.tables(DATA).gdp["usd"].min() > 0


def test_a_missing_table_is_an_error_that_names_it(tmp_path):
    folder = _copy(tmp_path)
    (folder / store.COMMITMENTS.path).unlink()
    with pytest.raises(FileNotFoundError, match=r"commitments\.csv"):
        data.tables(folder)


def _copy(tmp_path):
    return Path(shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("notes")))


class TestPublishedTargets:
    """What the analysis makes of the dataset as it is published."""

    def test_every_ally_has_a_target_or_has_refused(self, standing, allies):
        seen = standing.set_index("party")
        assert allies <= set(seen.index)
        assert (seen["commitment_id"].notna() | seen["refused"]).all()

    def test_no_ally_is_held_to_the_five_per_cent_of_the_hague(self, standing, allies):
        hague = standing[standing["party"].isin(allies) & standing["deadline"].eq("2035")]
        assert (hague["comparable_target"] <= 3.5).all()
        assert len(hague) > 10

    @pytest.mark.parametrize(
        ("party", "origin", "refused", "comparable"),
        [
            ("USA", "inherited", False, 3.5),
            ("ESP", "own", True, 2.1),
            ("KOR", "own", False, 3.5),
            ("DEU", "own", False, 3.5),
        ],
    )
    def test_known_cases(self, standing, party, origin, refused, comparable):
        row = standing.set_index("party").loc[party]
        assert (row["origin"], row["refused"], row["comparable_target"]) == (origin, refused, comparable)

    def test_every_country_with_a_commitment_is_on_the_map(self, tables):
        rows = tables.commitments
        assert set(rows.loc[rows["party_kind"].eq("country"), "party"]) <= set(places())


@pytest.fixture(name="standing", scope="module")
def _standing(tables):
    return standing_target(tables.commitments, tables.memberships, ON)


@pytest.fixture(name="allies", scope="module")
def _allies(tables):
    members = memberships_on(tables.memberships, ON)
    return set(members.loc[members["bloc"].eq("NATO"), "member"])
