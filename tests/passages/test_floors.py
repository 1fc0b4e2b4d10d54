"""The scores hold their floors, which `python -m ingest.measure.floors` moves (`--raise`, `--lower WHY`)."""

import json

from ingest.measure import floors


def test_no_score_lies_below_its_floor():
    kept = json.loads(floors.FLOORS.read_text("utf-8"))
    assert kept["floors"].keys() >= {"total, fitted", "own passages, events left out"}
    assert floors.problems(floors.now(), kept["floors"]) == []
