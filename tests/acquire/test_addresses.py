import socket
from ipaddress import ip_address
from threading import Event

import pytest

from ingest.acquire import addresses
from ingest.acquire.addresses import BarredError, nearby, public, resolve


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.8.8.8", "loopback"),
        ("0.0.0.0", "loopback"),  # noqa: S104 - this host, as an address to connect to
        ("10.1.2.3", "private"),
        ("172.31.255.255", "private"),
        ("192.168.0.1", "private"),
        ("100.64.0.1", "carrier"),
        ("169.254.169.254", "link-local"),
        ("168.63.129.16", "metadata"),
        ("192.0.0.192", "reserved"),
        ("198.18.0.1", "reserved"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "reserved"),
        ("::", "loopback"),
        ("::1", "loopback"),
        ("fe80::1", "link-local"),
        ("fd00:ec2::254", "private"),
        ("ff02::1", "multicast"),
        ("2001:db8::1", "reserved"),
        ("100::1", "reserved"),
        ("::ffff:127.0.0.1", "loopback"),  # mapped
        ("::127.0.0.1", "loopback"),  # compatible
        ("2002:7f00:1::", "loopback"),  # 6to4
        ("64:ff9b::169.254.169.254", "link-local"),  # NAT64
        ("64:ff9b:1::1", "reserved"),
        ("2001:0:4136:e378:8000:63bf:80ff:fffe", "loopback"),  # Teredo for 127.0.0.1
    ],
)
def test_an_address_inside_a_network_is_barred_in_whatever_form(address, kind):
    assert kind in public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "172.32.0.1", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_an_address_of_the_public_internet_is_not_barred(address):
    assert public(ip_address(address)) is None


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1"])
def test_tests_may_reach_this_machine(address):
    assert nearby(ip_address(address)) is None


@pytest.mark.parametrize("address", ["169.254.169.254", "168.63.129.16", "fd00:ec2::254", "224.0.0.1"])
def test_even_tests_reach_no_metadata(address):
    assert nearby(ip_address(address)) is not None


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "017700000001", "127.1", "localhost"])
def test_a_number_or_a_name_for_this_machine_is_seen_through(host):
    with pytest.raises(BarredError, match="loopback"):
        resolve(host, 80, public, seconds=5)


def test_a_name_that_leads_to_the_internet_and_into_a_network_is_trusted_with_neither(monkeypatch):
    found = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(BarredError, match=r"two\.test is 10\.0\.0\.1, a private address"):
        addresses.resolve("two.test", 80, public, seconds=5)


def test_a_name_that_no_server_answers_for_is_given_up_in_time(monkeypatch):
    answered = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answered.wait(60))
    with pytest.raises(TimeoutError, match=r"slow\.test is not looked up in time"):
        addresses.resolve("slow.test", 80, public, seconds=0.01)
    answered.set()
