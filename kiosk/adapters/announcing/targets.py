"""Which addresses of the network lie in the open, and which belong to somebody's own house."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

_TRANSLATED = IPv6Network("64:ff9b::/96")
_TUNNELS = ("192.0.0.0/24", "192.88.99.0/24", "::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16")
_OLD_HOUSES = ("fec0::/10",)
_NEVER = tuple(map(ip_network, _TUNNELS + _OLD_HOUSES))
"""Beside what Python calls private: old tunnels and translations, whose inner address could be anything, and
the site-local addresses of old, which it takes for global."""


def is_public(text: str) -> bool:
    """Whether an address (`text`: as numbers) is anybody's to reach: not private, loopback, link-local,
    multicast, reserved or behind a carrier's translation, nor an IPv6 address that only wraps such a one.
    """
    try:
        address = _unwrapped(ip_address(text))
    except ValueError:
        return False
    if any(address in network for network in _NEVER):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _unwrapped(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one leads to, by the system or by the network's own translation."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in _TRANSLATED:
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address
