"""Which addresses of the network lie in the open, and which belong to somebody's own house."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_COMPATIBLE, _TRANSLATED = IPv6Network("::/96"), IPv6Network("64:ff9b::/96")


def is_public(text: str) -> bool:
    """Whether an address (`text`: as numbers) is anybody's to reach: not private, loopback, link-local,
    multicast, reserved or behind a carrier's translation, nor an IPv6 address that only wraps such a one.
    """
    try:
        address = ip_address(text)
    except ValueError:
        return False
    return all(_is_open(each) for each in (address, *_wrapped(address)))


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    # Python calls an IPv4 address inside an IPv6 one by the outer kind; `_wrapped` looks at the inner one.
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _wrapped(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    if isinstance(address, IPv4Address):
        return []
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _COMPATIBLE or address in _TRANSLATED:
        inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in inner if each is not None]
