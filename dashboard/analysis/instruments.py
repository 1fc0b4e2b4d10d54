"""In what a legislated target stands: a law, an adopted budget, or another approved plan.

The contract has one status for the three; which it is, is read from the sentence that was recorded.
"""

from __future__ import annotations

import re

INSTRUMENTS = ("law", "budget", "plan", "word")
"""From the most to the least binding; `word` is all that was announced and not adopted."""

_RULES = (
    ("law", re.compile(r"\b(law|laws|statute|Act)\b")),
    ("plan", re.compile(r"\b(strategy|resolution|declaration|plan|programme|documents)\b", re.IGNORECASE)),
    ("budget", re.compile(r"\bbudget\b", re.IGNORECASE)),
)
"""In this order: a law or a strategy may name the budget that it sets, a budget seldom names a law."""

_LEGISLATED = "legislated"


def instrument(status: str, evidence: str) -> str:
    """One of `INSTRUMENTS`: `instrument("legislated", "The Homeland Defence Act became law")` is 'law'.

    What is legislated and names none of them is a plan: the contract asks for an approved, binding one.
    """
    if status != _LEGISLATED:
        return "word"
    return next((name for name, pattern in _RULES if pattern.search(evidence)), "plan")
