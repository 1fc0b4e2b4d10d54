from pathlib import Path

import pytest

from ingest.readers import endpoint, llm
from ingest.readers.endpoint import configured

HOUSE = Path(__file__).resolve().parents[2]

SET = {"PLEDGEBOARD_LLM_URL": "http://localhost:11434/v1", "PLEDGEBOARD_LLM_MODEL": "small"}


def test_the_environment_names_the_endpoint():
    endpoint = configured({**SET, "PLEDGEBOARD_LLM_KEY": "sk-secret"})
    assert (str(endpoint.url), endpoint.model) == ("http://localhost:11434/v1", "small")
    assert endpoint.key.get_secret_value() == "sk-secret"
    assert "sk-secret" not in repr(endpoint)


def test_a_key_is_not_needed():
    assert configured({**SET, "PLEDGEBOARD_LLM_KEY": ""}).key is None


@pytest.mark.parametrize("name", SET)
def test_what_is_not_set_is_named(name):
    with pytest.raises(ValueError, match=f"needs {name} in"):
        configured({**SET, name: ""})


@pytest.mark.parametrize("url", ["localhost:11434", "ftp://example.org", "file:///etc/passwd", "http://"])
def test_an_address_that_is_none_is_told_in_one_line(url):
    with pytest.raises(ValueError, match=r"^PLEDGEBOARD_LLM_URL: .+$"):
        configured({**SET, "PLEDGEBOARD_LLM_URL": url})


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_pages_name_every_setting(page):
    text = (HOUSE / page).read_text("utf-8")
    assert [name for name in (endpoint.URL, endpoint.MODEL, endpoint.KEY) if name not in text] == []


def test_the_readme_names_the_longest_article():
    assert f"{llm.LONGEST:,} characters" in (HOUSE / "README.md").read_text("utf-8")
