"""Who is a curator, and what their clicks do."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.curating import access
from ingest.dataset import queue, store
from ingest.extract.pipeline import extract
from ingest.models import Article

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)
LISTED = {"Ada@example.org": "Ada", "blank@example.org": " "}
ADA = {"is_logged_in": True, "email": "ada@example.org", "email_verified": True, "exp": 1000}
ARTICLE = Article(
    id="a",
    text="Poland will spend 5 percent of GDP on defence by 2029, Prime Minister Donald Tusk announced.",
    url="https://a.example/x",
    published=TODAY,
)


def test_a_curator_is_known_by_a_verified_address_whatever_its_case() -> None:
    assert access.name_of(ADA, LISTED, now=999) == "Ada"


@pytest.mark.parametrize(
    "claims",
    [
        {"is_logged_in": False},
        {"email_verified": False},
        {"email_verified": "true"},
        {"email_verified": None},
        {"email": "eve@example.org"},
        {"email": "blank@example.org"},
        {"email": None},
        {"email": ["ada@example.org"]},
        {"exp": 999},
        {"exp": None},
        {"exp": "1000"},
    ],
)
def test_whose_claims_lack_anything_is_no_curator(claims: dict[str, Any]) -> None:
    assert access.name_of(ADA | claims, LISTED, now=999) is None


def test_without_secrets_nobody_can_sign_in() -> None:
    assert not access.configured()
    assert access.signed_in() is None


@pytest.fixture(name="data")
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The published dataset with one statement in its queue, and Ada at the desk."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns("notes", ".lock", "queue.csv"))
    queue.add(folder, ARTICLE, extract(ARTICLE), today=TODAY)
    monkeypatch.setenv("PLEDGEBOARD_DATA", str(folder))
    monkeypatch.setattr(access, "signed_in", lambda: "Ada")
    return folder


def opened() -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    app.switch_page("views/review.py")
    return app.run()


def click(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def decided(data: Path) -> list[tuple[str, str]]:
    return [(row.action, row.why) for row in store.read(data, store.DECISIONS) if row.who == "Ada"]


def test_a_click_accepts_and_another_takes_it_back(data: Path) -> None:
    app = click(opened(), "Accept")
    assert decided(data) == [("accept", "the sentence says so")]
    assert any(text.value == "Nothing waits." for text in app.text)
    click(app, "Undo")
    assert decided(data) == []


def test_a_reason_is_kept(data: Path) -> None:
    app = opened()
    next(box for box in app.text_input if box.label.startswith("Why")).set_value("A rumour").run()
    click(app, "Reject")
    assert decided(data) == [("reject", "A rumour")]


def test_a_related_commitment_is_superseded(data: Path) -> None:
    click(opened(), "Supersedes this")
    assert [action for action, _ in decided(data)] == ["accept", "supersedes"]


def test_what_is_skipped_stays(data: Path) -> None:
    app = click(opened(), "Skip")
    assert any("You skipped what is left" in text.value for text in app.text)
    assert len(queue.waiting(data)) == 1


def test_a_click_after_the_session_ended_decides_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened()
    monkeypatch.setattr(access, "signed_in", lambda: None)
    click(app, "Accept")
    assert decided(data) == []


def test_nobody_else_sees_the_page(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "signed_in", lambda: None)
    app = opened()
    assert not app.button
    assert len(queue.waiting(data)) == 1
