import pytest

from ingest.extract import lexicon


def kinds(text):
    return {mention.kind for mention in lexicon.scan(text)}


@pytest.mark.parametrize("cue", lexicon.cues(), ids=lambda cue: cue.kind)
def test_each_cue_is_found_in_its_example_and_not_in_its_counter_example(cue):
    assert cue.kind in kinds(cue.example)
    assert cue.kind not in kinds(cue.counter)


@pytest.mark.parametrize("event", lexicon.events(), ids=lambda event: str(event.day))
def test_each_summit_is_found_in_its_example_and_not_in_its_counter_example(event):
    assert event.day in {mention.since for mention in lexicon.scan(event.example) if mention.kind == "event"}
    assert event.day not in {mention.since for mention in lexicon.scan(event.counter)}


def test_kinds_are_unique():
    names = [cue.kind for cue in lexicon.cues()]
    assert len(names) == len(set(names))


def test_a_mention_is_a_slice_of_the_text():
    text = "South Korea’s government pledged more."
    found = {(m.kind, text[m.start : m.end]) for m in lexicon.scan(text)}
    assert {("name", "South Korea"), ("pledge", "pledged")} <= found


def test_the_longest_name_wins():
    codes = [m.parties for m in lexicon.scan("South Korea and North Korea") if m.kind == "name"]
    assert codes == [("KOR",), ("PRK",)]


def test_a_phrase_that_only_contains_a_party_masks_it():
    assert not [m for m in lexicon.scan("Bank of America and Latin America") if m.parties]


def test_names_in_capitals_are_found_as_in_datelines():
    assert [m.parties for m in lexicon.scan("WASHINGTON and SEOUL") if m.kind == "capital"] == [
        ("USA",),
        ("KOR",),
    ]


@pytest.mark.parametrize("sense", lexicon.senses(), ids=lambda sense: sense.name)
def test_each_sense_is_found_in_its_example_and_not_in_its_counter_example(sense):
    assert sense.name in {bone.kind for bone in lexicon.bones(sense.example)}
    assert sense.name not in {bone.kind for bone in lexicon.bones(sense.counter)}


def test_a_phrase_has_one_sense():
    phrases = [phrase for sense in lexicon.senses() for phrase in sense.spelled()]
    assert len(phrases) == len(set(phrases))


def test_the_longest_phrase_is_what_a_word_does():
    text = "The share has been at two percent."
    assert [(bone.kind, text[bone.start : bone.end]) for bone in lexicon.bones(text)] == [
        ("goal", "share"),
        ("reached", "has been at"),
    ]
