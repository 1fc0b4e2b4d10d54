"""A text of the reader's own: what is read in it, what is refused, and that none of it is kept or run."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import export
from dashboard.contents import trial
from dashboard.contents.trial import EXAMPLE, EXAMPLE_DAY, Trial
from dashboard.parts.marked import marked
from ingest.acquire.exchange import Page
from ingest.acquire.inputs import Refusal
from ingest.render import CONTRACT

if TYPE_CHECKING:
    from datetime import date

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script> **bold** [x](javascript:alert(1)) :material/bolt: $x$ =cmd() "
PLEDGE = "Poland will spend 5 percent of GDP on defence by 2026, the prime minister said."


def read(text: str = EXAMPLE, published: date | None = EXAMPLE_DAY) -> Trial:
    found = trial.of_text(text, published)
    assert isinstance(found, Trial)
    return found


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    app.switch_page("views/try_it.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def pressed(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


class TestReading:
    def test_the_example_gives_a_pledge_with_a_condition_and_a_demand(self) -> None:
        records = read().records
        assert records["party"].tolist() == ["NOR", "NATO"]
        assert records["status"].tolist() == ["pledged", "demanded"]
        assert records["condition"].tolist()[0] == "if the economy allows"
        assert list(records.columns) == list(CONTRACT)

    def test_each_figure_is_told_with_the_reason_where_it_gave_no_record(self) -> None:
        figures = read().figures
        assert [figure.words for figure in figures] == [
            "2.2",
            "3 percent",
            "5 percent",
            "2.1 percent",
            "3.1 percent",
        ]
        assert [figure.abstained is None for figure in figures] == [False, True, True, False, False]
        assert "a baseline" in str(figures[0].abstained)
        assert any(line.startswith("deadline") and "2030" in line for line in figures[1].told)

    def test_a_text_without_a_figure_is_told_to_be_that(self) -> None:
        found = read("The weather is fine.", None)
        assert not found.statements
        assert found.remark == "no figure found: neither a percentage nor a sum of money"

    def test_a_record_is_a_slice_of_the_text(self) -> None:
        found = read()
        for statement in found.statements:
            assert found.article.text[statement.start : statement.end] == statement.evidence

    def test_a_file_is_read_by_its_kind(self) -> None:
        page = f"<html><body><article><p>{PLEDGE}</p></article></body></html>".encode()
        for name, content in (("a.txt", PLEDGE.encode()), ("a.html", page), ("../../etc/a", page)):
            found = trial.of_file(name, content, None)
            assert isinstance(found, Trial)
            assert [statement.party for statement in found.statements] == ["POL"]

    def test_a_page_is_read_from_where_the_fetcher_found_it(self) -> None:
        class Fetcher:
            def get(self, url: str) -> Page:
                return Page(url, PLEDGE.encode(), "text/plain")

        found = trial.of_address("https://news.example/1", Fetcher(), None)  # type: ignore[arg-type]
        assert isinstance(found, Trial)
        assert [statement.party for statement in found.statements] == ["POL"]

    def test_downloads_hold_the_records_and_no_formula(self) -> None:
        frame = read(f"=1+1 {PLEDGE}").records
        assert export.to_csv(frame).decode().count("'=1+1 Poland") == 1
        assert pd.notna(frame["start"]).all()


class TestRefusals:
    @pytest.mark.parametrize(
        ("found", "why"),
        [
            (lambda: trial.of_text("  ", None), "the text: is empty"),
            (lambda: trial.of_text("x" * 50_001, None), "the text: is longer than 50,000 characters"),
            (lambda: trial.of_file("a.pdf", b"%PDF-1.4 no", None), "the file: is a damaged PDF"),
            (lambda: trial.of_file("a.txt", b"x" * 5_000_001, None), "the file: is larger than 5 MB"),
            (lambda: trial.of_file("a.txt", b"", None), "the file: is empty"),
            (
                lambda: trial.of_file("a.txt", b"It is said. " * 5_000, None),
                "the file: has more than 50,000 characters of text",
            ),
            (
                lambda: trial.of_text(
                    "Die Regierung will die Ausgaben für die Verteidigung bis 2029 auf 3,5 Prozent der "
                    "Wirtschaftsleistung erhöhen, sagte der Kanzler am Dienstag im Bundestag in Berlin.",
                    None,
                ),
                "the text: text is German, only English is read",
            ),
        ],
    )
    def test_what_cannot_be_read_is_refused_in_one_line(self, found: Any, why: str) -> None:
        assert str(found()) == why

    @pytest.mark.parametrize(
        "url",
        [
            "http://127.0.0.1:1/",
            "http://localhost/",
            "http://[::1]/",
            "http://169.254.169.254/latest/meta-data",
            "http://10.0.0.1/",
            "http://0x7f.1/",
            "file:///etc/passwd",
            "https://name:word@news.example/",
            "not an address",
            "",
        ],
    )
    def test_no_address_leads_inside_the_network(self, url: str) -> None:
        assert isinstance(trial.of_public_address(url, None), Refusal)

    def test_more_readers_than_there_are_places_have_to_wait(self) -> None:
        def crowd(left: int) -> str:
            if left:
                return str(trial.in_turn("the file", lambda: crowd(left - 1)))
            return "read"

        assert crowd(trial.AT_ONCE) == "read"
        assert (
            crowd(trial.AT_ONCE + 1) == "the file: has to wait: others are being read, try again in a moment"
        )
        assert crowd(trial.AT_ONCE) == "read"


class TestMarking:
    @pytest.mark.parametrize(
        ("text", "spans", "markdown"),
        [
            ("One. Two. Three.", [(5, 9)], r"One\. :yellow-background[Two\.] Three\."),
            ("One.\nTwo.", [(0, 9)], ":yellow-background[One\\.]\n\n:yellow-background[Two\\.]"),
            ("One. Two.", [(0, 4), (0, 9)], r":yellow-background[One\.] :yellow-background[Two\.]"),
            ("a]b[c", [(1, 4)], r"a :yellow-background[\]b\[] c"),
            ("One.", [], r"One\."),
        ],
    )
    def test_every_letter_is_escaped_and_only_the_marks_are_ours(
        self, text: str, spans: list[tuple[int, int]], markdown: str
    ) -> None:
        assert marked(text, spans) == markdown


class TestThePage:
    def test_the_example_is_read_with_one_click(self) -> None:
        app = pressed(opened(), "Try the example")
        assert not app.exception
        assert "2 commitments" in [heading.value for heading in app.subheader]
        assert any(":yellow-background[Norway will raise" in element.value for element in app.markdown)

    def test_a_text_stands_in_no_address_and_no_log(self, caplog: pytest.LogCaptureFixture) -> None:
        app = opened()
        app.text_area(key="trial_text").input(PLEDGE)
        with caplog.at_level(logging.DEBUG):
            app = pressed(app, "Read it")
        assert "1 commitment" in [heading.value for heading in app.subheader]
        assert PLEDGE not in caplog.text
        assert PLEDGE not in str(dict(app.query_params))

    def test_hostile_text_is_shown_as_it_is_and_never_as_markup(self) -> None:
        app = opened()
        app.text_area(key="trial_text").input(HOSTILE + PLEDGE)
        app = pressed(app, "Read it")
        shown = [element.value for element in app.markdown if "script" in element.value]
        assert len(shown) == 1
        assert r"\<script\>" in shown[0]
        assert r"\*\*bold\*\*" in shown[0]
        assert not any("alert(1)" in element.proto.body for element in app.get("html"))

    def test_an_address_inside_the_network_gets_one_clear_line(self) -> None:
        app = opened(way="Address")
        app.text_input(key="trial_url").input("http://127.0.0.1:1/x")
        (error,) = pressed(app, "Read it").error
        assert "may not be reached" in error.value

    def test_addresses_are_asked_for_one_after_the_other(self) -> None:
        app = opened(way="Address")
        app.text_input(key="trial_url").input("http://127.0.0.1:1/x")
        (error,) = pressed(pressed(app, "Read it"), "Read it").error
        assert "can't be asked for yet" in error.value.replace("\\", "")

    def test_the_limits_stand_on_the_page(self) -> None:
        assert opened().text_area[0].label == "Text, at most 50,000 characters"
        assert "5 MB" in opened(way="Address").text_input[0].label
        assert "10 seconds" in opened(way="Address").text_input[0].label
