"""What the process beside the station does with one order: look at an address, or send to it.

Apprise is known here alone: it takes 46 MB and a third of a second, for a few messages a day.
"""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import apprise
from requests.adapters import HTTPAdapter

from kiosk.adapters.announcing.faults import PRIVATE, REFUSED, SILENT, UNREACHED, UNREADABLE
from kiosk.adapters.announcing.guard import Watch, guarded
from kiosk.adapters.announcing.targets import is_public
from kiosk.domain.channel_addresses import FIXED, MAIL, SERVICES, scheme_of

_SECONDS = 4.0
_SAYS_CODE = frozenset({"feishu", "lark"})


@dataclass(frozen=True)
class Order:
    """`address`: as Apprise reads it; `title`, `body`: what to say, None for a look only."""

    address: str
    title: str | None
    body: str | None
    private: bool


def carried_out(order: Order) -> str:
    """Does it; returns a key for what went wrong, empty if nothing did."""
    plugin = _plugin(order.address)
    if plugin is None:
        return UNREADABLE
    with guarded(private=order.private) as watch, _judging(scheme_of(order.address)) as answers:
        if order.body is None:
            return PRIVATE if not order.private and _names_a_private_host(plugin, order.address) else ""
        if plugin.notify(title=order.title or "", body=order.body):
            return ""
    return _fault(watch, answers, scheme_of(order.address))


def _plugin(address: str) -> Any:
    """The sender for an address, with nothing of its own from this machine's disk and following nobody on."""
    if scheme_of(address) not in SERVICES:
        return None
    asset = apprise.AppriseAsset(http_redirects=False, plugin_paths=[], secure_logging=True)
    plugin = apprise.Apprise.instantiate(address, asset=asset)
    if plugin is None:
        return None
    plugin.redirects = False
    plugin.socket_connect_timeout = plugin.socket_read_timeout = _SECONDS
    return plugin


def _names_a_private_host(plugin: Any, address: str) -> bool:
    """Whether a host that is named in the address is, today, one that is not public; unknown ones are not."""
    if scheme_of(address) in FIXED:
        return False
    host = (getattr(plugin, "smtp_host", None) if scheme_of(address) in MAIL else None) or plugin.host
    with suppress(OSError, UnicodeError):
        found = socket.getaddrinfo(str(host).strip("[]"), None)
        return not all(is_public(str(place[4][0])) for place in found)
    return False


@contextmanager
def _judging(scheme: str) -> Iterator[list[bool]]:
    """Hears every answer over HTTP. A robot says "200 OK" also to what it refuses, and why in its JSON."""
    answers: list[bool] = []
    real = HTTPAdapter.send

    def send(self: HTTPAdapter, *given: Any, **how: Any) -> Any:
        response = real(self, *given, **how)
        if says_no(response.content, scheme):
            response.status_code = 400
        answers.append(response.ok)
        return response

    HTTPAdapter.send = send  # type: ignore[method-assign]
    try:
        yield answers
    finally:
        HTTPAdapter.send = real  # type: ignore[method-assign]


def says_no(content: bytes, scheme: str) -> bool:
    """Whether a robot's answer is a refusal: `errcode` of WeCom and DingTalk, `code` of Feishu and Lark."""
    try:
        said = json.loads(content)
    except ValueError:
        return False
    if not isinstance(said, dict):
        return False
    return bool(said.get("errcode") or (scheme in _SAYS_CODE and said.get("code")))


def _fault(watch: Watch, answers: list[bool], scheme: str) -> str:
    if answers:
        return REFUSED
    if watch.connected:
        return REFUSED if scheme in MAIL else SILENT
    return PRIVATE if watch.refused else UNREACHED
