"""Connections that go to the very address that was checked, and end when their time is up.

The check stands where the connection is made, so that neither a redirect nor a name that changes its
address between check and use gets around it. TLS and the Host header still speak of the name.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import httpcore

from ingest.acquire import addresses

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from ingest.acquire.addresses import Barrier


class Connections(httpcore.NetworkBackend):
    """Opens connections to checked addresses; each lives for at most `seconds`."""

    def __init__(self, barrier: Barrier, seconds: float) -> None:
        self._barrier = barrier
        self._seconds = seconds
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address that answers.

        Raises:
            BarredError: where the name leads to an address that must not be reached.
            httpcore.ConnectError, httpcore.ConnectTimeout: where none answers, or the look-up takes too long.
        """
        end = time.monotonic() + self._seconds
        try:
            found = addresses.resolve(host, port, self._barrier, seconds=_left(end, timeout))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(str(error)) from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} is not known") from error
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in found:
            try:
                stream = self._sockets.connect_tcp(
                    str(address), port, _left(end, timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, end)
        raise failure


class _Stream(httpcore.NetworkStream):
    """A stream whose reads and writes together end in time, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, end: float) -> None:
        self._stream = stream
        self._end = end

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._end, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._end, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, _left(self._end, timeout))
        return _Stream(inner, self._end)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _left(end: float, timeout: float | None) -> float:
    """The seconds that one step may take."""
    left = end - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return left if timeout is None else min(left, timeout)
