"""Every page, run in Streamlit's own test runner."""

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ingest.models import Source, Statement

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) :material/bolt: :red[hot] $x$ www.evil"
PAGES = (
    *("overview", "countries", "alliances", "commitments", "demands", "delivery", "sources", "try_it"),
    "about",
)


@pytest.fixture(name="dataset")
def _dataset(tmp_path: Path, make: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small dataset on a fixed day: two countries of NATO, South Korea, and a source that means harm."""
    hostile = {
        "evidence": HOSTILE,
        "speaker": "**Eve** :tada:",
        "publisher": "[News](javascript:alert(1))",
        "source_url": "javascript:alert(1)",
    }
    rows = make.commitments(
        {"party": "NATO", "status": "agreed", "value": 2.0, "deadline": "2030", "speaker": None},
        {"party": "POL", "value": 4.0, "deadline": "2030", "speaker": "Ana Example"},
        {
            "party": "KOR",
            "value": 3.5,
            "deadline": None,
            "status": "demanded",
            "requested_by": "USA",
            **hostile,
        },
    )
    figures, reference = tmp_path / "figures", tmp_path / "reference"
    shutil.copytree(ROOT / "data" / "reference", reference)
    figures.mkdir()
    shutil.copy(ROOT / "data" / "figures" / "figures.toml", figures)
    own = ["deadline_year", "party_name", "party_kind"]
    rows.drop(columns=own).assign(statement_ids=["a0", "a1", "a2"]).to_csv(
        tmp_path / "commitments.csv", index=False
    )
    _statements(rows).to_csv(tmp_path / "statements.csv", index=False)
    _sources(rows).to_csv(tmp_path / "sources.csv", index=False)
    shares = {2022: 0.4, 2023: 0.5, 2024: 1.5, 2025: 2.5}
    years = [{"country": c, "year": y, "share_of_gdp": shares[y]} for c in ("POL", "DEU") for y in shares]
    make.spending(*years).to_csv(figures / "spending.csv", index=False)
    make.gdp({"year": 2025, "usd": 1e12}).to_csv(figures / "gdp.csv", index=False)
    monkeypatch.setenv("PLEDGEBOARD_DATA", str(tmp_path))
    monkeypatch.setenv("PLEDGEBOARD_TODAY", "2026-11-24")
    return tmp_path


def _statements(rows: pd.DataFrame) -> pd.DataFrame:
    numbered = [f"a{number}" for number in range(len(rows))]
    usual = {"start": 0, "evidence_kind": "note", "extractor": "hand", "added_on": "2026-11-24"}
    table = rows.assign(statement_id=numbered, source_id=numbered, stated_on=rows["first_stated_on"], **usual)
    return table.assign(end=rows["evidence"].str.len())[list(Statement.model_fields)]


def _sources(rows: pd.DataFrame) -> pd.DataFrame:
    usual = {
        "title": HOSTILE,
        "published": "2025",
        "added_on": "2026-11-24",
        "checked": "one",
        "note": HOSTILE,
    }
    numbered = [f"a{number}" for number in range(len(rows))]
    table = rows.assign(source_id=numbered, url=rows["source_url"], **usual)
    return table[list(Source.model_fields)]


def opened(page: str, **query: Any) -> AppTest:
    """A page of the app, as a link with these parameters opens it."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    if page != "overview":
        app.switch_page(f"views/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def texts(app: AppTest) -> list[str]:
    return [element.value for element in app.text]


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value.replace("\\", "").replace("\u00a0", " ") for metric in app.metric}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_the_published_dataset(page: str) -> None:
    app = opened(page)
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.usefixtures("dataset")
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_on_which_day_it_stands(page: str) -> None:
    assert any("24 November 2026" in caption.value for caption in opened(page).caption)


@pytest.mark.usefixtures("dataset")
def test_the_overview_counts_what_is_in_view() -> None:
    assert metrics(opened("overview"))["Commitments"] == "3"
    narrowed = metrics(opened("overview", alliances="NATO"))
    assert (narrowed["Commitments"], narrowed["Countries"]) == ("2", "1")


@pytest.mark.usefixtures("dataset")
def test_the_overview_shows_each_chart_under_a_finding_that_follows_the_filter() -> None:
    everything, korea = opened("overview"), opened("overview", countries="KOR")
    assert len(everything.get("plotly_chart")) == 2
    assert everything.subheader[1].value != korea.subheader[1].value


@pytest.mark.usefixtures("dataset")
def test_an_ally_without_a_target_of_its_own_is_shown_with_its_alliances() -> None:
    chart = opened("overview", alliances="NATO").get("plotly_chart")[0]
    assert "Germany" in chart.proto.spec


@pytest.mark.usefixtures("dataset")
@pytest.mark.parametrize("page", ["overview", "commitments", "demands", "delivery"])
def test_a_filter_without_a_match_says_so_and_offers_the_way_back(page: str) -> None:
    app = opened(page, alliances="NATO", countries="South Korea")
    assert "Nothing matches these filters" in [heading.value for heading in app.subheader]
    assert "NATO · South Korea" in texts(app)
    app.button(key="clear_nothing_found").click().run()
    assert "Nothing matches these filters" not in [heading.value for heading in app.subheader]
    assert app.multiselect(key="alliances").value == []


@pytest.mark.usefixtures("dataset")
def test_what_a_link_gets_wrong_is_named_in_one_line_and_does_no_harm() -> None:
    app = opened("commitments", alliances=["NOTO", "NATO"], due_to="soon", target_from="-3", q="x" * 300)
    assert not app.exception
    lines = [caption.value.replace("\\", "") for caption in app.caption if "Ignored" in caption.value]
    assert len(lines) == 1
    assert "alliances=NOTO" in lines[0]
    assert "due_to=soon" in lines[0]
    assert app.multiselect(key="alliances").value == ["NATO"]


@pytest.mark.usefixtures("dataset")
def test_a_link_may_name_codes_and_keeps_the_labels() -> None:
    app = opened("commitments", countries="KOR", statuses="demanded")
    assert app.multiselect(key="countries").value == ["KOR"]
    assert app.query_params == {"countries": "South Korea", "statuses": "Demanded"}


@pytest.mark.usefixtures("dataset")
def test_rarer_filters_are_drawn_where_a_link_asks_for_them() -> None:
    app = opened("commitments", due_from="2030", target_from="3")
    assert app.number_input(key="due_from").value == 2030
    assert app.dataframe[0].value["Party"].tolist() == ["Poland"]


@pytest.mark.usefixtures("dataset")
def test_the_table_tells_names_units_and_days() -> None:
    row = opened("commitments", countries="KOR").dataframe[0].value.iloc[0]
    assert row["Party"] == "South Korea"
    assert row["Target"] == "3.5 % of GDP"
    assert row["Status"] == ["▶ Demanded"]
    assert row["Asked by"] == "United States"
    assert pd.isna(row["Link"])


@pytest.mark.usefixtures("dataset")
def test_a_selected_row_opens_all_of_its_evidence() -> None:
    app = opened("commitments", countries="POL", commitment="c1")
    assert "The minister said so." in texts(app)
    assert any("Ana Example" in text for text in texts(app))
    assert [button.url for button in app.link_button] == ["https://news.example/1"]


def test_what_contests_a_selected_row_is_shown_beside_it_as_plain_text(dataset: Path) -> None:
    path = dataset / "commitments.csv"
    rows = pd.read_csv(path, dtype=str)
    rival = rows.loc[rows["party"].eq("KOR"), "commitment_id"].item()
    rows.assign(rival_ids=rows["rival_ids"].mask(rows["party"].eq("POL"), rival)).to_csv(path, index=False)
    app = opened("commitments", countries="POL", commitment="c1")
    assert "The minister said so." in texts(app)
    assert HOSTILE in texts(app)
    (told,) = [element.value for element in app.markdown if "Told otherwise" in element.value]
    assert "asked by United States" in told


@pytest.mark.usefixtures("dataset")
@pytest.mark.parametrize("page", ["commitments", "countries"])
def test_text_from_outside_is_shown_as_it_is_and_never_as_markup(page: str) -> None:
    app = opened(page, **({"country": "KOR"} if page == "countries" else {"commitment": "c2"}))
    assert HOSTILE in texts(app)
    assert any("**Eve** :tada:" in text for text in texts(app))
    marked_up = [
        element.value for kind in ("markdown", "caption", "subheader", "title") for element in app.get(kind)
    ]
    assert not any("evil" in text or "Eve" in text for text in marked_up)
    assert not any("alert(1)" in element.proto.body for element in app.get("html"))
    assert not app.link_button


@pytest.mark.usefixtures("dataset")
def test_a_country_tells_target_spending_gap_and_pace() -> None:
    app = opened("countries", country="POL")
    assert app.title[0].value == "Poland"
    figures = metrics(app)
    assert (figures["Standing target"], figures["Latest spending"]) == ("4 %", "2.50 %")
    assert (figures["Gap"], figures["Pace"]) == ("1.50 points", "On track")
    assert any("its own" in caption.value for caption in app.caption)
    assert any("USD 15 bn a year" in caption.value for caption in app.caption)
    assert app.query_params == {"country": "Poland"}


@pytest.mark.usefixtures("dataset")
def test_a_country_without_a_word_of_its_own_inherits_and_says_from_whom() -> None:
    app = opened("countries", country="Germany")
    assert metrics(app)["Standing target"] == "2 %"
    assert any("inherited from NATO" in caption.value for caption in app.caption)
    assert "No commitments" in [heading.value for heading in app.subheader]


@pytest.mark.usefixtures("dataset")
def test_a_demand_is_shown_with_its_sentence_as_text_and_can_be_chosen_by_its_asker() -> None:
    app = opened("demands", askers="United States")
    assert HOSTILE in texts(app)
    assert not app.link_button
    assert "1 demand, the latest first" in [heading.value for heading in app.subheader]


@pytest.mark.usefixtures("dataset")
def test_delivery_shows_each_chart_under_a_finding_that_follows_the_filter() -> None:
    findings = [heading.value for heading in opened("delivery", alliances="NATO").subheader]
    assert "1 of 1 country with a year ahead rise fast enough" in findings


@pytest.mark.usefixtures("dataset")
def test_a_folded_chart_is_told_at_once_and_drawn_when_it_is_unfolded() -> None:
    app = opened("delivery")
    assert [len(app.subheader), len(app.get("plotly_chart"))] == [8, 2]
    assert len(opened("delivery", **{"show-kept-2014": "true"}).get("plotly_chart")) == 3


@pytest.mark.usefixtures("dataset")
def test_without_a_country_all_are_listed_and_an_unknown_one_is_named() -> None:
    app = opened("countries", country="ATLANTIS")
    assert any("country=ATLANTIS" in caption.value.replace("\\", "") for caption in app.caption)
    assert {"Poland", "Germany"} <= set(app.dataframe[0].value["party_name"])


def test_a_long_history_is_shown_in_full_on_demand() -> None:
    app = opened("countries", country="DEU")
    few = len(app.link_button)
    app.toggle(key="all_cards").set_value(True).run()
    assert len(app.link_button) > few


@pytest.mark.usefixtures("dataset")
def test_a_charts_table_is_made_when_it_is_opened() -> None:
    app = opened("countries", country="POL")
    assert not app.dataframe


def test_the_about_page_tells_what_was_measured_where_that_is_written_down(dataset: Path) -> None:
    shutil.copy(ROOT / "data" / "accuracy.toml", dataset)
    sets = tomllib.loads((dataset / "accuracy.toml").read_text("utf-8"))["sets"]
    app = opened("about")
    assert "Measured accuracy" in [heading.value for heading in app.header]
    shown = app.table[1].value
    assert shown["Left out"].tolist() == [one["left_out"] for one in sets]
    assert shown[r"all metrics\, core F1"].str.replace("\\", "").str[:4].tolist() == [
        f"{one['scores'][2]['f1']:.2f}" for one in sets
    ]
    assert len(app.get("plotly_chart")) == 2


def test_the_about_page_is_silent_on_accuracy_where_nothing_was_measured(dataset: Path) -> None:
    (dataset / "accuracy.toml").unlink(missing_ok=True)
    assert "Measured accuracy" not in [heading.value for heading in opened("about").header]


def test_the_about_page_compares_readers_where_that_was_measured(dataset: Path) -> None:
    shutil.copy(ROOT / "data" / "comparison.toml", dataset)
    rows = tomllib.loads((dataset / "comparison.toml").read_text("utf-8"))["rows"]
    app = opened("about")
    shown = next(one.value for one in app.table if "Reader" in one.value)
    assert shown["Reader"].tolist() == [row["reader"] for row in rows]
    assert shown[r"all metrics\, core F1"].str.replace("\\", "").tolist() == [
        f"{row['all_core_f1']:.2f}" if row["records"] else "–" for row in rows
    ]
    (dataset / "comparison.toml").unlink()
    assert "Beside other readers" not in [heading.value for heading in opened("about").header]


def test_a_missing_table_is_told_with_the_way_to_make_it(dataset: Path) -> None:
    (dataset / "commitments.csv").unlink()
    app = opened("overview")
    assert not app.exception
    assert "make data" in app.error[0].value


def test_the_about_page_tells_method_terms_and_how_to_cite() -> None:
    app = opened("about")
    assert [heading.value for heading in app.header] == [
        "Method",
        "Status",
        "Definitions",
        "Measured accuracy",
        "Beside other readers",
        "Licences and credits",
        "How to cite",
    ]
    assert len(app.table[0].value) == 6
    assert any("SIPRI" in credit for credit in app.table[3].value["Credit"])
    assert "CC BY 4.0" in app.code[0].value
