"""One measurement: its name, its value, and the limit it is held to."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7


@dataclass(frozen=True)
class Result:
    """What was measured; `limit` is what the project promises, None where it promises nothing."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    note: str = ""

    @property
    def is_over(self) -> bool:
        return self.limit is not None and self.value > self.limit

    def __str__(self) -> str:
        limit = (
            ""
            if self.limit is None
            else f"  (limit {self.limit:g} {self.unit}{', OVER' if self.is_over else ''})"
        )
        return (
            f"{self.name:<52}{self.value:8.2f} {self.unit:<6}{limit}{'  ' + self.note if self.note else ''}"
        )


def milliseconds(action: Callable[[], object], *, clock: Callable[[], float] = time.perf_counter) -> float:
    """How long the action takes, once; `time.process_time` leaves out what other programs take meanwhile."""
    start = clock()
    action()
    return (clock() - start) * 1000


def median_ms(action: Callable[[], object]) -> float:
    """The median time of the action, in milliseconds."""
    return statistics.median(milliseconds(action) for _ in range(ROUNDS))
