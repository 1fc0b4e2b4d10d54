"""The body of an answer, unpacked and held to a limit: 1 GB of zeros in 1 MB of gzip is never unpacked."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PACKED = "gzip"
"""The one packing that is asked for."""
_GZIP = 31  # zlib's window bits for gzip


class BodyError(Exception):
    """A body that is too large or damaged; the message says so."""


def read(chunks: Iterable[bytes], packing: str, limit: int) -> bytes:
    """The bytes of a body, at most `limit` of them.

    Raises:
        BodyError: where there are more, or they are packed otherwise or damaged.
    """
    if packing not in {"", "identity", PACKED, "x-gzip"}:
        raise BodyError(f"is packed as {packing[:20]}")
    body = bytearray()
    for chunk in _unpacked(chunks, limit) if packing.endswith(PACKED) else chunks:
        body += chunk
        if len(body) > limit:
            raise BodyError(f"is larger than {limit / 1_000_000:g} MB")
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    member = zlib.decompressobj(_GZIP)
    try:
        for chunk in chunks:
            packed = chunk
            while packed:
                if member.eof:  # gzip files may follow one another
                    member = zlib.decompressobj(_GZIP)
                yield member.decompress(packed, limit + 1)
                packed = member.unconsumed_tail or member.unused_data
    except zlib.error as error:
        raise BodyError("is damaged gzip") from error
    if not member.eof:
        raise BodyError("is gzip that breaks off")
