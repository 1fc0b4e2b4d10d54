"""Factories of rows: each states only what a test is about."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from dashboard.analysis import deadline_year
from ingest.models import Commitment, Gdp, Spending

BLOCS = {"NATO": "NATO", "EU": "European Union"}
NAMES = {
    "POL": "Poland",
    "DEU": "Germany",
    "ESP": "Spain",
    "KOR": "South Korea",
    "USA": "United States",
} | BLOCS

_COMMITMENT: dict[str, Any] = {
    "party": "POL",
    "metric": "gdp_share",
    "scope": "total",
    "value": 4.0,
    "value_high": None,
    "currency": None,
    "bound": "exact",
    "deadline": "2030",
    "deadline_text": None,
    "status": "pledged",
    "requested_by": None,
    "speaker": None,
    "condition": None,
    "first_stated_on": "2025-09-01",
    "last_stated_on": None,
    "standing": "standing",
    "supersedes": None,
    "n_sources": 1,
    "corroboration": "single",
    "rival_ids": (),
    "specificity": 5,
    "confidence": 1.0,
    "evidence": "The minister said so.",
    "source_url": "https://news.example/1",
    "publisher": "The Example",
    "statement_ids": ("a1",),
}


def _commitment(number: int, fields: dict[str, Any]) -> dict[str, Any]:
    row = {"commitment_id": f"c{number}", **_COMMITMENT, **fields}
    row["last_stated_on"] = row["last_stated_on"] or row["first_stated_on"]
    checked = Commitment(**row).model_dump(mode="json")
    lists = ("rival_ids", "statement_ids")
    return checked | {name: " ".join(row[name]) or None for name in lists}


def commitments(*rows: dict[str, Any]) -> pd.DataFrame:
    """A table as `dashboard.data` gives it: valid by the model, ids c0, c1, … where none is given."""
    made = [_commitment(number, row) for number, row in enumerate(rows)]
    df = pd.DataFrame(made, columns=list(Commitment.model_fields))
    numbers = {"value", "value_high", "confidence", "n_sources", "specificity"}
    days = ("first_stated_on", "last_stated_on")
    text = [name for name in df.columns if name not in numbers and name not in days]
    df = df.astype(dict.fromkeys(text, "str") | {"value": "float64", "value_high": "float64"})
    df = df.assign(**{day: pd.to_datetime(df[day]) for day in days})
    return df.assign(
        deadline_year=deadline_year(df["deadline"]),
        party_name=df["party"].map(NAMES).fillna(df["party"]).astype("str"),
        party_kind=df["party"].isin(BLOCS).map({True: "bloc", False: "country"}).astype("str"),
    )


def spending(*rows: dict[str, Any]) -> pd.DataFrame:
    """Spending by country and year; Poland, NATO's figures, no estimate, unless said otherwise."""
    usual = {"country": "POL", "equipment_share": None, "usd": None, "is_estimate": False}
    usual |= {"definition": "NATO", "edition": "NATO 2026-07"}
    made = [Spending(**{**usual, **row}).model_dump() for row in rows]
    df = pd.DataFrame(made, columns=list(Spending.model_fields))
    return df.astype({"share_of_gdp": "float64", "usd": "float64", "is_estimate": "bool", "country": "str"})


def gdp(*rows: dict[str, Any]) -> pd.DataFrame:
    """GDP by country and year in US dollars."""
    usual = {"country": "POL", "is_projection": False, "edition": "IMF WEO 2026-04"}
    made = [Gdp(**{**usual, **row}).model_dump() for row in rows]
    return pd.DataFrame(made, columns=list(Gdp.model_fields)).astype({"country": "str", "usd": "float64"})


def memberships(*rows: tuple[str, ...]) -> pd.DataFrame:
    """Memberships as (bloc, member) or (bloc, member, joined, left)."""
    made = [(bloc, member, *([*days, None, None][:2])) for bloc, member, *days in rows]
    df = pd.DataFrame(made, columns=["bloc", "member", "joined", "left"])
    df = df.astype({"bloc": "str", "member": "str"})
    return df.assign(
        bloc_name=df["bloc"].map(NAMES),
        member_name=df["member"].map(NAMES).fillna(df["member"]),
        joined=pd.to_datetime(df["joined"]),
        left=pd.to_datetime(df["left"]),
    )


@pytest.fixture(name="make")
def _make() -> Any:
    """The factories of this module: `make.commitments`, `make.spending`, `make.gdp`, `make.memberships`."""

    class Factories:
        commitments = staticmethod(commitments)
        spending = staticmethod(spending)
        gdp = staticmethod(gdp)
        memberships = staticmethod(memberships)

    return Factories
