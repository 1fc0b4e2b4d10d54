from __future__ import annotations

import ast
import csv
import re
from datetime import date
from pathlib import Path
from string import Formatter

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import analysis, board, charts, words
from dashboard.filters import Filters, describe
from dashboard.language import LANGUAGES, count, number, said_in, say, speak
from dashboard.parts import columns
from ingest.parties import parties

ROOT = Path(__file__).parents[2]
OTHERS = [code for code in LANGUAGES if code != "en"]
VIEWS = sorted(path.stem for path in (ROOT / "dashboard" / "views").glob("[a-z]*.py"))
PAGES = [view for view in VIEWS if view not in {"review", "sign_in"}]


def strings() -> list[dict[str, str]]:
    with (ROOT / "dashboard" / "strings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def literals(call: ast.Call) -> list[ast.expr]:
    """What is said by a call, where it is written there: one string, or one for one and one for more."""
    said = call.args[1:3] if call.func.id == "count" else call.args[:1]
    return [
        each
        for text in said
        for each in ([text.body, text.orelse] if isinstance(text, ast.IfExp) else [text])
    ]


def spoken() -> set[str]:
    """Every string that the code says."""
    found = set()
    for path in (ROOT / "dashboard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYERS:
                found |= {text.value for text in literals(node) if isinstance(text, ast.Constant)}
    return found


SAYERS = {"say", "count", "phrase"}


def blocs() -> set[str]:
    """Countries are named by Babel; blocs have rows."""
    return {party.name for party in parties().values() if party.iso2 is None}


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.fixture(params=OTHERS)
def other(request):
    """A language other than English, spoken until the test ends."""
    speak(request.param)
    yield request.param
    speak("en")


class TestTable:
    def test_every_string_that_the_code_says_has_its_row(self):
        assert spoken() | blocs() <= {row["en"] for row in strings()}

    def test_every_row_is_said_somewhere(self):
        assert {row["en"] for row in strings()} <= spoken() | blocs()

    def test_no_row_stands_there_twice(self):
        texts = [row["en"] for row in strings()]
        assert len(texts) == len(set(texts))

    @pytest.mark.parametrize("code", OTHERS)
    def test_no_translation_is_empty(self, code):
        assert [row["en"] for row in strings() if not row[code].strip()] == []

    @pytest.mark.parametrize("code", OTHERS)
    def test_a_translation_has_the_places_of_its_string(self, code):
        assert [row["en"] for row in strings() if places(row[code]) != places(row["en"])] == []

    @pytest.mark.parametrize("code", OTHERS)
    def test_a_translation_keeps_the_marks_of_markdown(self, code):
        marks = re.compile(r"\*+|`")
        assert [
            row["en"]
            for row in strings()
            if sorted(marks.findall(row[code])) != sorted(marks.findall(row["en"]))
        ] == []

    @pytest.mark.parametrize("code", OTHERS)
    def test_a_sentence_stays_a_sentence(self, code):
        ends = (".", "…", "다.", ":")
        sentences = [row for row in strings() if row["en"].endswith((".", ":")) and " " in row["en"]]
        assert [row["en"] for row in sentences if not row[code].endswith(ends)] == []


class TestSaying:
    @pytest.mark.usefixtures("other")
    def test_a_string_without_a_row_is_said_in_english(self):
        assert say("{n} untranslated things", n=3) == "3 untranslated things"

    def test_a_language_that_is_not_offered_is_english(self):
        speak("tlh")
        assert say("Year") == "Year"

    def test_french_says_nought_as_it_says_one(self):
        one, many = "{n} demand, the latest first", "{n} demands, the latest first"
        assert said_in("fr", lambda: count(0, one, many)).startswith("0 demande,")
        assert said_in("de", lambda: count(0, one, many)).startswith("0 Forderungen,")
        assert count(0, one, many) == "0 demands, the latest first"

    @pytest.mark.usefixtures("other")
    def test_another_language_for_a_moment_leaves_ones_own(self):
        assert said_in("en", lambda: say("Year")) == "Year"
        assert say("Year") != "Year"


NBSP, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", ["2.5 %", "1,234", "$15 bn", "24 June 2025", "March 2027"]),
        ("de", [f"2,5{NBSP}%", "1.234", f"15 Mrd.{NBSP}$", "24. Juni 2025", "März 2027"]),
        ("fr", [f"2,5{NBSP}%", f"1{THIN}234", f"15 Md{NBSP}$", "24 juin 2025", "mars 2027"]),
        ("ko", ["2.5%", "1,234", "150억 달러", "2025년 6월 24일", "2027년 3월"]),
    ],
)
def test_numbers_and_days_are_written_as_the_language_writes_them(code, told):
    def written():
        figures = [words.per_cent(2.5), number(1234), words.dollars(15e9)]
        return [*figures, words.day(date(2025, 6, 24)), words.deadline("2027-03")]

    assert said_in(code, written) == told


@pytest.mark.parametrize(
    ("code", "target"),
    [
        ("en", "at least 3.5 % of GDP (core)"),
        ("de", f"mindestens 3,5{NBSP}% des BIP (Kern)"),
        ("fr", f"au moins 3,5{NBSP}% du PIB (fondamental)"),
        ("ko", "GDP 대비 3.5%(핵심) 이상"),
    ],
)
def test_a_target_is_told_in_the_order_of_the_language(code, target):
    row = {"metric": "gdp_share", "value": 3.5, "value_high": None, "bound": "at_least", "scope": "core"}
    assert said_in(code, lambda: words.target(row)) == target


@pytest.mark.parametrize(("code", "signs"), [("en", ".,"), ("de", ",."), ("fr", f",{THIN}"), ("ko", ".,")])
def test_the_axes_of_charts_have_the_signs_of_the_language(code, signs):
    empty = pd.DataFrame({"status": [], "standing": []})
    assert said_in(code, lambda: charts.status_bars(empty)).layout.separators == signs


class TestBoard:
    @pytest.mark.parametrize(
        ("code", "korea", "union"),
        [
            ("de", "Südkorea", "Europäische Union"),
            ("fr", "Corée du Sud", "Union européenne"),
            ("ko", "대한민국", "유럽연합"),
        ],
    )
    def test_countries_and_blocs_have_their_names(self, code, korea, union):
        names = said_in(code, lambda: board.load().names)
        assert (names["KOR"], names["EU"]) == (korea, union)

    @pytest.mark.usefixtures("other")
    def test_each_language_has_a_board_of_its_own_and_english_stays(self):
        here, english = board.load(), said_in("en", board.load)
        assert here is board.load()
        assert here is not english
        assert english.names["DEU"] == "Germany"
        assert here.spelled == english.spelled

    @pytest.mark.usefixtures("other")
    def test_titles_follow_the_language_of_the_board(self):
        here = board.load()
        assert analysis.dumbbell_title(here.progress) != said_in(
            "en", lambda: analysis.dumbbell_title(here.progress)
        )

    @pytest.mark.usefixtures("other")
    def test_codes_and_sentences_stay_as_they_are(self):
        here, english = board.load().tables.commitments, said_in("en", board.load).tables.commitments
        same = ["commitment_id", "party", "status", "metric", "evidence", "speaker", "publisher"]
        pd.testing.assert_frame_equal(here[same], english[same])

    def test_a_filter_is_described_in_the_language(self):
        def described():
            return describe(Filters(due_from=2030, target_from=3.5), board.load().choices)

        assert said_in("de", described) == f"Ziel ab 3,5{NBSP}% · fällig ab 2030"

    def test_a_table_writes_numbers_as_the_language_does_and_sorts_them_as_numbers(self):
        rows = pd.DataFrame(
            {
                "share_of_gdp": [1234.5, None],
                "gap_points": [0.125, -1.0],
                "gap_usd": [2.5e9, None],
                "part": [0.5, 1.0],
                "year": [2025, 2026],
                "status": ["pledged", None],
            }
        )
        assert columns.told(rows, ["gap_points"]).data["gap_points"].tolist() == [0.125, -1.0]
        html = said_in("de", lambda: columns.told(rows, [*rows.columns]).to_html())
        for told in ("1234,50", "0,12", "2,5 Mrd.", "50 %", ">2025<", "Zugesagt"):
            assert told in html.replace("\u00a0", " "), told
        assert "nan" not in html.lower()

    @pytest.mark.usefixtures("other")
    def test_every_column_of_a_chart_has_a_label_of_its_own(self):
        english = said_in("en", columns.labels)
        assert columns.labels().keys() == english.keys()
        assert columns.labels()["gap_usd"] != english["gap_usd"]


def opened(page: str, **query: str) -> AppTest:
    """A page of the app, as a link with these parameters opens it."""
    app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=60)
    if page != "overview":
        app.switch_page(f"views/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def shown(app: AppTest) -> list[str]:
    """All texts of a page but the sentences of its sources, without the marks that keep Markdown off."""
    kinds = ("title", "header", "subheader", "text", "caption", "markdown")
    values = [element.value for kind in kinds for element in app.get(kind)]
    values += [metric.label for metric in app.metric]
    widgets = (app.multiselect, app.selectbox, app.text_input, app.button, app.toggle, app.number_input)
    values += [widget.label for widgets in widgets for widget in widgets]
    sentences = set(said_in("en", board.load).tables.statements["evidence"])
    return [value.replace("\\", "") for value in values if value not in sentences]


def english_left(texts: list[str], code: str) -> list[str]:
    """The texts that are a string of the table in English although it says something else."""
    differing = [row["en"] for row in strings() if row["en"] != row[code] and len(row["en"]) > len("{n} % x")]
    wordy = [text for text in differing if re.search(r"[A-Za-z]{3}", re.sub(r"{\w+}", "", text))]
    patterns = [re.compile(re.sub(r"\\{\w+\\}", ".+", re.escape(text))) for text in wordy]
    same = {row[code] for row in strings()}
    return [
        text for text in texts if text not in same and any(pattern.fullmatch(text) for pattern in patterns)
    ]


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("page", PAGES)
def test_no_page_leaves_english_where_a_row_exists(page, code):
    app = opened(page, lang=code, **({"country": "DEU"} if page == "countries" else {}))
    assert not app.exception
    assert len(app.title) == 1
    assert english_left(shown(app), code) == []


def test_english_that_is_left_would_be_found():
    assert english_left(["3 countries are short of their target", "Jahr"], "de") == [
        "3 countries are short of their target"
    ]


def test_the_address_chooses_the_language_and_the_choice_keeps_it():
    app = opened("overview", lang="de")
    assert app.title[0].value == "Wer bis wann wie viel für Verteidigung auszugeben zugesagt hat"
    app.multiselect(key="alliances").set_value(["NATO"]).run()
    assert app.title[0].value == "Wer bis wann wie viel für Verteidigung auszugeben zugesagt hat"
    app.switch_page("views/demands.py").run()
    assert app.title[0].value == "Wer was von wem fordert und was geantwortet wurde"


def test_a_language_that_is_not_offered_leaves_the_pages_in_english():
    assert opened("overview", lang="tlh").title[0].value.startswith("Who has promised")


def test_a_link_with_english_labels_or_codes_opens_in_any_language():
    app = opened("commitments", lang="de", countries="South Korea", statuses="demanded")
    assert app.multiselect(key="countries").value == ["KOR"]
    assert not [caption.value for caption in app.caption if "Link" in caption.value]
    assert app.query_params == {"lang": "de", "countries": "Südkorea", "statuses": "Gefordert"}


def test_a_link_with_labels_of_another_language_opens_too():
    app = opened("demands", lang="fr", statuses="Gefordert", askers="미국")
    assert app.multiselect(key="statuses").value == ["demanded"]
    assert app.multiselect(key="askers").value == ["USA"]
    assert app.query_params == {"lang": "fr", "statuses": "Demandé", "askers": "États-Unis"}


def test_a_country_is_opened_by_its_english_name_in_any_language():
    assert opened("countries", lang="ko", country="South Korea").title[0].value == "대한민국"
