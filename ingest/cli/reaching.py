"""How commands reach the web."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ingest.acquire.fetch import Fetcher

AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", hidden=True, help="for tests: reach this machine and private networks"),
]


def fetcher(*, allow_private: bool, pause: float = 1.0) -> Fetcher:
    """What fetches pages for a command."""
    from ingest.acquire import addresses
    from ingest.acquire.fetch import Fetcher, Manners

    barrier = addresses.nearby if allow_private else addresses.public
    return Fetcher(Manners(pause=pause), barrier=barrier)
