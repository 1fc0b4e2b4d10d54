"""Percentages and sums: number, unit, bound, base, change, currency; a sentence each."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract import quantities
from ingest.models import Bound


def only(text):
    (quantity,) = quantities.find(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.5%", 3.5),
        ("3,5 %", 3.5),
        ("two per cent", 2),
        ("two-and-a-half per cent", 2.5),
        ("three and a half per cent", 3.5),
        ("one and a quarter percent", 1.25),
        ("two point five per cent", 2.5),
        ("twenty-five percent", 25),
        ("one hundred and ten per cent", 110),
        ("1½ pc", 1.5),
        ("half a per cent", 0.5),
        ("a quarter of one per cent", 0.25),
        ("the 5-percent target", 5),
        ("a 5%-of-GDP goal", 5),
        ("2 p.c. of GDP", 2),
        ("a fifth of the defence budget", 20),
        ("two thirds of the money", 66.67),
        ("cut by a tenth.", 10),
    ],
)
def test_percentages_are_read_in_figures_and_words(text, value):
    assert only(text).value == value
    assert only(text).kind == "percent"


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("€1.2-billion", 1.2e9, "EUR"),
        ("€994m", 994e6, "EUR"),
        ("10 471 million euros", 10.471e9, "EUR"),
        ("€10.471 billion", 10.471e9, "EUR"),
        ("€1,490,000", 1.49e6, "EUR"),
        ("1.490.000 euros", 1.49e6, "EUR"),
        ("A$50 billion", 50e9, "AUD"),
        ("NT$949.5 billion", 949.5e9, "TWD"),
        ("US$5bn", 5e9, "USD"),
        ("Rs 6.81 lakh crore", 6.81e12, "INR"),
        ("N5.41 trillion", 5.41e12, "NGN"),
        ("270.7 trillion won", 270.7e12, "KRW"),
        ("the 41-billion-manat draft", 41e9, "AZN"),
        ("600 billion Norwegian crowns", 600e9, "NOK"),
        ("5bn zł", 5e9, "PLN"),
        ("EUR 2.5 billion", 2.5e9, "EUR"),
        ("2.5 billion EUR", 2.5e9, "EUR"),
        ("half a billion pounds", 5e8, "GBP"),
        ("a billion dollars", 1e9, "USD"),
        ("seven billion kroner", 7e9, "NOK"),
    ],
)
def test_sums_are_read_with_scale_and_currency(text, value, currency):
    assert only(text).value == value
    assert only(text).currency[0] == currency
    assert only(text).kind == "money"


def test_a_bare_dollar_is_ambiguous_and_says_so():
    assert only("$12 billion").dollar
    assert {"USD", "AUD", "CAD", "TWD"} <= set(only("$12 billion").currency)
    assert not only("US$12 billion").dollar


def test_a_shared_word_gives_every_currency_that_has_it():
    assert only("600 billion crowns").currency == ("SEK", "NOK", "DKK", "ISK", "CZK")


@pytest.mark.parametrize(
    "text",
    [
        "In 2025 won the opposition.",
        "18 F-35 jets",
        "a bridge 994 m long",
        "500 pounds of explosive",
        "Article 5",
        "8 million people",
        "the 32 allies in 2025",
        "US 5 billion",
        "at COP29 in Baku",
        "the R5 and the N7",
        "a 5 billion sum",
        "past the 100 billion mark",
        "1" * 400 + "%",
        "1.2.3 %",
        "",
    ],
)
def test_numbers_without_a_unit_are_no_quantities(text):
    assert quantities.find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "3 to 3.5 %",
        "3–3.5 %",
        "3-3.5%",
        "3% to 3.5%",
        "between 3 and 3.5 per cent",
        "three to three and a half per cent",
        "anywhere from 3 to 3.5 per cent",
    ],
)
def test_two_ends_make_a_range(text):
    quantity = only(text)
    assert (quantity.value, quantity.value_high, quantity.bound) == (3, 3.5, Bound.RANGE)


@pytest.mark.parametrize(
    "text", ["$10 to $12 billion", "$10-12 billion", "$10bn-$12bn", "10 to 12 billion dollars"]
)
def test_the_ends_of_a_range_of_money_share_scale_and_currency(text):
    assert (only(text).value, only(text).value_high) == (10e9, 12e9)


def test_a_list_shares_the_unit_of_its_last_figure():
    found = quantities.find("2, 2.5 and 3 per cent of GDP")
    assert [(q.value, q.base) for q in found] == [(2, "gdp"), (2.5, "gdp"), (3, "gdp")]


def test_a_year_before_a_percentage_does_not_share_its_unit():
    assert only("by 2030, 3.5 per cent").value == 3.5


def test_an_article_of_a_treaty_does_not_share_a_unit():
    assert only("Article 5 and 2 per cent").value == 2


@pytest.mark.parametrize(
    "text",
    ["from 2% to 3.5%", "from 2 to 3.5 per cent", "from just over two per cent to 3.5%", "3.5%, up from 2%"],
)
def test_where_a_change_starts_is_a_baseline(text):
    assert {q.value: q.baseline for q in quantities.find(text)} == {2: True, 3.5: False}


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 2%", Bound.AT_LEAST),
        ("more than two per cent", Bound.AT_LEAST),
        ("never below 2%", Bound.AT_LEAST),
        ("past the 2% mark", Bound.AT_LEAST),
        ("2% of GDP or more", Bound.AT_LEAST),
        ("a floor of 2%", Bound.AT_LEAST),
        ("will not spend more than 2%", Bound.AT_MOST),
        ("up to 2%", Bound.AT_MOST),
        ("will not exceed 2%", Bound.AT_MOST),
        ("capped at 2%", Bound.AT_MOST),
        ("at most an extra €2bn", Bound.AT_MOST),
        ("NATO's floor should be lifted to 2%", Bound.AT_LEAST),
        ("2% of GDP must be a floor rather than a ceiling", Bound.AT_LEAST),
        ("the minimum wage will go up to 2%", Bound.EXACT),
        ("he took the floor; spending is at 2%", Bound.EXACT),
        ("nearly 2%", Bound.ABOUT),
        ("some €2bn", Bound.ABOUT),
        ("just under 2%", Bound.ABOUT),
        ("2% or so", Bound.ABOUT),
        ("spending will go up to 2%", Bound.EXACT),
        ("it will take spending up to 2%", Bound.EXACT),
        ("they talked about 2%", Bound.EXACT),
        ("a row over 2%", Bound.EXACT),
        ("3.5% plus 1.5%", Bound.EXACT),
    ],
)
def test_words_around_a_figure_bound_it(text, bound):
    assert {quantity.bound for quantity in quantities.find(text)} == {bound}


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("2% of GDP", "gdp"),
        ("2% of its gross domestic product", "gdp"),
        ("2% of Japan's estimated economic output", "gdp"),
        ("5.4 percent of its economy", "gdp"),
        ("a GDP share of 2%", "gdp"),
        ("its 2% GDP target", "gdp"),
        ("20% of the state budget", "budget"),
        ("80 percent of all central government spending", "budget"),
        ("20% of that defence money", "defence"),
        ("a fifth of Georgia's defense budget", "defence"),
        ("68% of Conservative voters", "other"),
        ("half of Britons back bigger defence budgets", "other"),
        ("60% of it", None),
        ("2% by 2030", None),
    ],
)
def test_the_base_of_a_share_is_named_after_it(text, base):
    assert only(text).base == base


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The budget will rise by 7.2%.", "up"),
        ("spending is up 7.2 per cent", "up"),
        ("a rise of about 7.2%", "up"),
        ("a 7.2 percent increase", "up"),
        ("7.2% more than last year", "up"),
        ("7.2 per cent above the current allocation", "up"),
        ("an extra €7.2bn", "up"),
        ("€7.2bn more a year", "up"),
        ("another 7.2 billion euros", "up"),
        ("Outlays were cut by 7.2%.", "down"),
        ("a cut of roughly 7.2%", "down"),
        ("spending will rise to 7.2%", None),
        ("interest takes up 7.2%", None),
        ("it was named by 7.2% of voters", None),
        ("€7.2bn a year", None),
    ],
)
def test_growth_and_extra_sums_are_told_from_levels(text, change):
    assert only(text).change == change


def test_percentage_points_are_a_kind_of_their_own():
    assert only("0.5 percentage points").kind == "points"


def test_a_yearly_sum_says_so():
    assert only("€3bn a year").per == "year"
    assert only("an annual €3bn").per == "year"
    assert only("€3bn last year").per is None


def test_a_conversion_in_brackets_is_marked_as_repeated():
    first, second = quantities.find("560 billion drams (about $1.46 billion) for defence")
    assert not first.repeated
    assert second.repeated


@pytest.mark.parametrize("joint", [", about ", " or ", ", or some "])
def test_a_conversion_after_or_or_about_is_marked_as_repeated(joint):
    first, second = quantities.find(f"Some 1.78 trillion yuan{joint}$246 billion is for defence.")
    assert (first.repeated, second.repeated) == (False, True)


def test_a_sum_in_another_currency_by_itself_is_not_repeated():
    assert not any(q.repeated for q in quantities.find("€5bn, $3bn and £2bn"))


def test_a_second_sum_in_brackets_in_the_same_currency_is_not_repeated():
    assert not any(q.repeated for q in quantities.find("€5bn (€3bn of it for jets)"))


def test_the_outer_span_covers_bound_base_and_period():
    text = "It will spend at least 2% of GDP a year on defence."
    quantity = only(text)
    assert text[quantity.start : quantity.end] == "2%"
    assert text[quantity.outer_start : quantity.outer_end] == "at least 2% of GDP a year"
    assert text[quantity.base_start : quantity.base_end] == "of GDP"


def test_nothing_reaches_across_a_blank_line():
    assert only("at least\n\n2%").bound is Bound.EXACT


def test_a_bare_sum_takes_the_currency_of_the_last_sum():
    (hit,) = quantities.bare(
        "66 trillion pesos ($16.4 billion) in 2026 and about 70 trillion in 2029",
        quantities.find("66 trillion pesos ($16.4 billion) in 2026 and about 70 trillion in 2029"),
    )
    assert (hit.value, hit.bound) == (70e12, Bound.ABOUT)
    assert "COP" in hit.currency
    assert "USD" not in hit.currency


def test_a_bare_small_number_may_be_a_percentage():
    found = quantities.bare(
        "Berlin will spend 3.5 per cent, Paris 3, and 32 allies agreed in 2025.",
        quantities.find("Berlin will spend 3.5 per cent, Paris 3, and 32 allies agreed in 2025."),
    )
    assert [(hit.value, hit.kind) for hit in found] == [(3, "percent")]


def test_a_bare_figure_keeps_what_the_words_around_it_say():
    (hit,) = quantities.bare(
        "It gets €5bn; about 2 to 3 billion more a year is to come.",
        quantities.find("It gets €5bn; about 2 to 3 billion more a year is to come."),
    )
    assert (hit.value, hit.value_high, hit.currency, hit.change, hit.per) == (
        2e9,
        3e9,
        ("EUR",),
        "up",
        "year",
    )


def test_a_scale_word_is_no_sum_in_a_text_without_money():
    assert (
        quantities.bare(
            "A country of 46 million spends 2% of GDP.",
            quantities.find("A country of 46 million spends 2% of GDP."),
        )
        == []
    )


HOSTILE = [
    *(
        "%",
        "1",
        "1 ",
        "1,",
        "1.",
        "1 000 ",
        "a ",
        "two ",
        "two and ",
        "5% ",
        "5%, ",
        "5% to ",
        "$",
        "$1 ",
        " ",
    ),
    *(
        "from ",
        "at least ",
        "-",
        "\n \n",
        "half of ",
        "of ",
        "’",
        "½",
        "N5",
        "not more than ",
        "5 billion ",
        "((",
    ),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_of_any_text(piece):
    def seconds(length):
        text = (piece * length)[:length]
        start = process_time()
        quantities.find(text)
        quantities.bare(text, quantities.find(text))
        return process_time() - start

    small, large = min(seconds(2_000 + n) for n in range(3)), min(seconds(16_000 + n) for n in range(2))
    assert large < max(small, 0.002) * 8 * 4, "eight times the text took more than thirty-two times as long"


SCRAPS = (
    "at least 3.5 2 per cent % of GDP € $ billion bn to from between and or 5 1,2 ( ) a fifth "
    "half kr won 2030 - – \n\n"
)
WORDS = st.sampled_from(SCRAPS.split(" "))


@given(
    st.one_of(
        st.text(), st.lists(WORDS, max_size=30).map(" ".join), st.lists(WORDS, max_size=30).map("".join)
    )
)
def test_any_text_gives_ordered_spans_within_it(text):
    found = quantities.find(text)
    edges = [edge for quantity in found for edge in (quantity.start, quantity.end)]
    assert edges == sorted(edges)
    for quantity in found:
        assert 0 <= quantity.outer_start <= quantity.start < quantity.end <= quantity.outer_end <= len(text)
        assert (quantity.value_high is not None) == (quantity.bound is Bound.RANGE)
        assert (quantity.kind == "money") == bool(quantity.currency)
    assert quantities.find(text) == found
    for hit in quantities.bare(text, quantities.find(text)):
        assert 0 <= hit.start < hit.end <= len(text)
