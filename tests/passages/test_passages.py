"""The labelled texts say what a labelled text must say."""

import json
from pathlib import Path

import pytest

from ingest import parties
from ingest.models import Record

FILES = sorted(Path(__file__).parent.glob("*.jsonl"))


def rows(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_record_keeps_the_contract_and_is_a_slice_of_its_text(path):
    for row in rows(path):
        for fields in row["records"]:
            start = row["text"].find(fields["evidence"])
            assert start >= 0, (row["id"], fields["evidence"])
            end = start + len(fields["evidence"])
            record = Record.model_validate(fields | {"start": start, "end": end, "confidence": 1})
            assert parties.party(record.party)


def test_no_two_passages_share_an_id_or_a_text():
    found = [row for path in FILES for row in rows(path)]
    assert len({row["id"] for row in found}) == len({row["text"] for row in found}) == len(found)
