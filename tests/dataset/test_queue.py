from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.dataset import queue, store
from ingest.dataset.decisions import decide
from ingest.models import Action, Article

TODAY = date(2026, 11, 24)
TEXT = "It rained. Poland will spend 5 percent by 2027. Nobody minded."
SAID = "Poland will spend 5 percent by 2027."


@pytest.fixture
def article():
    return Article(id="a", text=TEXT, title="Rain", publisher="The Daily", url="https://www.daily.org/rain")


@pytest.fixture
def said(statement):
    return statement(evidence=SAID, start=TEXT.index(SAID), value=5.0, deadline="2027")


def test_a_new_statement_waits_with_its_source_and_the_words_around_it(tmp_path, article, said):
    assert queue.add(tmp_path / "own", article, [said], today=TODAY) == 1
    (row,) = queue.waiting(tmp_path / "own")
    assert (row.title, row.publisher, row.url) == ("Rain", "The Daily", "https://www.daily.org/rain")
    assert (row.before, row.evidence, row.after) == ("It rained. ", SAID, " Nobody minded.")
    assert (row.value, row.deadline, row.evidence_kind, row.queued_on) == (5, "2027", "quote", TODAY)


def test_adding_again_adds_nothing(tmp_path, article, said):
    queue.add(tmp_path, article, [said, said], today=TODAY)
    before = (tmp_path / "queue.csv").read_bytes()
    assert queue.add(tmp_path, article, [said], today=date(2026, 12, 1)) == 0
    assert (tmp_path / "queue.csv").read_bytes() == before


@pytest.mark.parametrize("action", [Action.ACCEPT, Action.REJECT])
def test_what_was_decided_upon_does_not_come_back(tmp_path, article, said, action):
    queue.add(tmp_path, article, [said], today=TODAY)
    (row,) = queue.waiting(tmp_path)
    decision = decide(action=action, subject=row.statement_id, who="Ada", decided_on=TODAY, why="seen")
    store.write(tmp_path, store.DECISIONS, [decision])
    assert queue.waiting(tmp_path) == []
    store.write(tmp_path, store.QUEUE, [])
    assert queue.add(tmp_path, article, [said], today=TODAY) == 0


def test_an_article_that_states_nothing_makes_no_folder(tmp_path, article):
    assert queue.add(tmp_path / "own", article, [], today=TODAY) == 0
    assert not (tmp_path / "own").exists()


def test_of_a_long_article_only_the_words_near_the_evidence_are_kept(tmp_path, article, statement):
    text = f"{'before ' * 500}{SAID}{' after' * 500}"
    far = statement(evidence=SAID, start=text.index(SAID))
    queue.add(tmp_path, article.model_copy(update={"text": text}), [far], today=TODAY)
    (row,) = queue.waiting(tmp_path)
    kept = f"{row.before}{row.evidence}{row.after}"
    assert kept == text[row.start - queue.CONTEXT : row.end + queue.CONTEXT]


def test_a_text_without_an_address_is_named_by_its_digest(article):
    unnamed = article.model_copy(update={"url": None})
    assert queue.address(unnamed).startswith("ni:///sha-256;")
    assert queue.source_id(unnamed) != queue.source_id(unnamed.model_copy(update={"text": "Another."}))


@pytest.mark.parametrize(
    "url", ["https://x.org/" + "a" * 5000, "../../etc/passwd", "http://[broken", "=cmd|' /C'!A0"]
)
def test_no_address_makes_a_name_that_is_a_path_or_steers_anything(article, url):
    name = queue.source_id(article.model_copy(update={"url": url}))
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(name) < 300


def test_a_page_is_one_source_whatever_part_of_it_a_link_points_to(article):
    assert queue.source_id(article.model_copy(update={"url": f"{article.url}#end"})) == queue.source_id(
        article
    )


@given(st.tuples(*[st.text(min_size=size, max_size=40) for size in (0, 1, 0)]), st.text(max_size=40))
@settings(max_examples=50)
def test_any_text_comes_back_from_the_file_as_it_went_in(tmp_path_factory, statement, parts, title):
    before, said, after = parts
    folder = tmp_path_factory.mktemp("any")
    article = Article(id="a", text="".join(parts), title=title, url=title)
    queue.add(folder, article, [statement(evidence=said, start=len(before))], today=TODAY)
    (row,) = queue.waiting(folder)
    assert (row.before or "", row.evidence, row.after or "") == (before, said, after)
    assert row.title


def test_a_lone_surrogate_is_replaced_and_loses_nothing_else(tmp_path, statement):
    article = Article(id="a", text="\ud800 said.", title="\ud800")
    assert queue.add(tmp_path, article, [statement(evidence="\ud800 said.")], today=TODAY) == 1
    assert queue.waiting(tmp_path)[0].evidence == "? said."
