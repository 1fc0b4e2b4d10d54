"""What a site lets robots fetch (RFC 9309): the longest rule that fits a path decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 512_000
"""Bytes that are read of a robots.txt; what stands beyond counts for nothing."""

_LINE = re.compile(r"^[ \t]*([A-Za-z-]+)[ \t]*:[ \t]*([^#\r\n]*)", re.MULTILINE)
_AGENT = re.compile(r"[a-z_-]+|\*")


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for one robot: paths and whether they are allowed, and its pause."""

    paths: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0
    """Seconds between two requests, where the site asks for a pause."""

    def allow(self, path: str) -> bool:
        """Whether a path, with its query, may be fetched; of rules of one length the allowing one decides."""
        fitting = [(len(rule), allowed) for rule, allowed in self.paths if _fits(rule, path)]
        return max(fitting)[1] if fitting else True


def parse(content: bytes, robot: str) -> Rules:
    """The rules for the robot of that name: those of its own groups, else those of the group for all."""
    own: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    for agents, rules in _groups(content[:LARGEST].decode("utf-8-sig", "replace")):
        if robot.lower() in agents:
            own += rules
            own.append(("group", ""))
        elif "*" in agents:
            general += rules
    return _rules(own or general)


def _groups(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """Each run of user agents with the rules below it."""
    agents: set[str] = set()
    lines = [(found[1].lower(), found[2].strip()) for found in _LINE.finditer(text)]
    for is_agent, run in groupby(lines, key=lambda line: line[0] == "user-agent"):
        if is_agent:
            agents = {found[0] for _, name in run if (found := _AGENT.match(name.lower()))}
        elif agents:
            yield agents, list(run)


def _rules(lines: list[tuple[str, str]]) -> Rules:
    paths = [(path, field == "allow") for field, path in lines if field in {"allow", "disallow"} and path]
    delays = [float(value) for field, value in lines if field == "crawl-delay" and _is_number(value)]
    return Rules(tuple(paths), max(delays, default=0.0))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"\d{1,6}(\.\d{1,6})?", text) is not None


def _fits(rule: str, path: str) -> bool:
    """Whether a path starts as the rule says; `*` stands for anything, a `$` for the end. Linear in both."""
    first, *parts = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    for part in parts:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    if not rule.endswith("$"):
        return True
    return path.endswith(parts[-1]) if parts else path == first
