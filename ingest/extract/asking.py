"""Who asks whom: 'Washington wants its allies to …', 'U.S. demands on Korea'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.discourse import Discourse
    from ingest.extract.lexicon import Mention

_DEMANDS = 40  # in a whole article; a text with more is a list, where each entry names its own
_OWNS = re.compile(r"(?:['’]s?)?\s+(?:[^\W\d_]{1,15}\s+)?")
_BY = re.compile(r"\s+(?:by|from|of)\s+(?:the\s+)?")
_NOUN = re.compile(
    r"demand|demands|expectations?|requests?|pressure|push|appeals?|calls|standard"
    r"|yardstick|ultimatum"
    r"|burden-sharing|fair share|placed on|minimum required|should|must",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"demand(?:s|ed|ing)|urg|call(?:s|ed|ing) on|press|pressur|insist|want|expect(?!ation)|lean|prod|push"
    r"|implor|exhort|would like",
    re.IGNORECASE,
)


def requested_by(discourse: Discourse, start: int, code: str) -> str | None:
    """Who demands it: named with the demand, its speaker, named with a demand elsewhere, or before it.

    A bloc may ask its own members, but only where nobody else is found to ask.
    """
    sentence = discourse.layout.sentence_at(start)
    here = discourse.demands_in(sentence.start, sentence.end)
    speaker = discourse.speakers[sentence.index]
    elsewhere = discourse.demands[:_DEMANDS]
    options = [
        *(_owner(discourse, demand, code) for demand in here),
        *(subject(discourse, demand, code) for demand in here),
        speaker.party if speaker else None,
        *(_owner(discourse, demand, code) for demand in elsewhere),
        *(m.parties[0] for m in discourse.parties_in(sentence.start, start)),
    ]
    askers = [asker for asker in options if asker and asker != code]
    itself = discourse.is_bloc(code) and code in options
    return askers[0] if askers else code if itself else None


def asked(discourse: Discourse, start: int, end: int) -> list[tuple[str, set[str]]]:
    """Who asks whom within [start, end): 'Washington wants its allies to', 'Trump called on Japan to'."""
    if (start, end) not in discourse.asked:
        discourse.asked[start, end] = list(_asked(discourse, start, end))
    return discourse.asked[start, end]


def _asked(discourse: Discourse, start: int, end: int) -> Iterator[tuple[str, set[str]]]:
    for demand in discourse.demands_in(start, end):
        if _VERB.match(discourse.article.text, demand.start, demand.end):
            asker = subject(discourse, demand)
            others = {m.parties[0] for m in discourse.parties_in(demand.start, end)} - {asker}
            if asker is not None and others:
                yield asker, others


def _owner(discourse: Discourse, demand: Mention, code: str) -> str | None:
    """The party whose demand it is called: 'U.S. demands', "Seoul's expectations", 'pressure from Trump'."""
    text = discourse.article.text
    for mention in discourse.parties_in(demand.start - 40, demand.start)[::-1]:
        if mention.parties[0] != code and _OWNS.fullmatch(text, mention.end, demand.start):
            return mention.parties[0]
    for mention in discourse.parties_in(demand.end, demand.end + 12):
        if mention.parties[0] != code and _BY.fullmatch(text, demand.end, mention.start):
            return mention.parties[0]
    return None


def subject(discourse: Discourse, demand: Mention, code: str | None = None) -> str | None:
    """The party before a verb that demands: 'Washington has long wanted its allies to …'."""
    if _NOUN.fullmatch(discourse.article.text, demand.start, demand.end):
        return None
    sentence = discourse.layout.sentence_at(demand.start)
    before = discourse.parties_in(max(sentence.start, demand.start - 80), demand.start)
    return next((m.parties[0] for m in before[::-1] if m.parties[0] != code), None)
