"""The real dataset and its release, a small part of it to spoil, and rows that state only what differs."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.dataset import store
from ingest.models import Commitment, Source, Statement
from ingest.publish import release

DATA = Path(__file__).parents[2] / "data"


def copied(target: Path) -> Path:
    """The tables and the editions of the real dataset in a folder of their own."""
    for path in (*(table.path for table in store.TABLES), "figures/figures.toml"):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(DATA / path, target / path)
    return target


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small part of the dataset: what is published of it takes a moment, not a second."""
    folder = copied(tmp_path / "data")
    for table in store.TABLES:
        store.write(folder, table, store.read(folder, table)[:20])
    return folder


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the real dataset."""
    folder = tmp_path_factory.mktemp("released")
    return release.publish(copied(folder / "data"), folder / "releases")


@pytest.fixture(scope="session")
def commitment() -> Callable[..., Commitment]:
    def make(name: str = "kor", **fields: Any) -> Commitment:
        held = {
            **dict.fromkeys(Commitment.model_fields),
            "commitment_id": name,
            "party": "KOR",
            "metric": "gdp_share",
            "scope": "total",
            "value": 3.5,
            "bound": "exact",
            "deadline": "2035",
            "status": "pledged",
            "first_stated_on": date(2025, 11, 14),
            "last_stated_on": date(2025, 11, 14),
            "standing": "standing",
            "n_sources": 1,
            "corroboration": "single",
            "rival_ids": (),
            "specificity": 4,
            "confidence": 1,
            "evidence": "Seoul will spend it.",
            "source_url": "https://example.org/seoul",
            "publisher": "The Daily",
            "statement_ids": ("a",),
        }
        return Commitment.model_validate(held | fields)

    return make


@pytest.fixture(scope="session")
def statement() -> Callable[..., Statement]:
    def make(name: str = "a", **fields: Any) -> Statement:
        evidence = fields.get("evidence", "Seoul will spend it.")
        told = {
            "party": "KOR",
            "metric": "gdp_share",
            "value": 3.5,
            "status": "pledged",
            "stated_on": date(2025, 11, 14),
            "evidence": evidence,
            "start": 0,
            "end": len(evidence),
            "confidence": 1,
            "statement_id": name,
            "source_id": "one",
            "evidence_kind": "note",
            "extractor": "1",
            "added_on": date(2026, 11, 24),
        }
        return Statement.model_validate(told | fields)

    return make


@pytest.fixture(scope="session")
def source() -> Callable[..., Source]:
    def make(name: str = "one", **fields: Any) -> Source:
        told = {
            "source_id": name,
            "title": "Title",
            "publisher": "The Weekly",
            "url": f"https://example.org/{name}",
            "published": "2025",
            "added_on": date(2026, 11, 24),
            "checked": "one",
        }
        return Source.model_validate(told | fields)

    return make
