"""Stands before every connection of a process: what is not public is not connected to.

The look is at the very address that is connected to, when it is connected to. So it does not matter how a
host was named, whether a name means something else than a moment ago, or who sent us on from where.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kiosk.adapters.announcing.targets import is_public

_OF_THE_NETWORK = (socket.AF_INET, socket.AF_INET6)


@dataclass
class Watch:
    """What was seen. `refused`: something private was asked for; `connected`: something was reached."""

    refused: bool = False
    connected: bool = False


class PrivateTarget(OSError):
    """A connection to this machine or into a private network, which is not allowed."""


@contextmanager
def guarded(*, private: bool) -> Iterator[Watch]:
    """Guards every connection of this process. `private`: whether private addresses are allowed."""
    watch = Watch()
    connect, connect_ex, sendto = socket.socket.connect, socket.socket.connect_ex, socket.socket.sendto

    def looked_at(own: socket.socket, address: Any) -> Any:
        place = _place(own, address)
        if own.family not in _OF_THE_NETWORK or not (private or is_public(place[0])):
            watch.refused = True
            raise PrivateTarget
        return place

    def connecting(own: socket.socket, address: Any) -> None:
        connect(own, looked_at(own, address))
        watch.connected = True

    def connecting_ex(own: socket.socket, address: Any) -> int:
        fault = connect_ex(own, looked_at(own, address))
        watch.connected |= not fault
        return fault

    def sending(own: socket.socket, *_: Any) -> int:
        watch.refused = True
        raise PrivateTarget

    _put(connecting, connecting_ex, sending)
    try:
        yield watch
    finally:
        _put(connect, connect_ex, sendto)


def _place(own: socket.socket, address: Any) -> Any:
    """The address as numbers, so that what is looked at and what is connected to are one."""
    if own.family not in _OF_THE_NETWORK:
        return ("",)
    return socket.getaddrinfo(address[0], address[1], own.family, own.type)[0][4]


def _put(connect: Any, connect_ex: Any, sendto: Any) -> None:
    socket.socket.connect = connect  # type: ignore[method-assign]
    socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]
    socket.socket.sendto = sendto  # type: ignore[method-assign]
