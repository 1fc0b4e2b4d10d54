"""The role that each party plays around a figure, and how it compares with the roles of its rivals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.extract.context import NAMING
from ingest.extract.features.party import of_party
from ingest.extract.skeleton import strung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.extract.discourse import Discourse
    from ingest.extract.lexicon import Mention
    from ingest.extract.quantities import Quantity
    from ingest.extract.scene import Scene
    from ingest.extract.segments import Sentence

_ASKING = frozenset({"demand", "want", "suggest"})
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_FAR = 3  # sentences
_NEAR = 40  # characters: what stands right after a party is said of it


def of_parties(scene: Scene, codes: Sequence[str]) -> list[set[str]]:
    """The features of each party that may be bound, the roles of its rivals included."""
    roles = {code: role(scene, code) for code in codes}
    return [
        of_party(scene, code)
        | {f"role={roles[code]}"}
        | {f"role={roles[code]}, rival={roles[rival]}" for rival in codes if rival != code}
        for code in codes
    ]


def role(scene: Scene, code: str) -> str:
    """What the party is to the figure: owner, asker, voice that speaks of another, named near, or away."""
    own = [m for m in scene.here if m.parties[0] == code]
    before = [m for m in own if m.end <= scene.quantity.start]
    if before:
        return _before(scene.discourse, scene.quantity, before, scene.here)
    if own:
        return f"after {_kind(own[0])}"
    return _away(scene.discourse, scene.sentence, code)


def _before(discourse: Discourse, quantity: Quantity, own: list[Mention], here: tuple[Mention, ...]) -> str:
    last = own[-1]
    if discourse.article.text[last.end : quantity.start].strip() in _GENITIVE:
        return "owner"
    after = {bone.kind for bone in discourse.bones_in(last.end, min(last.end + _NEAR, quantity.start))}
    if after & _ASKING:
        return "asker"
    way = strung(discourse, last.end, quantity.start, last.parties[0])
    if "say" in way and "other" in way[way.index("say") :]:
        return "voice"
    place = "first" if own[0] is here[0] else "later"
    nearest = all(m.start <= last.start or m.start >= quantity.start for m in here)
    return f"{place} {'near ' if nearest else ''}{_kind(last)}"


def _kind(mention: Mention) -> str:
    return "named" if mention.kind in NAMING or mention.kind == "person" else mention.kind.split()[0]


def _away(discourse: Discourse, sentence: Sentence, code: str) -> str:
    last = discourse.last_mention(code, sentence.start)
    if last is None:
        return "never"
    told = discourse.layout.sentence_at(last.start)
    away = sentence.index - told.index
    if away >= _FAR:
        return f"away {_FAR}"
    first = discourse.parties_in(told.start, told.end)[0].parties[0] == code
    return f"away {away}{' first' if first else ''}"
