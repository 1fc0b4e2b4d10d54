"""What a figure is: rows say what is never a record, fitted weights say what the rest is and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ingest.extract import features
from ingest.extract.tables import Row, rows
from ingest.models import Metric, Scope, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ingest.extract.discourse import Discourse
    from ingest.extract.quantities import Quantity
    from ingest.extract.scene import Scene

RECORD = "record"
NONE = "none"
"""The reading of a figure that is no commitment."""

_BLOC_ONLY = frozenset({Status.AGREED})
_COUNTRY_ONLY = frozenset({Status.PLEDGED, Status.LEGISLATED, Status.REJECTED})


class Barrier(Row):
    """A form of figure that is never a record."""

    phrases: tuple[str, ...] = ()
    name: str
    """What it is, as `explain` says it."""
    attribute: str
    """The attribute of the quantity that tells."""
    values: tuple[str | bool, ...]
    """The values that bar it."""


@cache
def barriers() -> tuple[Barrier, ...]:
    """The rows of `rules/barriers.toml`."""
    return rows("barriers", "barrier", Barrier)


def barrier(quantity: Quantity) -> str | None:
    """Why the figure can be no record whatever stands around it, or None."""
    for row in barriers():
        if getattr(quantity, row.attribute) in row.values:
            return row.name
    return None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a figure says as a commitment of one party."""

    statuses: Mapping[str, float]
    """The probability of each status, given that it is a commitment."""
    metric: Metric
    scope: Scope

    @property
    def status(self) -> Status:
        """The likeliest status."""
        return Status(_best(self.statuses))


def certainty(discourse: Discourse, found: set[str]) -> float:
    """How likely a figure with these features is a commitment at all, from 0 to 1."""
    return discourse.models["record"].probabilities(found)[RECORD]


def read(discourse: Discourse, quantity: Quantity, code: str, found: set[str]) -> Reading:
    """Read a figure with these features as a commitment of the party `code`."""
    barred = _COUNTRY_ONLY if discourse.is_bloc(code) else _BLOC_ONLY
    if "any demand" not in found:
        barred = barred | {Status.DEMANDED}
    if "party is asked" in found:
        barred = barred | {Status.PLEDGED, Status.LEGISLATED}
    shares = discourse.models["status"].probabilities(found | features.of_setting(discourse, quantity, code))
    allowed = {status: share for status, share in shares.items() if status not in barred}
    total = sum(allowed.values())
    return Reading(
        {status: share / total for status, share in allowed.items()},
        _metric(discourse, quantity, found),
        Scope(_best(discourse.models["scope"].probabilities(found))),
    )


def status_features(scene: Scene, code: str, figure: set[str]) -> set[str]:
    """The figure's own features, those of the party it would bind, and what is said of such a party."""
    party = features.of_party(scene, code)
    kind = "bloc" if scene.discourse.is_bloc(code) else "country"
    return {
        *figure,
        *(f"party {name}" for name in party if not name.startswith(("away=", "way", "back"))),
        *(f"{kind} {name}" for name in figure if name.startswith("any ")),
        *features.around(scene.discourse, scene.quantity, code),
    }


def _metric(discourse: Discourse, quantity: Quantity, found: set[str]) -> Metric:
    if quantity.kind == "money":
        return Metric.AMOUNT
    shares = discourse.models["metric"].probabilities(found)
    return Metric(_best({metric: share for metric, share in shares.items() if metric != Metric.AMOUNT}))


def _best(probabilities: Mapping[str, float]) -> str:
    return max(zip(probabilities.values(), probabilities, strict=True))[1]
