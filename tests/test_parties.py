"""Who can commit: codes, membership on a day, phrases, and officials in office."""

import re
from collections import Counter, defaultdict
from datetime import date
from itertools import chain, pairwise

import pytest

from ingest.parties import (
    AliasKind,
    FiscalYear,
    PartyKind,
    aliases,
    blocs_of,
    members,
    memberships,
    officials,
    officials_named,
    officials_of,
    parties,
    party,
    reference,
)

BLOCS_OF_THE_CONTRACT = [
    "NATO",
    "NATO_EUROPE",
    "EU",
    "G7",
    "AUKUS",
    "QUAD",
    "FIVE_EYES",
    "IP4",
    "JEF",
    "B9",
    "BALTICS",
    "NORDICS",
    "V4",
    "CSTO",
    "GCC",
    "ASEAN",
    "ECOWAS",
    "AU",
]
WORD_LISTS = ["names", "demonyms", "capitals", "seats", "groups"]
HEADS = [
    "monarch",
    "supreme leader",
    "president",
    "prime minister",
    "chancellor",
    "secretary general",
    "commission president",
]
OFFICES = {
    "acting president",
    "ambassador",
    "chief cabinet secretary",
    "commissioner",
    "council president",
    "defence commissioner",
    "defence under secretary",
    "deputy defence minister",
    "deputy prime minister",
    "deputy secretary general",
    "economy minister",
    "high representative",
    "military committee chair",
    "national security adviser",
    "nominee",
    "parliament president",
    "permanent secretary",
    "president-elect",
    "presidential candidate",
    "prime minister-designate",
    "security council secretary",
    "spokesperson",
    "supreme allied commander",
    "vice chancellor",
    "vice president",
}
MINISTERS = ["defence minister", "foreign minister", "finance minister"]


def overlaps(office: str):
    """The successive terms in an office that meet, and the days for which they do."""
    holders = defaultdict(list)
    for official in officials():
        if official.office == office:
            holders[official.party].append(official)
    for terms in holders.values():
        for one, other in pairwise(sorted(terms, key=lambda term: term.start)):
            yield one.name, other.name, ((one.end or date.max) - other.start).days


def the_alias(text: str):
    (alias,) = [alias for alias in aliases() if alias.text == text]
    return alias


# Parties


def test_there_are_250_countries_with_both_codes():
    countries = [entry for entry in parties().values() if entry.kind is PartyKind.COUNTRY]
    assert len(countries) == 250
    assert all(re.fullmatch("[A-Z]{3}", entry.code) for entry in countries)
    assert len({entry.iso2 for entry in countries}) == 250


@pytest.mark.parametrize("code", BLOCS_OF_THE_CONTRACT)
def test_every_bloc_of_the_contract_has_members_today(code):
    assert party(code).kind is PartyKind.BLOC
    assert members(code, on=date(2026, 11, 1))


def test_every_bloc_has_members_at_some_time_and_every_member_is_a_country():
    on = date(2026, 11, 1)
    for code, entry in parties().items():
        if entry.kind is PartyKind.BLOC:
            assert members(code, on=on), code
            assert all(party(member).kind is PartyKind.COUNTRY for member in members(code, on=on))


def test_an_unknown_code_says_so():
    with pytest.raises(KeyError, match="'XYZ' is no party"):
        party("XYZ")


def test_a_country_has_no_members():
    with pytest.raises(KeyError, match="'POL' is a country"):
        members("POL", on=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("code", "fiscal_year", "month"),
    [
        ("JPN", FiscalYear.START, 4),
        ("GBR", FiscalYear.END, 4),
        ("CAN", FiscalYear.END, 4),
        ("IND", FiscalYear.END, 4),
        ("AUS", FiscalYear.END, 7),
        ("NZL", FiscalYear.END, 7),
        ("PAK", FiscalYear.END, 7),
        ("USA", FiscalYear.END, 10),
        ("THA", FiscalYear.END, 10),
        ("DEU", FiscalYear.CALENDAR, 1),
        ("KOR", FiscalYear.CALENDAR, 1),
    ],
)
def test_a_fiscal_year_is_named_as_the_country_names_it(code, fiscal_year, month):
    assert (party(code).fiscal_year, party(code).fiscal_month) == (fiscal_year, month)


def test_only_a_calendar_year_starts_in_january():
    for entry in parties().values():
        assert (entry.fiscal_month == 1) == (entry.fiscal_year is FiscalYear.CALENDAR), entry.code
        assert 1 <= entry.fiscal_month <= 12


# Membership


@pytest.mark.parametrize(
    ("bloc", "country", "on", "belongs"),
    [
        ("NATO", "FIN", date(2023, 4, 3), False),
        ("NATO", "FIN", date(2023, 4, 4), True),
        ("NATO", "SWE", date(2024, 3, 6), False),
        ("NATO", "SWE", date(2024, 3, 7), True),
        ("NATO", "AUT", date(2026, 1, 1), False),
        ("NATO_EUROPE", "SWE", date(2024, 3, 6), False),
        ("NATO_EUROPE", "SWE", date(2024, 3, 7), True),
        ("NATO_EUROPE", "TUR", date(2025, 1, 1), True),
        ("NATO_EUROPE", "USA", date(2025, 1, 1), False),
        ("NATO_EUROPE", "CAN", date(2025, 1, 1), False),
        ("EU", "GBR", date(2020, 1, 31), True),
        ("EU", "GBR", date(2020, 2, 1), False),
        ("EU", "HRV", date(2013, 6, 30), False),
        ("CSTO", "UZB", date(1995, 1, 1), True),
        ("CSTO", "UZB", date(2000, 1, 1), False),
        ("CSTO", "UZB", date(2010, 1, 1), True),
        ("CSTO", "UZB", date(2013, 1, 1), False),
        ("ECOWAS", "MLI", date(2025, 1, 30), False),
        ("ASEAN", "TLS", date(2025, 10, 26), True),
        ("AU", "MAR", date(2016, 12, 31), False),
        ("AU", "MAR", date(2017, 2, 1), True),
    ],
)
def test_membership_is_that_of_the_day(bloc, country, on, belongs):
    assert (country in members(bloc, on=on)) is belongs
    assert (bloc in blocs_of(country, on=on)) is belongs


def test_a_membership_known_by_its_month_covers_all_of_it():
    assert "MAR" in members("AU", on=date(2017, 1, 1))


def test_a_membership_that_ended_in_a_year_covers_all_of_it():
    assert "MRT" in members("ECOWAS", on=date(2000, 12, 31))
    assert "MRT" not in members("ECOWAS", on=date(2001, 1, 1))


def test_a_group_without_a_founding_day_has_its_members_always():
    assert members("BALTICS", on=date(2014, 1, 1)) == {"EST", "LVA", "LTU"}


def test_a_part_of_a_bloc_shares_its_members_days():
    (joined,) = (row.joined for row in memberships() if (row.bloc, row.member) == ("NATO_EUROPE", "FIN"))
    assert joined == date(2023, 4, 4)


def test_nato_has_grown_to_32_members_with_30_in_europe():
    assert [len(members("NATO", on=date(year, 12, 31))) for year in (2014, 2017, 2020, 2023, 2024)] == [
        28,
        29,
        30,
        31,
        32,
    ]
    assert len(members("NATO_EUROPE", on=date(2025, 1, 1))) == 30


def test_the_african_union_has_55_members():
    assert len(members("AU", on=date(2025, 1, 1))) == 55


# Aliases


def test_every_word_stands_once_whatever_its_kind():
    words = Counter(alias.text for alias in aliases() if alias.kind is not AliasKind.OFFICIAL)
    assert [text for text, times in words.items() if times > 1] == []


def test_words_that_differ_by_case_alone_mean_the_same_party():
    by_folded = defaultdict(set)
    for alias in aliases():
        if alias.kind is not AliasKind.OFFICIAL:
            by_folded[alias.text.casefold()].add(alias.parties)
    assert {text: found for text, found in by_folded.items() if len(found) > 1} == {}


def test_an_ambiguous_alias_is_never_strong():
    assert [alias.text for alias in aliases() if alias.strong and len(alias.parties) != 1] == []


def test_only_a_mask_names_no_party():
    for alias in aliases():
        assert (alias.parties == ()) == (alias.kind is AliasKind.NONE), alias.text
        assert all(code in parties() for code in alias.parties), alias.text


def test_every_alias_is_a_plain_phrase():
    for alias in aliases():
        assert alias.text == " ".join(alias.text.split())
        assert "’" not in alias.text, "the scanner folds typographic apostrophes"


def test_every_weak_word_is_one_of_the_partys_own():
    for kind in PartyKind:
        for code, row in reference.tables()[kind].items():
            own = chain.from_iterable(row.get(key, ()) for key in WORD_LISTS)
            assert set(row.get("weak", ())) <= {row["name"], *own}, code


def test_what_is_ambiguous_outside_its_context_is_weak():
    weak = {alias.text for alias in aliases() if not alias.strong}
    assert {
        "Georgia",
        "Jordan",
        "Chad",
        "Turkey",
        "Congress",
        "Korea",
        "America",
        "Guinea",
        "Brussels",
    } <= weak
    assert weak.isdisjoint({"Washington", "Germany", "NATO", "South Korea", "Dutch"})


def test_every_country_and_bloc_has_a_name():
    named = {
        code
        for alias in aliases()
        if alias.kind in {AliasKind.NAME, AliasKind.GROUP}
        for code in alias.parties
    }
    assert named == set(parties())


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("Czech Republic", "CZE", AliasKind.NAME),
        ("U.S.", "USA", AliasKind.NAME),
        ("Republic of Korea", "KOR", AliasKind.NAME),
        ("Republic of China", "TWN", AliasKind.NAME),
        ("Turkiye", "TUR", AliasKind.NAME),
        ("Danes", "DNK", AliasKind.DEMONYM),
        ("Danish", "DNK", AliasKind.DEMONYM),
        ("Poles", "POL", AliasKind.DEMONYM),
        ("Britons", "GBR", AliasKind.DEMONYM),
        ("Luxembourger", "LUX", AliasKind.DEMONYM),
        ("Taiwanese", "TWN", AliasKind.DEMONYM),
        ("Nigerien", "NER", AliasKind.DEMONYM),
        ("Nigerian", "NGA", AliasKind.DEMONYM),
        ("Seoul", "KOR", AliasKind.CAPITAL),
        ("Delhi", "IND", AliasKind.CAPITAL),
        ("Nay Pyi Taw", "MMR", AliasKind.CAPITAL),
        ("Kremlin", "RUS", AliasKind.SEAT),
        ("Downing Street", "GBR", AliasKind.SEAT),
        ("Elysee", "FRA", AliasKind.SEAT),
        ("The Beehive", "NZL", AliasKind.SEAT),
        ("Legislative Yuan", "TWN", AliasKind.SEAT),
        ("European allies", "NATO_EUROPE", AliasKind.GROUP),
        ("allies", "NATO", AliasKind.GROUP),
        ("European Allies", "NATO_EUROPE", AliasKind.GROUP),
        ("Baltics", "BALTICS", AliasKind.NAME),
    ],
)
def test_a_phrase_stands_for_its_party(text, code, kind):
    alias = the_alias(text)
    assert (alias.parties, alias.kind) == ((code,), kind)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Brussels", {"BEL", "EU", "NATO"}),
        ("Congolese", {"COD", "COG"}),
        ("Korea", {"KOR", "PRK"}),
        ("member states", {"NATO", "EU"}),
        ("Dominican", {"DOM", "DMA"}),
    ],
)
def test_an_ambiguous_phrase_lists_all_its_parties(text, codes):
    assert set(the_alias(text).parties) == codes


@pytest.mark.parametrize(
    "text",
    [
        "The Hague",
        "South America",
        "Latin American",
        "Michael Jordan",
        "Washington Post",
        "Warsaw Pact",
        "Vilnius summit",
        "Asian allies",
        "US$",
        "Northern Ireland",
        "major non-NATO ally",
    ],
)
def test_a_phrase_that_only_contains_a_partys_word_is_masked(text):
    assert the_alias(text).kind is AliasKind.NONE


def test_only_words_for_members_together_are_written_in_any_case():
    assert {alias.kind for alias in aliases() if not alias.case_sensitive} == {AliasKind.GROUP}


# Officials


def test_every_term_is_well_formed():
    for official in officials():
        assert official.party in parties()
        assert official.end is None or official.start <= official.end, official
        assert official.end is None or official.end >= date(2014, 1, 1), official
        assert official.name not in official.other_names, official


def test_every_office_is_a_known_function():
    assert {official.office for official in officials()} == {*HEADS, *MINISTERS, *OFFICES}


def test_no_term_stands_twice():
    terms = Counter(
        (official.party, official.name, official.office, official.start) for official in officials()
    )
    assert [term for term, times in terms.items() if times > 1] == []


@pytest.mark.parametrize("office", HEADS)
def test_no_party_has_two_heads_beyond_the_day_of_handing_over(office):
    assert [overlap for overlap in overlaps(office) if overlap[2] > 0] == []


@pytest.mark.parametrize("office", MINISTERS)
def test_no_party_has_two_ministers_for_one_field_beyond_the_month_of_handing_over(office):
    assert [overlap for overlap in overlaps(office) if overlap[2] > 31] == []


def test_a_country_is_governed_by_a_prime_minister_or_a_chancellor():
    ruled = {office: {term.party for term in officials() if term.office == office} for office in HEADS}
    assert ruled["prime minister"].isdisjoint(ruled["chancellor"])


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [
        ("Mark Rutte", date(2023, 7, 14), "NLD"),
        ("Mark Rutte", date(2025, 6, 17), "NATO"),
        ("Jens Stoltenberg", date(2016, 6, 13), "NATO"),
        ("Jens Stoltenberg", date(2025, 6, 20), "NOR"),
        ("Kaja Kallas", date(2023, 3, 22), "EST"),
        ("Kaja Kallas", date(2025, 3, 4), "EU"),
        ("Donald Tusk", date(2016, 7, 8), "EU"),
        ("Donald Tusk", date(2025, 3, 7), "POL"),
        ("Ursula von der Leyen", date(2018, 7, 11), "DEU"),
        ("Ursula von der Leyen", date(2025, 3, 4), "EU"),
        ("António Costa", date(2023, 7, 11), "PRT"),
        ("António Costa", date(2025, 3, 4), "EU"),
        ("Pedro Sánchez", date(2018, 7, 12), "ESP"),
        ("Donald Trump", date(2018, 7, 11), "USA"),
        ("Donald Trump", date(2024, 9, 16), "USA"),
        ("Elbridge Colby", date(2025, 3, 4), "USA"),
        ("Jim Mattis", date(2017, 2, 15), "USA"),
        ("Andrej Babis", date(2026, 2, 26), "CZE"),
        ("Wladyslaw Kosiniak-Kamysz", date(2025, 4, 3), "POL"),
        ("Jonas Gahr Store", date(2025, 6, 20), "NOR"),
        ("Thorgerdur Katrin Gunnarsdottir", date(2025, 6, 26), "ISL"),
        ("Gen Nakatani", date(2025, 4, 15), "JPN"),
        ("William Lai", date(2025, 11, 26), "TWN"),
        ("Prabowo Subianto", date(2021, 6, 1), "IDN"),
        ("Stefan Yanev", date(2017, 4, 12), "BGR"),
    ],
)
def test_a_name_belongs_to_the_party_that_it_speaks_for_on_that_day(name, on, code):
    assert {official.party for official in officials_named(name, on=on)} == {code}


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("Mark Rutte", date(2024, 8, 1)),
        ("Liz Truss", date(2022, 11, 15)),
        ("Angela Merkel", date(2021, 12, 9)),
        ("Markus Söder", date(2025, 1, 8)),
        ("Angus Taylor", date(2025, 6, 30)),
    ],
)
def test_nobody_speaks_for_a_party_without_an_office_on_that_day(name, on):
    assert officials_named(name, on=on) == ()


def test_a_name_is_ambiguous_from_the_day_that_a_namesake_takes_office_elsewhere():
    terms = {alias.start: alias for alias in aliases() if alias.text == "Pedro Sánchez"}
    assert terms[date(2018, 6, 2)].parties == ("ESP",)
    assert terms[date(2025, 3, 1)].parties == ("ESP", "COL")
    assert {term.party for term in officials_named("Pedro Sánchez", on=date(2025, 8, 23))} == {"ESP", "COL"}


def test_the_terms_of_a_name_come_earliest_first():
    starts = [alias.start for alias in aliases() if alias.text == "Mark Rutte"]
    assert starts == sorted(starts) == [date(2010, 10, 14), date(2024, 10, 1)]


def test_an_officials_surname_alone_is_weak():
    assert not any(alias.strong for alias in aliases() if alias.text == "Rutte")


def test_the_officials_of_a_day_can_be_listed():
    assert "Mark Rutte" in {official.name for official in officials_of("NATO", on=date(2025, 6, 25))}
