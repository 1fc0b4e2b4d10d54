"""Factories that state only what differs, and a small dataset of three notes to build in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from ingest.dataset import store
from ingest.models import Commitment, Source, Spending, Statement, identify

HOUSE = Path(__file__).parents[2]

settings.register_profile("unhurried", deadline=None)  # a busy machine is no failure
settings.load_profile("unhurried")

NOTE = """\
+++
title = "Seoul to reach 3.5 percent"
publisher = "The Daily"
url = "https://example.org/seoul"
published = "2025-11-14"
added_on = 2026-11-24
checked = "two"

[[records]]
party = "KOR"
metric = "gdp_share"
value = 3.5
deadline = "2035"
deadline_text = "by 2035"
status = "pledged"
speaker = "Ahn Gyu-back"
stated_on = 2025-11-14
+++

Seoul will spend 3.5 percent of GDP on defence by 2035, Ahn Gyu-back said.
"""


@pytest.fixture(scope="session")
def statement() -> Callable[..., Statement]:
    def make(**fields: Any) -> Statement:
        evidence = fields.get("evidence", "The country will spend it.")
        start = fields.get("start", 0)
        stated: dict[str, Any] = {
            "party": "POL",
            "metric": "gdp_share",
            "value": 3.0,
            "status": "pledged",
            "stated_on": date(2025, 3, 1),
            "evidence": evidence,
            "start": start,
            "end": start + len(evidence),
            "confidence": 0.8,
            "source_id": "one",
            "evidence_kind": "note",
            "extractor": "1",
            "added_on": date(2026, 11, 24),
            "statement_id": "",
        }
        unnamed = Statement.model_validate(stated | fields)
        name = fields.get("statement_id", identify(unnamed.source_id, unnamed))
        return unnamed.model_copy(update={"statement_id": name})

    return make


@pytest.fixture(scope="session")
def commitment() -> Callable[..., Commitment]:
    def make(name: str, **fields: Any) -> Commitment:
        day = fields.get("stated_on", date(2025, 3, 1))
        held: dict[str, Any] = {
            "party": "POL",
            "metric": "gdp_share",
            "scope": "total",
            "value": 3.0,
            "value_high": None,
            "currency": None,
            "bound": "exact",
            "deadline": "2030",
            "deadline_text": None,
            "status": "pledged",
            "requested_by": None,
            "speaker": None,
            "condition": None,
            "first_stated_on": day,
            "last_stated_on": day,
            "standing": "standing",
            "supersedes": None,
            "n_sources": 1,
            "corroboration": "single",
            "rival_ids": (),
            "specificity": 4,
            "confidence": 1,
            "evidence": "The country will spend it.",
            "source_url": "https://example.org",
            "publisher": "The Daily",
            "statement_ids": ("a",),
        }
        stated = {key: value for key, value in fields.items() if key != "stated_on"}
        return Commitment.model_validate(held | stated | {"commitment_id": name})

    return make


@pytest.fixture(scope="session")
def source() -> Callable[..., Source]:
    def make(name: str, **fields: Any) -> Source:
        told: dict[str, Any] = {
            "title": "Title",
            "publisher": "The Daily",
            "url": f"https://example.org/{name}",
            "published": "2025",
            "added_on": date(2026, 11, 24),
            "checked": "one",
        }
        return Source.model_validate(told | fields | {"source_id": name})

    return make


@pytest.fixture(scope="session")
def spent() -> Callable[..., Spending]:
    def make(country: str, year: int, share: float | None, **fields: Any) -> Spending:
        row: dict[str, Any] = {
            "country": country,
            "year": year,
            "share_of_gdp": share,
            "equipment_share": None,
            "usd": None,
            "is_estimate": False,
            "definition": "NATO",
            "edition": "NATO 2026-07",
        }
        return Spending.model_validate(row | fields)

    return make


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one note and the editions of the real figures."""
    folder = tmp_path / "data"
    store.replace(folder / "notes" / "2025" / "2025-11-14-the-daily-seoul.md", NOTE)
    editions = (HOUSE / "data" / "figures" / "figures.toml").read_text("utf-8")
    store.replace(folder / "figures" / "figures.toml", editions)
    return folder
