import json
from pathlib import Path

import pytest

from ingest.acquire import documents, languages
from ingest.acquire.inputs import Input, Refusal

HOUSE = Path(__file__).resolve().parents[2]
FOREIGN = {
    "German": """Deutschland wird bis 2030 drei Prozent seines Bruttoinlandsprodukts für die Armee ausgeben,
        sagte der Kanzler am Dienstag in Berlin. Das war in der Koalition lange umstritten.""",
    "French": """La France consacrera 3 % de son PIB à la défense d'ici 2030, a déclaré le président mardi.
        Le Parlement doit encore voter la loi de programmation militaire.""",
    "Dutch": """Nederland zal in 2030 drie procent van het bbp aan defensie besteden, zei de minister dinsdag.
        Dat is meer dan de norm van de NAVO, die het kabinet heeft onderschreven.""",
    "Danish": """Danmark vil bruge tre procent af BNP på forsvaret i 2030, sagde statsministeren tirsdag.
        Det er for meget, siger oppositionen, der vil have en ny aftale om forsvaret.""",
    "Polish": """Polska wyda w 2026 roku 4,8 procent PKB na obronność, powiedział we wtorek premier Donald
        Tusk. To najwięcej w całym Sojuszu Północnoatlantyckim.""",
    "Russian": """Россия потратит на оборону шесть процентов ВВП в 2026 году, заявил во вторник министр.
        Дума должна ещё принять бюджет.""",
    "Korean": """한국 정부는 2035년까지 국방비를 국내총생산의 3.5%로 늘리겠다고 화요일 밝혔다.
        국방부 장관은 미국의 요구에 따른 것이 아니라고 말했다. 야당은 재원 마련 방안을 요구했다.""",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_in_another_language_is_set_aside_by_name(language):
    found = documents.parse(Input("a.txt", FOREIGN[language].encode()))
    assert found == Refusal("a.txt", f"text is {language}, only English is read")


def test_a_foreign_line_costs_only_itself(tmp_path):
    path = tmp_path / "a.jsonl"
    texts = (FOREIGN["German"], "Poland will spend 5 percent of GDP on defence by 2026.")
    path.write_text("\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
    refused, article = documents.read(path)
    assert str(refused) == "a.jsonl, line 1: text is German, only English is read"
    assert article.language == "en"


def test_no_labelled_english_text_is_misjudged():
    for path in (HOUSE / "tests" / "passages").glob("*.jsonl"):
        texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
        assert [text for text in texts if languages.of(text) != "en"] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5 %",
        "Norway to hit 3pc",
        "Madrid rejects Trump target; Sánchez: Spain 2.1%",
        "Poland 4.1 Estonia 3.4 Latvia 3.2 Lithuania 3.0 Greece 2.9 Germany 2.4 Spain 2.0 Italy 2.0",
        "Bundeswehr: 3,5 Prozent",
    ],
)
def test_headlines_and_lists_of_figures_are_not_judged(text):
    assert languages.of(text) in {None, "en"}


def test_a_german_name_or_quotation_makes_no_english_text_german():
    text = "The Zeitenwende speech promised a Sondervermögen, and the Bundeswehr will get it."
    assert languages.of(text) == "en"


def test_every_language_has_an_english_name():
    assert languages.name("de") == "German"
