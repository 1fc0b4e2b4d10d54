from pathlib import Path

import pytest

from ingest import parties
from ingest.dataset import figures, store

DATA = Path(__file__).parents[2] / "data"


def test_nobodys_spending_is_told_by_two_definitions():
    assert figures.mixed_series(figures.spending(DATA)) == []


def test_every_ally_with_armed_forces_has_the_figures_of_nato_from_2014_to_2026():
    told = {(row.country, row.year) for row in figures.spending(DATA) if row.definition == "NATO"}
    allies = parties.members("NATO", on=store.read(DATA, store.SOURCES)[0].added_on) - {"ISL"}
    assert told == {(country, year) for country in {*allies, "NATO"} for year in range(2014, 2027)}


def test_the_excerpt_of_sipri_stays_within_its_terms():
    rows = [row for row in figures.spending(DATA) if row.definition == "SIPRI"]
    cells = sum(value is not None for row in rows for value in (row.share_of_gdp, row.usd))
    assert 0 < cells <= 800
    assert {row.equipment_share for row in rows} == {None}


def test_only_countries_with_a_commitment_are_taken_from_sipri():
    bound = {row.party for row in store.read(DATA, store.COMMITMENTS)}
    assert {row.country for row in figures.spending(DATA) if row.definition == "SIPRI"} <= bound


def test_spending_agrees_with_its_own_dollars_over_gdp():
    """Except Luxembourg and the Netherlands, whose published ratios rest on another base from 2023 on."""
    gdp = {(row.country, row.year): row.usd for row in figures.gdp(DATA)}
    off = {
        row.country
        for row in figures.spending(DATA)
        if row.definition == "NATO" and row.usd and row.share_of_gdp and (row.country, row.year) in gdp
        if abs(row.usd / gdp[row.country, row.year] * 100 / row.share_of_gdp - 1) > 0.06
    }
    assert off == {"LUX", "NLD"}


def test_gdp_is_told_for_every_country_with_a_commitment_but_north_korea():
    bound = {
        row.party
        for row in store.read(DATA, store.COMMITMENTS)
        if parties.party(row.party).kind is parties.PartyKind.COUNTRY
    }
    assert bound - {row.country for row in figures.gdp(DATA)} == {"PRK"}


def test_projections_are_flagged():
    assert {row.is_projection for row in figures.gdp(DATA) if row.year >= 2026} == {True}
    assert {row.is_projection for row in figures.gdp(DATA) if row.year < 2026} == {False}


def test_every_edition_tells_its_terms_and_its_credit():
    told = figures.editions(DATA)
    assert {edition.publisher for edition in told} == {"NATO", "SIPRI", "IMF"}
    assert figures.problems(DATA) == []


def test_two_definitions_in_one_series_are_refused(tmp_path, spent):
    rows = [spent("POL", 2024, 4.0), spent("POL", 2025, 4.0, definition="SIPRI", edition="SIPRI 2026-04")]
    store.write(tmp_path, store.SPENDING, rows)
    with pytest.raises(store.TableError, match="POL mixes NATO 2026-07 and SIPRI 2026-04"):
        figures.spending(tmp_path)


def test_more_figures_than_the_terms_allow_are_named(data, spent):
    rows = [
        spent(f"A{number:03}", year, 1.0, usd=1.0, definition="SIPRI", edition="SIPRI 2026-04")
        for number in range(41)
        for year in range(2016, 2026)
    ]
    store.write(data, store.SPENDING, rows)
    assert figures.problems(data) == ["820 figures of SIPRI 2026-04, more than the 800 that its terms allow"]


def test_figures_of_an_unknown_edition_are_named(data, spent):
    store.write(data, store.SPENDING, [spent("POL", 2024, 4.0, edition="hearsay")])
    assert figures.problems(data) == ["no edition 'hearsay' in figures.toml"]


def test_a_folder_without_figures_has_no_editions(tmp_path):
    assert figures.editions(tmp_path) == []


def test_a_missing_list_of_editions_is_one_clear_line(tmp_path):
    (tmp_path / "figures").mkdir()
    with pytest.raises(store.TableError, match=r"figures\.toml"):
        figures.editions(tmp_path)
