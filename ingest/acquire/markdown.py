"""A Markdown note → an article; a front matter in TOML between two lines of `+++` tells where it is from."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ingest.acquire import articles, plain
from ingest.acquire.charsets import decoded
from ingest.acquire.inputs import Refusal
from ingest.dataset import notes
from ingest.dataset.store import explain

if TYPE_CHECKING:
    from ingest.acquire.inputs import Input
    from ingest.models import Article


def read(source: Input) -> Article | Refusal:
    """The article that a note is; read as `build` reads a note, though it may state less."""
    content = decoded(source)
    if isinstance(content, Refusal):
        return content
    content = content.replace("\r\n", "\n")
    if not content.startswith(notes.FENCE):
        return articles.make(source, content, title=_heading(content))
    try:
        front, text = notes.split(content)
        stated = tomllib.loads(front)
        declared = articles.day(stated.get("dated")) or notes.last_day(stated.get("published"))
    except (ValueError, TypeError, AttributeError) as error:
        return Refusal(source.name, explain(error))
    known: dict[str, Any] = {key: stated.get(key) for key in ("title", "publisher", "url")}
    named = replace(source, id=source.id or source.name.removesuffix(source.ending))
    return articles.make(named, text, declared=declared, **known)


def _heading(content: str) -> str | None:
    first = plain.headline(content)
    return first.lstrip("# ") if first else None
