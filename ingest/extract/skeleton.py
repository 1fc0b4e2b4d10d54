"""The skeleton of a sentence: what each word does, and where parties, dates and figures stand between."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.extract.discourse import Discourse

_FLESH = frozenset(
    {"stop", "quote", "and", "defence", "budget", "who", "is", "by", "members", "same", "goal"}
)
"""What is left out of a skeleton: words that do little by themselves."""


def strung(discourse: Discourse, start: int, end: int, code: str | None = None) -> list[str]:
    """The skeleton within [start, end): senses in order, the party `code` as 'self', others as 'other'.

    Figures are '%' or '$', dates are told by their tense; what repeats the one before it is left out.
    """
    joints = list(_joints(discourse, start, end, code))
    inside = {at for first, last, _ in joints for at in range(first, last)}
    bones = [
        (bone.start, bone.end, bone.kind)
        for bone in discourse.bones_in(start, end)
        if bone.kind not in _FLESH and bone.start not in inside
    ]
    return [name for name, _ in groupby(name for _, _, name in sorted([*joints, *bones]))]


def _joints(discourse: Discourse, start: int, end: int, code: str | None) -> Iterator[tuple[int, int, str]]:
    for mention in discourse.parties_in(start, end):
        yield mention.start, mention.end, "self" if mention.parties[0] == code else "other"
    for quantity in discourse.quantities_in(start, end):
        yield quantity.start, quantity.end, "%" if quantity.kind == "percent" else "$"
    for date in discourse.deadlines_in(start, end):
        yield date.start, date.end, f"date {discourse.tense(date)}"
