from ingest.extract import features, resolve
from ingest.extract.scene import Scene
from ingest.models import Status


def test_a_figure_tells_its_form_and_the_cues_on_either_side(read):
    discourse = read("Poland pledged 5 percent of GDP, parliament's draft said.")
    found = features.of_quantity(discourse, discourse.quantities[0], None)
    assert {
        "kind=percent",
        "base=percent:gdp",
        "value=five",
        "pledgec<",
        "any draft",
        "after nothing",
    } <= found


def test_what_follows_a_pointer_is_not_said_of_the_figure_before_it(read):
    discourse = read("NATO agreed on 5 percent of GDP and similar demands are placed on Japan.")
    assert "any demand" not in features.of_quantity(discourse, discourse.quantities[0], None)


def test_a_party_tells_where_it_stands_and_what_it_stands_before(read):
    discourse = read("Poland will spend 5 percent of GDP.")
    found = features.of_party(Scene(discourse, discourse.quantities[0], None), "POL")
    assert {"country", "here", "subject", "c<name", "c<between=0"} <= found


def test_a_sum_in_a_party_s_own_money_speaks_for_it(read):
    discourse = read("Poland and Sweden will spend 5 billion zlotys.")
    (quantity,) = discourse.quantities
    assert "own money" in features.of_party(Scene(discourse, quantity, None), "POL")
    assert "foreign money" in features.of_party(Scene(discourse, quantity, None), "SWE")


def test_a_party_named_before_tells_how_long_ago(read):
    discourse = read("Poland is ready. Rain fell. Outlays reach 5 percent of GDP.")
    assert "away=2" in features.of_party(Scene(discourse, discourse.quantities[0], None), "POL")


def of_date(discourse, at):
    quantity = discourse.quantities[-1]
    frame = tuple(features.framing(discourse, quantity))
    return features.of_deadline(discourse, quantity, discourse.deadlines[at], None, frame)


def test_a_date_tells_its_sense_its_tense_and_its_distance(read):
    found = of_date(read("Poland will spend 5 percent of GDP by 2030."), 0)
    assert {"kind=by", "tense=future", "c>by", "only=True"} <= found


def test_a_date_told_before_is_weighed_with_the_words_around_the_figure(read):
    found = of_date(read("Poland will spend 5 percent of GDP by 2030. Of this, 3.5 percent is core."), 0)
    assert {"away=-1", "away=-1, last=True", "away, opens=of this", "away, word>is core"} <= found


def test_no_date_is_weighed_with_the_words_around_the_figure_too(read):
    discourse = read("Poland will spend 5 percent of GDP by 2030. Of this, 3.5 percent is core.")
    frame = tuple(features.framing(discourse, discourse.quantities[1]))
    assert "none, opens=of this" in features.of_no_deadline(discourse, discourse.quantities[1], None, frame)


def test_a_person_who_speaks_elsewhere_is_known_by_office(read):
    discourse = read("Prime Minister Donald Tusk came. Poland will spend 5 percent, the prime minister said.")
    people = resolve.speakers_near(discourse, discourse.quantities[0])
    (found,) = features.of_speakers(discourse, discourse.quantities[0], people, "POL", Status.PLEDGED)
    assert {"away=1", "office same", "own", "away, report"} <= found


def test_the_verb_of_a_name_is_sought_past_its_apposition(read):
    discourse = read("Donald Tusk, the Polish prime minister, said that 5 percent of GDP would be spent.")
    people = resolve.speakers_near(discourse, discourse.quantities[0])
    (found,) = features.of_speakers(discourse, discourse.quantities[0], people, "POL", Status.PLEDGED)
    assert {"word>said", "does say", "then report<"} <= found


def test_a_figure_tells_the_skeleton_around_it(read):
    discourse = read("Poland pledged to raise outlays to 5 percent of GDP by 2030, an analyst said.")
    found = set(features.around(discourse, discourse.quantities[0], "POL"))
    assert {"bones<move pledge self", "bones>date future expert say", "between move # date future"} <= found


def test_parties_tell_their_roles_and_those_of_their_rivals(read):
    discourse = read("Donald Trump demanded that Poland spend 5 percent of GDP.")
    asker, asked = features.of_parties(Scene(discourse, discourse.quantities[0], None), ["USA", "POL"])
    assert "role=asker, rival=later near named" in asker
    assert "role=later near named, rival=asker" in asked


def test_a_party_whose_official_speaks_of_another_is_a_voice(read):
    discourse = read("Seoul's adviser said that NATO had agreed to raise outlays to 5 percent of GDP.")
    voice, other = features.of_parties(Scene(discourse, discourse.quantities[0], None), ["KOR", "NATO"])
    assert "role=voice" in voice
    assert "role=voice" not in other


def test_a_city_is_where_something_happens_and_not_who_acts(read):
    discourse = read("Sweden is ready. In Vilnius, Sweden pledged 5 percent of GDP.")
    assert {m.kind for m in discourse.party_mentions if m.parties == ("LTU",)} == {"place"}


def test_the_setting_tells_the_headline_the_sentence_before_and_the_voice(read):
    title = "Bill goes to parliament"
    told = "The law is a draft. Poland will spend 5 percent, Prime Minister Donald Tusk said."
    discourse = read(f"{title}\n\n{told}", title=title)
    found = features.of_setting(discourse, discourse.quantities[0], "POL")
    assert {"title draft", "title house", "prior law", "text draft", "voice office, own side"} <= found
