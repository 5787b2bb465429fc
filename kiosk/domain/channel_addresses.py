"""The secret address of a channel: as a service gives it, as it is kept, and what may be shown of it."""

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlsplit

from kiosk.domain.refusals import FormRefused

ADDRESS_AT_MOST = 1000
FIXED = frozenset(
    {"dingtalk", "feishu", "gchat", "lark", "line", "pushplus", "schan", "wecombot", "wxpusher", "zulip"}
)
"""Services that live at one address of their own."""
MAIL = frozenset({"mailto", "mailtos"})
_EITHER_WAY = ("bark", "gotify", "json", "nctalk", "ntfy", "pushdeer", "rocket", "synology")
HOSTED = MAIL | {name + ending for name in _EITHER_WAY for ending in ("", "s")}
"""Services whose address names a machine: over HTTP, over HTTPS, or a mail server."""
SERVICES = FIXED | HOSTED

_SCHEME = re.compile(r"([a-z0-9]{1,32})://\S*", re.IGNORECASE)
_READS_FILES = ("attach", "config", "file", "pgp", "template")
_HOOKS = {"open.feishu.cn": "feishu", "open.larksuite.com": "lark"}
_SHOWN, _LONG_ENOUGH = 4, 12


def kept_address(given: str) -> str:
    """The address as Apprise reads it, from that or from what a robot of a group gives.

    Raises FormRefused for the field `address`.
    """
    given = given.strip()
    if not given:
        raise FormRefused({"address": "channel_address_missing"})
    if len(given) > ADDRESS_AT_MOST or not _SCHEME.fullmatch(given) or not given.isprintable():
        raise FormRefused({"address": "channel_address_unreadable"})
    address = _robot(given) or given
    if scheme_of(address) not in SERVICES:
        raise FormRefused({"address": "channel_service_unknown"})
    if _reads_a_file(address):
        raise FormRefused({"address": "channel_reads_file"})
    return address


def scheme_of(address: str) -> str:
    """What stands before `://`, in lower case."""
    return address.partition("://")[0].lower()


def shown_of(address: str) -> tuple[str, str]:
    """The service, and the last four signs of what names the channel; none where that would tell too much."""
    scheme, _, rest = address.partition("://")
    tail = rest.partition("?")[0].rstrip("/")
    tail = tail.rpartition("@")[2] if scheme.lower() in MAIL else tail
    return scheme.lower(), tail[-_SHOWN:] if len(tail) >= _LONG_ENOUGH else ""


def _robot(given: str) -> str | None:
    """The address of a robot whose web address was pasted."""
    parts = _split(given)
    asked = dict(parse_qsl(parts.query))
    if parts.hostname == "qyapi.weixin.qq.com" and asked.get("key"):
        return f"wecombot://{quote(asked['key'], safe='')}"
    if parts.hostname == "oapi.dingtalk.com" and asked.get("access_token"):
        secret = quote(asked.get("secret", ""), safe="")
        return f"dingtalk://{secret}{'@' if secret else ''}{quote(asked['access_token'], safe='')}"
    hook = parts.path.rstrip("/").rpartition("/")
    if parts.hostname in _HOOKS and hook[0].endswith("/bot/v2/hook") and hook[2]:
        return f"{_HOOKS[parts.hostname]}://{quote(hook[2], safe='')}"
    return None


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as fault:
        raise FormRefused({"address": "channel_address_unreadable"}) from fault
    return parts


def _reads_a_file(address: str) -> bool:
    """Whether an argument could make the sender open a file, or fetch one, of this machine."""
    names = [name.lower() for name, _ in parse_qsl(_split(address).query, keep_blank_values=True)]
    return any(word in name for name in names for word in _READS_FILES)
