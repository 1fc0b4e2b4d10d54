"""The rule tables under `rules/`: rows written by hand, each with an example and a counter-example."""

from __future__ import annotations

import itertools
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

_RULES = Path(__file__).with_name("rules")
_BRACES = re.compile(r"\{([^{}]*)\}")


class Row(BaseModel):
    """A row of a rule table; a key that the table does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    phrases: tuple[str, ...]
    """Lower case; `{a,b}` stands for each of its parts, an empty part included."""
    example: str
    """A text in which the row must apply."""
    counter: str
    """A text in which it must not."""

    def spelled(self) -> list[str]:
        """All phrases, with the braces written out."""
        return [spelling for phrase in self.phrases for spelling in _expand(phrase)]


R = TypeVar("R", bound=Row)


def rows(table: str, key: str, model: type[R]) -> tuple[R, ...]:
    """The rows `[[key]]` of `rules/<table>.toml`, checked; raises `ValidationError` on a bad row."""
    return tuple(model.model_validate(row) for row in _raw(table)[key])


@cache
def _raw(table: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((_RULES / f"{table}.toml").read_text(encoding="utf-8"))


def _expand(phrase: str) -> list[str]:
    """'{about,some} half' → 'about half', 'some half'."""
    parts = _BRACES.split(phrase)
    options = [part.split(",") if place % 2 else [part] for place, part in enumerate(parts)]
    return [" ".join("".join(choice).split()) for choice in itertools.product(*options)]
