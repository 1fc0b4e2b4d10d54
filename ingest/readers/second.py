"""The second reader as a whole: ask the model, hold its answer against the text, count what is dropped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.readers import grounding, llm

if TYPE_CHECKING:
    from ingest.models import Article, Statement
    from ingest.readers.endpoint import Endpoint
    from ingest.readers.grounding import Drop


@dataclass
class SecondReader:
    """Reads one article after the other, and keeps count of the records that it dropped."""

    endpoint: Endpoint
    dropped: Counter[Drop] = field(default_factory=Counter)

    def read(self, article: Article) -> list[Statement]:
        """The statements that the text bears out, in its order; `llm.Unread` where there is no answer."""
        answers = llm.ask(self.endpoint, article)
        found = grounding.ground(article, answers, extractor=f"llm {self.endpoint.model}")
        self.dropped += found.dropped
        return found.statements
