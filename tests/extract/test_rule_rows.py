"""Every row behind quantities and deadlines applies to its example and not to its counter-example."""

from collections.abc import Callable
from datetime import date

import pytest
from pydantic import ValidationError

from ingest.extract import deadlines, quantities, tables
from ingest.extract.atoms import ScaleRow, UnitRow
from ingest.extract.currencies import CurrencyRow
from ingest.extract.dates import MonthRow
from ingest.extract.leads import LeadRow
from ingest.extract.numbers import CardinalRow, PartRow, SignRow
from ingest.extract.spells import LengthRow, RelativeRow
from ingest.extract.surroundings import BaseRow, BoundRow, ChangeRow
from ingest.extract.tables import Row

Applies = Callable[[Row, str], bool]


def _figure(test) -> Applies:
    return lambda row, text: any(test(row, quantity) for quantity in quantities.find(text))


def _time(test) -> Applies:
    return lambda row, text: any(test(row, mention) for mention in deadlines.find(text))


def _ends_as_tail(row: Row, text: str) -> bool:
    ends = tuple(row.spelled())
    return any(text[mention.start : mention.end].lower().endswith(ends) for mention in deadlines.find(text))


TABLES: dict[tuple[str, str], tuple[type[Row], Applies]] = {
    ("units", "unit"): (UnitRow, _figure(lambda row, q: q.kind == row.kind)),
    ("units", "scale"): (ScaleRow, _figure(lambda row, q: 1 <= q.value / 10**row.power < 1000)),
    ("units", "base"): (BaseRow, _figure(lambda row, q: q.base == row.kind)),
    ("units", "per"): (Row, _figure(lambda _, q: q.per == "year")),
    ("units", "annual"): (Row, _figure(lambda _, q: q.per == "year")),
    ("units", "filler"): (Row, _figure(lambda _, q: q.base == "gdp")),
    ("units", "article"): (Row, _figure(lambda _, q: q.bound == "at_least")),
    ("units", "extra"): (Row, _figure(lambda _, q: q.bound == "at_least")),
    ("bounds", "bound"): (BoundRow, _figure(lambda row, q: q.bound == row.bound)),
    ("bounds", "negation"): (Row, _figure(lambda _, q: q.bound == "at_most")),
    ("bounds", "rising"): (Row, _figure(lambda _, q: q.bound == "exact")),
    ("bounds", "baseline"): (Row, _figure(lambda _, q: q.baseline)),
    ("bounds", "range"): (Row, _figure(lambda _, q: q.bound == "range")),
    ("bounds", "present"): (Row, _figure(lambda _, q: q.baseline)),
    ("bounds", "floor"): (Row, _figure(lambda _, q: q.bound == "at_least")),
    ("bounds", "link"): (Row, _figure(lambda _, q: q.bound == "at_least")),
    ("changes", "change"): (ChangeRow, _figure(lambda row, q: q.change == row.change)),
    ("changes", "step"): (Row, _figure(lambda _, q: q.change == "up")),
    ("changes", "falling"): (Row, _figure(lambda _, q: q.change == "down")),
    ("currencies", "currency"): (CurrencyRow, _figure(lambda row, q: row.code in q.currency)),
    ("numbers", "cardinal"): (CardinalRow, _figure(lambda row, q: q.value == row.value)),
    ("numbers", "part"): (PartRow, _figure(lambda row, q: abs(q.value * row.denominator - 100) < 0.1)),
    ("numbers", "sign"): (SignRow, _figure(lambda row, q: q.value == row.value)),
    ("deadlines", "lead"): (LeadRow, _time(lambda row, m: m.kind == row.kind)),
    ("deadlines", "part"): (Row, _time(lambda _, m: m.kind == "by")),
    ("deadlines", "tail"): (Row, _ends_as_tail),
    ("deadlines", "relative"): (
        RelativeRow,
        _time(
            lambda row, m: (
                (m.unit, m.count, m.years, m.anaphoric) == (row.unit, row.shift, row.span, row.anaphoric)
            )
        ),
    ),
    ("deadlines", "length"): (LengthRow, _time(lambda row, m: m.length and m.count % row.months == 0)),
    ("deadlines", "ahead"): (Row, _time(lambda _, m: m.length and not m.past)),
    ("deadlines", "onward"): (Row, _time(lambda _, m: m.length and m.anaphoric)),
    ("deadlines", "later"): (Row, _time(lambda _, m: m.length and m.anaphoric)),
    ("deadlines", "hence"): (Row, _time(lambda _, m: m.length and not m.past)),
    ("deadlines", "back"): (Row, _time(lambda _, m: m.length and m.past)),
    ("deadlines", "ago"): (Row, _time(lambda _, m: m.length and m.past)),
    ("deadlines", "vague"): (Row, _time(lambda _, m: m.kind == "vague")),
    ("deadlines", "month"): (MonthRow, _time(lambda row, m: m.month == row.number)),
    ("deadlines", "fiscal"): (Row, _time(lambda _, m: m.fiscal)),
}

ROWS = [
    pytest.param(row, applies, id=f"{table}-{key}-{place}")
    for (table, key), (model, applies) in TABLES.items()
    for place, row in enumerate(tables.rows(table, key, model))
]
CURRENCIES = tables.rows("currencies", "currency", CurrencyRow)


@pytest.mark.parametrize(("row", "applies"), ROWS)
def test_a_row_applies_to_its_example(row, applies):
    assert applies(row, row.example)


@pytest.mark.parametrize(("row", "applies"), ROWS)
def test_a_row_does_not_apply_to_its_counter_example(row, applies):
    assert not applies(row, row.counter)


@pytest.mark.parametrize("row", CURRENCIES, ids=lambda row: row.code)
def test_every_word_and_sign_of_a_currency_is_read(row):
    after = [f"{name} " + noun for name in ("", *row.adjectives) for noun in row.phrases]
    sums = [f"5 billion {words}".replace("  ", " ") for words in after]
    sums += [f"{sign.upper()}5 billion" for sign in row.signs] + [f"{row.code} 5 billion"]
    found = {text: quantities.find(text) for text in sums}
    assert {text for text, hits in found.items() if [hit.value for hit in hits] != [5e9]} == set()
    assert {text for text, hits in found.items() if row.code not in hits[0].currency} == set()


@pytest.mark.parametrize("row", CURRENCIES, ids=lambda row: row.code)
def test_an_adjective_leaves_one_currency(row):
    for adjective in row.adjectives[:1]:
        (quantity,) = quantities.find(f"5 billion {adjective} {row.phrases[0]}")
        assert quantity.currency == (row.code,)
        assert not quantity.dollar


@pytest.mark.parametrize("row", tables.rows("bounds", "bound", BoundRow), ids=lambda row: row.phrases[0])
def test_every_phrase_of_a_bound_is_read(row):
    for phrase in row.spelled():
        text = f"{phrase} 2% of GDP" if row.place == "before" else f"2% of GDP {phrase}"
        assert [quantity.bound for quantity in quantities.find(text)] == [row.bound], phrase


@pytest.mark.parametrize(
    "row", tables.rows("deadlines", "relative", RelativeRow), ids=lambda row: row.phrases[0]
)
def test_every_phrase_of_a_relative_date_resolves(row):
    for phrase in row.spelled():
        mention = deadlines.find(f"It was so in 2030. By {phrase}, it is 2%.")[-1]
        assert mention.unit == row.unit, phrase
        assert deadlines.resolve(mention, stated_on=date(2026, 6, 1)), phrase


def test_an_unknown_key_in_a_table_is_an_error():
    with pytest.raises(ValidationError, match="Extra inputs"):
        Row.model_validate({"phrases": ["x"], "example": "x", "counter": "y", "colour": "red"})


def test_braces_in_a_phrase_stand_for_each_of_their_parts():
    row = Row(phrases=("{in,within} the {,next }term",), example="", counter="")
    assert row.spelled() == ["in the term", "in the next term", "within the term", "within the next term"]


@pytest.mark.parametrize(
    ("table", "key"), [("deadlines", "lead"), ("deadlines", "relative"), ("units", "base")]
)
def test_no_phrase_stands_in_two_rows(table, key):
    model = TABLES[table, key][0]
    phrases = [phrase for row in tables.rows(table, key, model) for phrase in set(row.spelled())]
    assert {phrase for phrase in phrases if phrases.count(phrase) > 1} == set()
