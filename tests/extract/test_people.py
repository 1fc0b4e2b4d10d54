from ingest.extract import lexicon
from ingest.extract.people import line_speakers, people


def named(text):
    return [(person.name, person.party) for person in people(text, lexicon.scan(text))]


def test_an_office_with_a_nation_introduces_a_person_of_that_nation():
    assert ("Ann Example", "HRV") in named("Croatian Defence Minister Ann Example spoke.")
    assert ("Ann Example", "HRV") in named("Ann Example, Croatia's defence minister, spoke.")


def test_an_office_alone_tells_no_nation():
    assert ("Ann Example", None) in named("Defence Minister Ann Example spoke.")


def test_a_surname_alone_later_on_is_the_same_person():
    assert named("Croatian Defence Minister Ann Example spoke. Example left.") == [("Ann Example", "HRV")] * 2


def test_a_family_name_that_goes_first_is_known_too():
    text = "Do Min-a, South Korea's defense minister, spoke. Do left."
    assert named(text)[-1] == ("Do Min-a", "KOR")


def test_a_name_never_runs_over_the_end_of_a_line():
    assert ("Ann Example", None) not in named("The office of the president\nAnn Example")


def test_institutions_beside_an_office_are_no_people():
    assert named("The Defence White Paper came out.") == []


def test_a_transcript_names_its_speakers_before_a_colon():
    assert [
        name for _, name in line_speakers("Ann Example: We will pay.\nThe Minister (Bo Sample): So will we.")
    ] == [
        "Ann Example",
        "Bo Sample",
    ]


def test_a_person_is_called_what_the_text_calls_them_at_the_fullest():
    assert {name for name, _ in named("President Trump spoke. Trump left.")} == {"Trump"}
    assert {name for name, _ in named("Trump left. President Donald Trump spoke.")} == {"Donald Trump"}


def test_a_day_before_a_name_is_no_part_of_it():
    assert named("Last Thursday Ann Example, the American ambassador, spoke.")[0][0] == "Ann Example"


def test_an_office_goes_with_the_person_it_introduces():
    (person,) = people(text := "Defence Minister Ann Example spoke.", lexicon.scan(text))
    assert person.office == "defence minister"
