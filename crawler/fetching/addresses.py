"""Which addresses a crawler must not connect to unless it was told to.

The networks are those of IANA's special-purpose address registries (IPv4 and IPv6, as of 2025-10-09) that are not
globally reachable, the multicast ranges, and the cloud providers' metadata services. ``ipaddress.is_global`` is not
asked: on Python 3.11 it calls 6to4, NAT64 and IPv4-compatible forms of private addresses global, and all multicast.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

_PRIVATE = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private use",
    "100.64.0.0/10": "shared address space",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link local",
    "172.16.0.0/12": "private use",
    "192.0.0.0/24": "IETF protocol assignments",
    "192.0.2.0/24": "documentation",
    "192.31.196.0/24": "AS112",
    "192.52.193.0/24": "AMT",
    "192.88.99.0/24": "6to4 relay anycast",
    "192.168.0.0/16": "private use",
    "192.175.48.0/24": "AS112",
    "198.18.0.0/15": "benchmarking",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
    "::/128": "unspecified",
    "::1/128": "loopback",
    "64:ff9b:1::/48": "local NAT64",
    "100::/64": "discard only",
    "100:0:0:1::/64": "dummy prefix",
    "2001::/23": "IETF protocol assignments",
    "2001:db8::/32": "documentation",
    "2620:4f:8000::/48": "AS112",
    "3fff::/20": "documentation",
    "5f00::/16": "segment routing",
    "fc00::/7": "unique local",
    "fe80::/10": "link local",
    "fec0::/10": "site local",
    "ff00::/8": "multicast",
}

_METADATA = {
    "169.254.169.254/32": "cloud metadata",  # AWS, Google, Azure, Oracle, DigitalOcean, OpenStack and others
    "169.254.170.2/32": "cloud metadata",  # AWS, container credentials
    "169.254.170.23/32": "cloud metadata",  # AWS, pod identities
    "169.254.42.42/32": "cloud metadata",  # Scaleway
    "169.254.0.23/32": "cloud metadata",  # Tencent
    "100.100.100.200/32": "cloud metadata",  # Alibaba
    "168.63.129.16/32": "cloud metadata",  # Azure
    "192.0.0.192/32": "cloud metadata",  # Oracle
    "fd00:ec2::254/128": "cloud metadata",  # AWS
    "fd00:ec2::23/128": "cloud metadata",  # AWS, pod identities
    "fd20:ce::254/128": "cloud metadata",  # Google
    "fd00:42::42/128": "cloud metadata",  # Scaleway
    "fd00:c1::a9fe:a9fe/128": "cloud metadata",  # Oracle
    "fe80::a9fe:a9fe/128": "cloud metadata",  # OpenStack
}
"""Services that hand a machine's credentials to whoever asks: refused even where private addresses are allowed."""

_Network = IPv4Network | IPv6Network
_Address = IPv4Address | IPv6Address


def _table(networks: dict[str, str]) -> tuple[tuple[_Network, str], ...]:
    return tuple((ip_network(network), name) for network, name in networks.items())


_PRIVATE_NETWORKS = _table(_PRIVATE)
_METADATA_NETWORKS = _table(_METADATA)

# Forms in which an IPv6 address carries an IPv4 one, with the bit where the latter ends.
_EMBEDDINGS = (
    (IPv6Network("::ffff:0:0/96"), 0),  # IPv4-mapped, RFC 4291 §2.5.5.2
    (IPv6Network("::ffff:0:0:0/96"), 0),  # IPv4-translated, RFC 2765 §2.1
    (IPv6Network("::/96"), 0),  # IPv4-compatible, RFC 4291 §2.5.5.1
    (IPv6Network("64:ff9b::/96"), 0),  # NAT64, RFC 6052
    (IPv6Network("64:ff9b:1::/48"), 0),  # local NAT64, RFC 8215
    (IPv6Network("2002::/16"), 80),  # 6to4, RFC 3056
)
_CARRIERS = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
_UNICAST = IPv6Network("2000::/3")  # all that IANA allocates, RFC 4291 §2.4; the rest is reserved
_TEREDO = IPv6Network("2001::/32")
_ISATAP = (0x00005EFE, 0x02005EFE)


_LOCAL_DOMAINS = frozenset({
    "test", "example", "invalid", "localhost", "onion", "alt", "local", "internal", "arpa",
})  # fmt: skip
"""Top-level domains that are never on the public internet: RFC 2606 §2, RFC 6761, 6762, 7686, 9476; ICANN for
``internal``."""


def is_local_name(host: str) -> bool:
    """Whether a host of a URL cannot be on the public internet: by its name or as an address."""
    name = host.strip("[]")
    try:
        return forbidden(name) is not None
    except ValueError:
        labels = name.rstrip(".").lower().split(".")
        return len(labels) == 1 or labels[-1] in _LOCAL_DOMAINS


def forbidden(address: str, *, allow_private: bool = False) -> str | None:
    """Return what kind of address it is when it must not be connected to, else None.

    ``address`` is an IP address as text, without brackets; a zone (``%eth0``) is ignored. With ``allow_private`` only
    the metadata services are refused. An address inside another one (mapped, 6to4, NAT64, Teredo) is judged as well.

    :raises ValueError: when it is no IP address.
    """
    return _kind(ip_address(address.partition("%")[0]), allow_private)


def _kind(ip: _Address, allow_private: bool) -> str | None:
    tables = _METADATA_NETWORKS if allow_private else _METADATA_NETWORKS + _PRIVATE_NETWORKS
    for network, name in tables:
        if ip.version == network.version and ip in network:
            return name
    if isinstance(ip, IPv6Address):
        for inner in _embedded(ip):
            kind = _kind(inner, allow_private)
            if kind is not None:
                return f"{kind}, as {inner} inside {ip}"
        if not allow_private and ip not in _UNICAST and not any(ip in carrier for carrier in _CARRIERS):
            return "reserved"
    return None


def _embedded(ip: IPv6Address) -> list[IPv4Address]:
    value = int(ip)
    found = [IPv4Address(value >> shift & 0xFFFFFFFF) for network, shift in _EMBEDDINGS if ip in network]
    if ip in _TEREDO:  # server, and client with its bits inverted, RFC 4380 §4
        found += [IPv4Address(value >> 64 & 0xFFFFFFFF), IPv4Address(~value & 0xFFFFFFFF)]
    if value >> 32 & 0xFFFFFFFF in _ISATAP:  # RFC 5214 §6.1
        found.append(IPv4Address(value & 0xFFFFFFFF))
    return found
