from pydantic import TypeAdapter

from dashboard.api.asked import AskedChanges, AskedCommitments, AskedFigures, filters
from dashboard.filters import Filters


def test_a_request_of_commitments_knows_every_filter_of_the_dashboard():
    assert Filters.model_fields.keys() <= AskedCommitments.model_fields.keys()


def test_the_page_and_the_format_are_no_filters():
    asked = AskedCommitments(countries=("KOR",), limit=3, format="csv")
    assert filters(asked) == Filters(countries=("KOR",))


def test_codes_are_described_as_the_closed_set_that_they_are():
    schema = TypeAdapter(AskedFigures).json_schema()["properties"]
    assert "NATO" in schema["alliances"]["items"]["enum"]
    assert "KOR" in schema["countries"]["items"]["enum"]
    assert "NATO" not in schema["countries"]["items"]["enum"]


def test_every_parameter_is_described():
    for model in (AskedCommitments, AskedFigures, AskedChanges):
        assert [name for name, field in model.model_fields.items() if not field.description] == []
