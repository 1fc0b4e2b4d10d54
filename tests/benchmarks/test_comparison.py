from dataclasses import replace
from datetime import date

import pytest

from ingest.measure import measured
from tests.benchmarks import comparison
from tests.benchmarks.comparison import Row

DAY = date(2026, 11, 24)
ROW = Row(
    texts="own passages",
    number=2,
    records=3,
    characters=1300,
    reader="nearest cue",
    shares_core_f1=0.5,
    shares_strict_f1=0.25,
    shares_precision=1.0,
    shares_recall=0.333,
    all_core_f1=0.4,
    all_strict_f1=0.2,
    all_precision=0.6,
    all_recall=0.3,
    false_per_text=0.125,
    articles_a_second=1234.5678,
)
NOTHING = dict.fromkeys(name for name in Row.__slots__ if name.startswith(("shares", "all")))


def test_what_is_saved_can_be_read(tmp_path):
    path = tmp_path / "comparison.toml"
    comparison.save([ROW], path, DAY)
    (one,) = comparison.read(path)
    assert (one["reader"], one["records"], one["articles_a_second"]) == ("nearest cue", 3, 1234.568)


def test_texts_without_records_have_no_scores(tmp_path):
    path = tmp_path / "comparison.toml"
    comparison.save([replace(ROW, records=0, **NOTHING)], path, DAY)
    (one,) = comparison.read(path)
    assert "all_core_f1" not in one
    assert comparison.table([one]).splitlines()[-1] == (
        "| own passages (2) | nearest cue | – | – | – | – | – | – | 0.12 | 1,235 |"
    )
    assert comparison.quality(measured([])) == {**NOTHING, "false_per_text": 0.0}


@pytest.mark.parametrize("name", NOTHING)
def test_a_score_stands_under_its_own_name(name):
    names = ("f1", "precision", "recall")
    scores = [{key: 10 * at + place for place, key in enumerate(names)} for at in range(4)]
    of = {"shares_core": 0, "shares_strict": 10, "all_core": 20, "all_strict": 30, "shares": 0, "all": 20}
    part, measure = name.rsplit("_", 1)
    assert comparison.scored(scores, 1, 0.0)[name] == of[part] + names.index(measure)
