"""Which party each word means: names, and 'we', 'the country', 'the allies' by what was named before."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest import parties
from ingest.extract.lexicon import Mention

if TYPE_CHECKING:
    from ingest.extract.discourse import Discourse
    from ingest.extract.people import Person
    from ingest.extract.quantities import Quantity

NAMING = frozenset({"name", "demonym", "capital", "seat", "group", "official"})
"""The kinds of mention that name a party by themselves."""
POINTING = frozenset({"we", "country", "government", "it", "members", "allies", "he"})
"""The kinds of mention that mean a party named elsewhere."""
NATO = "NATO"
_WHERE = re.compile(r"\b(?:in|at|near|outside)\s+\Z", re.IGNORECASE)
_NAMESAKES = 2  # 'won' may be North Korea's too; a name that more countries use for their money tells nothing


def party_counts(discourse: Discourse) -> Counter[str]:
    """How much each party is talked about; headline, dateline and plain names count more."""
    counts: Counter[str] = Counter()
    for mention in discourse.mentions:
        if mention.kind in NAMING and len(mention.parties) == 1 and not _is_common(mention):
            sentence = discourse.layout.sentence_at(mention.start)
            prominent = sentence.is_title or mention.start < discourse.layout.dateline_end
            counts[mention.parties[0]] += (3 if prominent else 1) * (2 if mention.strong else 1)
    plain = Counter(counts)
    for mention in discourse.mentions:
        if mention.kind in NAMING and (len(mention.parties) > 1 or _is_common(mention)):
            named = [code for code in mention.parties if code in plain]
            if len(named) == 1:
                counts[named[0]] += 3 if discourse.layout.sentence_at(mention.start).is_title else 1
    for quantity in discourse.quantities:
        if (code := _issuer(quantity)) is not None:
            counts[code] += 2
    return counts


def _issuer(quantity: Quantity) -> str | None:
    """The country whose own money a sum is in: its ISO code starts the currency's (KRW, GBP), euros aside."""
    if not 1 <= len(quantity.currency) <= _NAMESAKES or quantity.currency[0] in {"USD", "EUR"}:
        return None
    return _by_iso2().get(quantity.currency[0][:2])


@cache
def _by_iso2() -> dict[str, str]:
    return {party.iso2: code for code, party in parties.parties().items() if party.iso2}


def party_mentions(discourse: Discourse) -> list[Mention]:
    """Names as the parties they stand for; each pointing word once for each party that it may mean."""
    found: list[Mention] = []
    context = _Context(discourse)
    introduced = {p.start for p in discourse.people}
    pending = [m for m in discourse.mentions if m.kind in NAMING | POINTING]
    pending += [m._replace(parties=(NATO,)) for m in discourse.mentions if m.kind == "event"]
    pending += [_person_mention(p) for p in discourse.people if p.party is not None]
    for mention in sorted(pending, key=lambda m: (m.start, m.kind)):
        if mention.kind in POINTING:
            meant = context.meant(mention)
            found += [mention._replace(kind=kind, parties=(code,)) for kind, code in meant.items() if code]
        elif mention.kind != "official" or mention.start not in introduced:
            code = _named(mention, discourse)
            if code is not None and _is_place(mention, discourse.article.text) and code != discourse.home:
                found.append(mention._replace(kind="place", parties=(code,)))
            elif code is not None:
                found.append(mention if mention.parties == (code,) else mention._replace(parties=(code,)))
                context.named(mention, code)
    return found


def _is_place(mention: Mention, text: str) -> bool:
    """Whether a city is where something happens, 'in Vilnius', and not who acts."""
    return (
        mention.kind in {"capital", "seat"}
        and _WHERE.search(text[max(0, mention.start - 10) : mention.start]) is not None
    )


def _speaks_of_nato(discourse: Discourse) -> bool:
    """Whether 'the allies' are NATO's: it is named, or the article is about one of its members."""
    if NATO in discourse.party_counts:
        return True
    home, day = discourse.home, discourse.day
    return home is not None and day is not None and home in parties.members(NATO, on=day)


def _person_mention(person: Person) -> Mention:
    return Mention("person", person.start, person.end, (person.party or "",))


class _Context:
    """Who was named where, as a text is read from left to right."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._topic: str | None = None
        self._recent: str | None = None
        self._at = -1

    def named(self, mention: Mention, code: str) -> None:
        """Note that a party was named; the first one of a sentence is its topic."""
        sentence = self._discourse.layout.sentence_at(mention.start)
        if sentence.index != self._at:
            self._topic, self._at = code, sentence.index
        self._recent = code

    def meant(self, mention: Mention) -> dict[str, str | None]:
        """The parties that a pointing word may mean, by the kind of mention that it then is.

        'We' is the speaker's side, 'the allies' a bloc; 'the country' and 'it' the one just named in the
        sentence, else the topic, the last one named, or the country that the article is about.
        """
        home = self._discourse.home
        sentence = self._discourse.layout.sentence_at(mention.start)
        if mention.kind in {"we", "he"}:
            speaker = self._discourse.speakers[sentence.index]
            own = speaker.party if speaker else None
            return {mention.kind: own} if own else {f"{mention.kind} home": home}
        if mention.kind == "allies":
            return {mention.kind: NATO if _speaks_of_nato(self._discourse) else None}
        if mention.kind == "members":
            return {mention.kind: _alliance(self._discourse)}
        if self._at == sentence.index:
            away = {f"{mention.kind} away": home} if home != self._recent else {}
            return {f"{mention.kind} here": self._recent, **away}
        recent = {f"{mention.kind} recent": self._recent} if self._recent != self._topic else {}
        return {f"{mention.kind} topic": self._topic, f"{mention.kind} home": home, **recent}


def _named(mention: Mention, discourse: Discourse) -> str | None:
    """The one party that a name stands for; of several, the only one that the article names plainly too."""
    if _is_common(mention) and mention.parties == (NATO,):
        return NATO if _speaks_of_nato(discourse) else None
    if len(mention.parties) == 1:
        return mention.parties[0]
    plain = [code for code in mention.parties if code in discourse.party_counts]
    if "NATO_EUROPE" in mention.parties and "NATO" in discourse.party_counts and mention.kind != "capital":
        return "NATO_EUROPE"
    return plain[0] if len(plain) == 1 else None


def _is_common(mention: Mention) -> bool:
    """Whether it is a common noun for a group ('the alliance'), which names nobody by itself."""
    return mention.kind == "group" and not mention.strong


def _alliance(discourse: Discourse) -> str | None:
    """'The allies', 'member states': the bloc that the article names most."""
    blocs = [code for code, _ in discourse.party_counts.most_common() if parties.party(code).kind == "bloc"]
    return blocs[0] if blocs else None


def coordinated(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions that form one list, 'Poland, Latvia and Lithuania', grouped; single ones stand alone."""
    groups: list[list[Mention]] = [[mention] for mention in mentions[:1]]
    for left, right in pairwise(mentions):
        joined = text[left.end : right.start].strip().lower() in {
            ",",
            "and",
            ", and",
            "&",
            "as well as",
            "or",
            "/",
        }
        if joined and left.end <= right.start:
            groups[-1].append(right)
        else:
            groups.append([right])
    return groups
