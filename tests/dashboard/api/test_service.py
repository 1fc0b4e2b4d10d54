import json

import feedparser
import pytest

from dashboard import board, export
from dashboard.filters import Filters

COMMITMENTS = "/api/v1/commitments"


@pytest.fixture(scope="module")
def here():
    return board.load()


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("", Filters()),
        ("countries=KOR&countries=JPN", Filters(countries=("KOR", "JPN"))),
        (
            "alliances=NATO&statuses=pledged&due_to=2030",
            Filters(alliances=("NATO",), statuses=("pledged",), due_to=2030),
        ),
        ("q=drones&stated_from=2025-01-01", Filters(q="drones", stated_from="2025-01-01")),
        ("target_from=3.5&metrics=gdp_share&standings=standing", None),
    ],
)
def test_the_rows_are_those_of_the_dashboard_s_own_filters(client, here, query, filters):
    filters = filters or Filters(target_from=3.5, metrics=("gdp_share",), standings=("standing",))
    rows = here.commitments(filters)
    assert len(rows) > 0
    assert client.get(f"{COMMITMENTS}?{query}&format=csv").content == export.to_csv(rows)
    assert client.get(f"{COMMITMENTS}?{query}").json() == json.loads(export.to_json(rows))


def test_parquet_is_what_the_dashboard_gives_for_download(client, here):
    answer = client.get(f"{COMMITMENTS}?countries=POL&format=parquet")
    assert answer.content == export.to_parquet(here.commitments(Filters(countries=("POL",))))
    assert answer.headers["content-type"] == "application/vnd.apache.parquet"


def test_statements_are_those_behind_the_commitments_that_the_filters_keep(client):
    held = client.get(f"{COMMITMENTS}?countries=POL").json()
    told = client.get("/api/v1/statements?countries=POL").json()
    assert {row["statement_id"] for row in told} == {
        name for row in held for name in row["statement_ids"].split()
    }


def test_sources_are_those_of_the_statements_that_are_kept(client):
    told = client.get("/api/v1/statements?countries=POL").json()
    sources = client.get("/api/v1/sources?countries=POL").json()
    assert {row["source_id"] for row in sources} == {row["source_id"] for row in told}


def test_without_filters_nothing_is_left_out(client, here):
    for name in ("statements", "sources", "spending"):
        total = client.get(f"/api/v1/{name}?limit=1").headers["x-total-count"]
        assert int(total) == len(getattr(here.tables, name))


def test_an_alliance_stands_for_its_members_in_spending_and_countries(client):
    for name, column in (("spending", "country"), ("countries", "party")):
        codes = {row[column] for row in client.get(f"/api/v1/{name}?alliances=BALTICS").json()}
        assert codes == {"EST", "LTU", "LVA"}


def test_every_alliance_is_listed_with_its_members(client):
    (row,) = client.get("/api/v1/alliances?alliances=BALTICS").json()
    assert row["members"] == "EST LTU LVA"
    assert "AUKUS" in {row["party"] for row in client.get("/api/v1/alliances").json()}


def test_an_alliance_and_a_country_outside_it_have_nothing_in_common(client):
    assert client.get("/api/v1/spending?alliances=NATO&countries=KOR").json() == []


def test_changes_lie_after_since_and_not_after_until_the_latest_first(client):
    rows = client.get("/api/v1/changes?since=2025-06-24&until=2025-06-25").json()
    assert {row["day"] for row in rows} == {"2025-06-25"}
    days = [row["day"] for row in client.get("/api/v1/changes").json()]
    assert days == sorted(days, reverse=True)


def test_changes_can_be_of_one_kind_and_one_country(client):
    rows = client.get("/api/v1/changes?kinds=superseded&countries=DEU").json()
    assert {(row["kind"], row["party"]) for row in rows} == {("superseded", "DEU")}
    assert all(row["successor"] and row["evidence"] and row["source_url"] for row in rows)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("limit=0", "limit: Input should be greater than or equal to 1"),
        ("alliances=NOTO", "alliances: 'NOTO' is the code of no bloc"),
        ("countries=NATO", "countries: 'NATO' is the code of no country"),
        ("stated_from=soon", "stated_from: Invalid isoformat string: 'soon'"),
        ("colour=red", "colour: there is no such parameter"),
        ("format=xlsx", "format: Input should be 'json', 'csv' or 'parquet'"),
    ],
)
def test_a_parameter_that_means_nothing_is_refused_with_a_sentence(client, query, told):
    answer = client.get(f"{COMMITMENTS}?{query}")
    assert (answer.status_code, answer.json()) == (422, {"detail": told})


def test_spending_takes_no_filter_that_would_do_nothing(client):
    assert client.get("/api/v1/spending?statuses=pledged").status_code == 422


def test_a_missing_table_is_one_sentence(client, monkeypatch, tmp_path):
    for part in ("figures", "reference"):
        (tmp_path / part).mkdir()
    monkeypatch.setenv("PLEDGEBOARD_DATA", str(tmp_path))
    answer = client.get(COMMITMENTS)
    assert (answer.status_code, answer.json()) == (503, {"detail": "a table of the dataset is missing"})


def test_any_page_s_scripts_may_read_and_nobody_may_write(client):
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    assert client.options(COMMITMENTS, headers=asked).status_code == 200
    assert client.options(
        COMMITMENTS, headers=asked | {"Access-Control-Request-Method": "POST"}
    ).status_code == (400)
    answer = client.get(COMMITMENTS, headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "X-Total-Count" in answer.headers["access-control-expose-headers"]
    assert client.post(COMMITMENTS).status_code == 405


def test_the_feeds_are_of_all_of_a_country_and_of_an_alliance_s_members(client):
    everything = feedparser.parse(client.get("/feed.atom").content)
    baltic = feedparser.parse(client.get("/feed.atom?alliances=BALTICS").content)
    korean = client.get("/feed.json?countries=KOR")
    assert not everything.bozo
    assert {entry.tags[1].term for entry in baltic.entries} == {"EST", "LTU", "LVA"}
    assert baltic.feed.title == "pledgeboard: defence spending commitments of Baltic states"
    assert korean.headers["content-type"] == "application/feed+json; charset=utf-8"
    assert {item["tags"][1] for item in korean.json()["items"]} == {"KOR"}
    assert len({everything.feed.id, baltic.feed.id}) == 2


def test_the_page_lists_every_path_of_the_document_and_loads_nothing_from_elsewhere(client):
    page = client.get("/api").text
    document = client.get("/api/v1/openapi.json").json()
    assert len(document["paths"]) == 10
    assert [path for path in document["paths"] if f"<code>{path}</code>" not in page] == []
    assert "<code>legislated</code>" in page
    assert "<script" not in page
    assert " src=" not in page
