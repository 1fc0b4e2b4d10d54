"""A second reader, optional: a language model reads the article, and each record is held against the text."""

from __future__ import annotations

from enum import StrEnum


class Reader(StrEnum):
    """Who reads an article; of a record: who found it."""

    RULES = "rules"
    LLM = "llm"
    BOTH = "both"
