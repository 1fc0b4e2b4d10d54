import pytest


def rows(client, path):
    return client.get(path).json()


def test_pages_laid_one_after_another_are_the_whole(client):
    whole = rows(client, "/api/v1/sources")
    path, pages = "/api/v1/sources?limit=150", []
    while path:
        answer = client.get(path)
        pages += answer.json()
        path = answer.links.get("next", {}).get("url")
    assert pages == whole
    assert answer.headers["x-total-count"] == str(len(whole))


def test_a_page_keeps_the_filters_of_the_one_before(client):
    links = client.get("/api/v1/commitments?countries=KOR&countries=JPN&limit=2&offset=3").links
    assert links["next"]["url"] == "/api/v1/commitments?countries=KOR&countries=JPN&limit=2&offset=5"
    assert links["prev"]["url"] == "/api/v1/commitments?countries=KOR&countries=JPN&limit=2&offset=1"


def test_beyond_the_last_row_there_is_nothing(client):
    answer = client.get("/api/v1/sources?offset=1000000")
    assert (answer.status_code, answer.json()) == (200, [])


@pytest.mark.parametrize("path", ["/api/v1/commitments?format=csv&countries=KOR", "/feed.atom"])
def test_who_has_it_already_gets_nothing_anew(client, path):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})
    other = client.get(path, headers={"If-None-Match": '"other"'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == "public, max-age=300"
    assert (other.status_code, other.content) == (200, first.content)


def test_each_format_and_each_filter_has_a_tag_of_its_own(client):
    queries = ("format=csv", "format=json", "format=parquet", "format=csv&countries=KOR")
    tags = {client.get(f"/api/v1/commitments?{query}").headers["etag"] for query in queries}
    assert len(tags) == len(queries)


def test_a_file_is_named_and_nothing_guesses_its_type(client):
    headers = client.get("/api/v1/spending?format=csv&limit=1").headers
    assert headers["content-disposition"] == 'inline; filename="pledgeboard-spending.csv"'
    assert headers["content-type"] == "text/csv; charset=utf-8"
    assert headers["x-content-type-options"] == "nosniff"
