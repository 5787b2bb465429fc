"""Requests as a family's phone sends them, byte for byte, and what can be read out of the answers."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from tests.bench.talk import Answer, WrongAnswer

_SENT_ALWAYS = (
    "Host: 127.0.0.1\r\n"
    "User-Agent: Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/130.0.6723.103 Mobile Safari/537.36 MicroMessenger/8.0.56\r\n"
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8\r\n"
    "Accept-Language: zh-CN,zh;q=0.9,en;q=0.8\r\n"
)
_COMPRESSED = "Accept-Encoding: gzip, deflate, br\r\n"
_COOKIE = re.compile(rb"(?i)\r\nset-cookie: *station=([^;\r]+)")
_HIDDEN = re.compile(r'<input[^>]*\bname="(csrf_token|key)"[^>]*\bvalue="([^"]*)"')


def get(path: str, session: str = "", *, plain: bool = False) -> bytes:
    """A page is opened. `session`: the value of the session's cookie; `plain`: without compression."""
    return f"GET {path} HTTP/1.1\r\n{_head(session, plain=plain)}\r\n".encode()


def post(path: str, fields: Mapping[str, str], session: str) -> bytes:
    """A form is sent."""
    body = urlencode(fields).encode()
    kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
    return f"POST {path} HTTP/1.1\r\n{_head(session, plain=False)}{kind}\r\n".encode() + body


def session_of(answer: Answer) -> str:
    """The session's cookie that an answer sets. Raises WrongAnswer if it sets none."""
    found = _COOKIE.search(answer.head)
    if not found:
        raise WrongAnswer(f"no cookie in {answer.head!r}")
    return found[1].decode()


def hidden_fields(answer: Answer) -> dict[str, str]:
    """The form's token and key. Raises WrongAnswer if one is missing."""
    fields = dict(_HIDDEN.findall(answer.body.decode()))
    if fields.keys() != {"csrf_token", "key"}:
        raise WrongAnswer(f"no form in {answer.body[:300]!r}")
    return fields


def headers_of(answer: Answer) -> dict[str, str]:
    """The headers that an application gave; what the server adds by itself is left out."""
    pairs = [line.split(": ", 1) for line in answer.head.decode("latin-1").split("\r\n")[1:]]
    return {name: value for name, value in pairs if name.lower() not in {"content-length", "date", "server"}}


def _head(session: str, *, plain: bool) -> str:
    return (
        _SENT_ALWAYS + ("" if plain else _COMPRESSED) + (f"Cookie: station={session}\r\n" if session else "")
    )
