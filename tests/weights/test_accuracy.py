from datetime import date

import pytest

from ingest.extract.pipeline import candidates
from ingest.measure import Example, measured
from ingest.models import Article
from ingest.weights import accuracy
from ingest.weights.accuracy import Measurement

DAY = date(2026, 11, 24)


@pytest.fixture
def measurement():
    text = "Poland will spend 5 percent of GDP on defence by 2026, Prime Minister Donald Tusk announced."
    article = Article(id="a", text=text, published=DAY)
    record = {"party": "POL", "metric": "gdp_share", "value": 5.0, "deadline": "2026"}
    found = candidates(article)
    pair = (Example(article, (record,)), [candidate.statement for candidate in found])
    return Measurement('"notes"', "events", measured([pair], [found]))


def test_what_is_saved_can_be_read(tmp_path, measurement):
    path = tmp_path / "accuracy.toml"
    accuracy.save([measurement], [], path, DAY)
    (one,) = accuracy.read(path)
    assert (one["name"], one["left_out"], one["texts"], one["records"]) == ('"notes"', "events", 1, 1)
    assert [row["f1"] for row in one["scores"]] == [1.0, 0.0, 1.0, 0.0]
    assert one["calibration"][0]["right"] == 1.0
    assert one["curve"]


def test_files_stand_apart_from_sets(tmp_path, measurement):
    path = tmp_path / "accuracy.toml"
    accuracy.save([], [measurement], path, DAY)
    assert "[[files]]" in path.read_text("utf-8")
    with pytest.raises(KeyError):
        accuracy.read(path)


def test_the_table_is_put_between_its_fences_however_often(tmp_path, measurement):
    saved, readme = tmp_path / "accuracy.toml", tmp_path / "README.md"
    accuracy.save([measurement], [], saved, DAY)
    begin, end = accuracy.FENCES
    readme.write_text(f"before\n{begin}old\n{end}after\n", "utf-8")
    sets = accuracy.read(saved)
    accuracy.into_readme(sets, readme)
    accuracy.into_readme(sets, readme)
    assert readme.read_text("utf-8") == f"before\n{begin}\n{accuracy.table(sets)}\n{end}after\n"
