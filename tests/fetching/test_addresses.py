from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.addresses import forbidden

PRIVATE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.1.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::7f00:1",
    "100::1",
    "2001::1",
    "2001:0:7f00:1::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:0a00:0001::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2001:4860::5efe:7f00:1",
    "2001:4860::200:5efe:a00:1",
    "::8.8.8.8",
    "64:ff9b:1::8.8.8.8",
    "2001:0:808:808::f5ff:fffe",
    "1000::1",
    "4000::1",
    "8000::1",
    "ffff:ffff::1",
]

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.1",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2606:4700::1111",
    "2001:4860:4860::8888",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:0808:0808::1",
    "2001:200::1",
    "2001:4860::5efe:808:808",
    "2a00:1450:4001::1",
    "3ffe:ffff::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_that_is_not_public_is_forbidden(address: str) -> None:
    assert forbidden(address) is not None


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_allowed(address: str) -> None:
    assert forbidden(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "100.100.100.200",
        "fd00:ec2::254",
        "fe80::a9fe:a9fe%eth0",
        "::ffff:169.254.169.254",
        "::169.254.169.254",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::169.254.169.254",
        "2002:a9fe:a9fe::",
        "2001:0:a9fe:a9fe::1",
        "2001:0:808:808::5601:5601",
    ],
)
def test_metadata_services_are_forbidden_even_where_private_addresses_are_allowed(address: str) -> None:
    assert forbidden(address, allow_private=True) is not None


def test_private_addresses_are_allowed_where_the_policy_says_so() -> None:
    assert forbidden("127.0.0.1", allow_private=True) is None


def test_the_message_says_what_is_hidden_inside() -> None:
    assert forbidden("2002:7f00:1::") == "loopback, as 127.0.0.1 inside 2002:7f00:1::"


@given(st.ip_addresses())
def test_what_is_forbidden_where_private_ones_are_allowed_is_forbidden_always(
    address: IPv4Address | IPv6Address,
) -> None:
    if forbidden(str(address), allow_private=True):
        assert forbidden(str(address))


@given(st.ip_addresses(v=4))
def test_what_is_forbidden_is_forbidden_in_every_form_of_ipv6(address: IPv4Address) -> None:
    number = int(address)
    if forbidden(str(address)):
        for form in (0xFFFF << 32, 0x64FF9B << 96, 0x64FF9B0001 << 80, 0):
            assert forbidden(str(IPv6Address(form | number)))
        assert forbidden(str(IPv6Address(0x2002 << 112 | number << 80)))
