from ingest.publish import changelog


def test_it_counts_each_kind_and_tells_one_line_a_change(commitment):
    told = changelog.against(
        "2", "1", [commitment("a"), commitment("b")], [commitment("a", value=3.0), commitment("c")]
    )
    heading, blank, *lines = told.splitlines()
    assert heading == "2, against 1: 1 added, 1 changed, 1 removed."
    assert blank == ""
    assert [line.split()[:2] for line in lines] == [["changed", "a"], ["removed", "b"], ["added", "c"]]


def test_a_better_reading_of_the_same_words_is_counted_not_told(commitment):
    told = changelog.against("2", "1", [commitment()], [commitment(confidence=0.5, statement_ids=("b",))])
    assert told == (
        "2, against 1: nothing changed. In 1 more only the confidence or the ids of statements moved.\n"
    )


def test_nothing_changed_is_said(commitment):
    assert changelog.against("2", "1", [commitment()], [commitment()]) == "2, against 1: nothing changed.\n"
