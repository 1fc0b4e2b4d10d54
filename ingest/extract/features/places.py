"""Where things stand to each other: side, distance, sentences between."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.extract.deadlines import DeadlineMention
    from ingest.extract.discourse import Discourse
    from ingest.extract.lexicon import Mention
    from ingest.extract.quantities import Quantity
    from ingest.extract.segments import Sentence


def side(sentence: Sentence, quantity: Quantity, mention: Mention | DeadlineMention) -> str:
    """Where something stands: in the figure's clause or only its sentence, before or after it."""
    same = sentence.clause(mention.start) == sentence.clause(quantity.start)
    return ("c" if same else "s") + ("<" if mention.start < quantity.start else ">")


def sentences_between(discourse: Discourse, left: Quantity, right: Quantity) -> int:
    """How many sentences lie from one figure to the next; 4 stands for more."""
    at = discourse.layout.sentence_at
    return min(at(right.start).index - at(left.start).index, 4)


def gap(characters: int) -> str:
    """A distance in characters, coarsely."""
    for limit in (3, 12, 30, 60, 120):
        if characters < limit:
            return f"<{limit}"
    return "far"
