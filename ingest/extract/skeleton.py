"""The skeleton of a sentence: what each word does, and where parties, dates and figures stand between."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.discourse import Discourse

_FLESH = frozenset(
    {"stop", "quote", "and", "defence", "budget", "who", "is", "by", "members", "same", "goal"}
)
"""What is left out of a skeleton: words that do little by themselves."""


class Joint(NamedTuple):
    """A word that does something, or a party, date or figure, as a skeleton shows it."""

    start: int
    end: int
    name: str
    code: str | None = None
    """Of a party, which one it is."""


def strung(discourse: Discourse, start: int, end: int, code: str | None = None) -> list[str]:
    """The skeleton within [start, end): senses in order, the party `code` as 'self', others as 'other'.

    Figures are '%' or '$', dates are told by their tense; what repeats the one before it is left out.
    """
    joints = discourse.joints_in(start, end)
    names = ("self" if code is not None and joint.code == code else joint.name for joint in joints)
    return [name for name, _ in groupby(names)]


def skeleton(discourse: Discourse) -> list[Joint]:
    """The joints of the whole text, in order; words inside a name, a date or a figure are left out."""
    named = list(_named(discourse))
    inside = {at for joint in named for at in range(joint.start, joint.end)}
    bones = (
        Joint(bone.start, bone.end, bone.kind)
        for bone in discourse.bones
        if bone.kind not in _FLESH and bone.start not in inside
    )
    return sorted([*named, *bones], key=lambda joint: joint[:3])


def _named(discourse: Discourse) -> Iterator[Joint]:
    for mention in discourse.party_mentions:
        yield Joint(mention.start, mention.end, "other", mention.parties[0])
    for quantity in discourse.quantities:
        yield Joint(quantity.start, quantity.end, "%" if quantity.kind == "percent" else "$")
    for date in discourse.deadlines:
        yield Joint(date.start, date.end, f"date {discourse.tense(date)}")
