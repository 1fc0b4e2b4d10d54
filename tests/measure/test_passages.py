import json

import pytest

from ingest import measure

RECORD = {"party": "POL", "metric": "gdp_share", "value": 5, "deadline": "2026"}


def passage(**changed):
    return {"id": "a", "text": "Poland.", "published": "2025-06-27", "records": [RECORD]} | changed


def written(tmp_path, *rows):
    path = tmp_path / "passages.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_passages_are_read_with_their_records(tmp_path):
    (example,) = measure.examples(written(tmp_path, passage()))
    assert example.article.text == "Poland."
    assert example.records == (RECORD,)


def test_a_file_without_passages_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"passages\.jsonl: holds no passage"):
        measure.examples(written(tmp_path))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("text", "line 2: is no passage"),
        ({"id": "a"}, "line 2: 'text' is missing"),
        (passage(published="soon"), "line 2: is no passage"),
        (passage(records=[{}]), "line 2: 'party' is missing"),
        (passage(records=[RECORD | {"value": "five"}]), "line 2: is no passage"),
        (passage(records=5), "line 2: is no passage"),
    ],
)
def test_a_line_that_is_no_passage_is_named_with_its_reason(tmp_path, row, reason):
    with pytest.raises(ValueError, match=f"passages.jsonl, {reason}"):
        measure.examples(written(tmp_path, passage(), row))
