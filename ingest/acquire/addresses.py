"""Which addresses may be reached: a name from outside never leads into a network of ours.

Everything that a name resolves to is checked, and the address that was checked is the one to connect to.
IPv4 addresses inside IPv6 ones (mapped, 6to4, Teredo, NAT64) are taken out and checked themselves.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

Address = IPv4Address | IPv6Address
Barrier = Callable[[Address], str | None]
"""Says what kind of address it is where it must not be reached, and None where it may."""


class BarredError(Exception):
    """A name that leads where nothing may be fetched; the message says where."""


def resolve(host: str, port: int, barrier: Barrier, *, seconds: float) -> list[Address]:
    """The addresses of a host, each of them checked; the look-up takes at most `seconds`.

    Raises:
        BarredError: where one of them must not be reached: such a name is not to be trusted with any.
        TimeoutError: where no server of names answers in time.
        OSError: where the name is not known.
    """
    found = _looked_up(host, port, seconds)
    addresses = list(dict.fromkeys(ip_address(str(place[0]).split("%")[0]) for *_, place in found))
    for address in addresses:
        kind = barrier(address)
        if kind is not None:
            raise BarredError(f"{host} is {address}, {kind}" if str(address) != host else f"{host} is {kind}")
    return addresses


def _looked_up(host: str, port: int, seconds: float) -> list[Any]:
    """What the system says of a name; it knows no time limit of its own, so it is asked on the side."""
    answers: SimpleQueue[list[Any] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError(f"{host} is not looked up in time") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def public(address: Address) -> str | None:
    """Bars everything but the public internet."""
    inner = _inner(address)
    if inner is not None:
        return public(inner)
    for network, kind in _SPECIAL:
        if address in network:
            return kind
    if isinstance(address, IPv6Address) and address not in _UNICAST:
        return "a reserved address"
    return None


def nearby(address: Address) -> str | None:
    """Lets this machine and private networks through as well, for tests; cloud metadata stays barred."""
    kind = public(address)
    return None if kind in {_LOOPBACK, _PRIVATE} and str(address) not in _METADATA else kind


_LOOPBACK = "a loopback address"
_PRIVATE = "a private address"
_RESERVED = "a reserved address"
_METADATA = frozenset({"168.63.129.16", "fd00:ec2::254"})
"""Where clouds tell their machines secrets, outside the link-local range (Azure, AWS)."""

_SPECIAL = tuple(
    (ip_network(network), kind)
    for network, kind in (
        ("168.63.129.16/32", "a metadata address"),
        ("0.0.0.0/8", _LOOPBACK),  # this host
        ("10.0.0.0/8", _PRIVATE),
        ("100.64.0.0/10", "a carrier's inner address"),
        ("127.0.0.0/8", _LOOPBACK),
        ("169.254.0.0/16", "a link-local address"),
        ("172.16.0.0/12", _PRIVATE),
        ("192.0.0.0/24", _RESERVED),
        ("192.0.2.0/24", _RESERVED),
        ("192.88.99.0/24", _RESERVED),
        ("192.168.0.0/16", _PRIVATE),
        ("198.18.0.0/15", _RESERVED),
        ("198.51.100.0/24", _RESERVED),
        ("203.0.113.0/24", _RESERVED),
        ("224.0.0.0/4", "a multicast address"),
        ("240.0.0.0/4", _RESERVED),
        ("::/127", _LOOPBACK),
        ("fe80::/10", "a link-local address"),
        ("fec0::/10", _PRIVATE),
        ("fc00::/7", _PRIVATE),
        ("ff00::/8", "a multicast address"),
        ("2001::/23", _RESERVED),
        ("2001:db8::/32", _RESERVED),
        ("3fff::/20", _RESERVED),
    )
)
"""The special-purpose registries of IANA (RFC 6890 and its updates), as rows of our own: what Python holds
for public has changed between its versions."""

_UNICAST = IPv6Network("2000::/3")
"""All that IANA has given out to be reached."""

_EMBEDDED: tuple[tuple[IPv6Network, int], ...] = (
    (IPv6Network("::ffff:0:0/96"), 0),  # IPv4-mapped
    (IPv6Network("::ffff:0:0:0/96"), 0),  # IPv4-translated
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (IPv6Network("2002::/16"), 80),  # 6to4
)
"""Where an IPv4 address is written into an IPv6 one: how many bits stand behind it."""
_TEREDO = IPv6Network("2001::/32")
_COMPATIBLE = IPv6Network("::/96")
_BITS = 0xFFFFFFFF


def _inner(address: Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for."""
    if isinstance(address, IPv4Address):
        return None
    for network, behind in _EMBEDDED:
        if address in network:
            return IPv4Address(int(address) >> behind & _BITS)
    if address in _TEREDO:
        return IPv4Address(~int(address) & _BITS)
    return IPv4Address(int(address)) if address in _COMPATIBLE and int(address) > 1 else None
