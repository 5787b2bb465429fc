"""Boards kept in memory for as long as nothing in the database changes, answered in front of Flask.

At home time many families look at the same board, and every screen at a gate asks every few seconds what
changed. Rendering it, and even dispatching to it, is what it costs; so the whole answer is kept, together
with the database's change mark from before it was made. Any commit by any process moves the mark: at
worst a page is made once too often, never shown too late. What a page depends on beside the database is
in its key and nowhere else.
"""

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from http.client import OK
from typing import TYPE_CHECKING, Any

from flask import Flask
from itsdangerous import BadSignature
from werkzeug.http import parse_cookie
from werkzeug.wrappers import Response

from kiosk.web.language import COOKIE
from kiosk.web.passes import fresh_among, passes_in
from kiosk.web.screen.connected import COOKIE as SCREEN
from kiosk.web.security import cookie_name

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from kiosk.bootstrap import Station

KEPT_AT_MOST = 200
_QUARTER_HOUR_SECONDS = 900
_SAID_AGAIN = frozenset({"ETag", "Cache-Control", "Vary"})
_HEADERS = ("HTTP_HOST", "QUERY_STRING", "HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING", "wsgi.url_scheme")


@dataclass(frozen=True)
class _Kept:
    mark: str
    status: str
    headers: list[tuple[str, str]]
    body: list[bytes]
    etag: str


class KeptPages:
    """A WSGI layer that keeps the answers to GET /, /board/… and /screen/…/now; the oldest are forgotten."""

    def __init__(self, app: Flask, station: "Station") -> None:
        self._next: WSGIApplication = app.wsgi_app
        self._station = station
        self._pages: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._making = threading.Lock()
        language_cookie = cookie_name(station.config, COOKIE)
        sessions: Any = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
        names = (app.config["SESSION_COOKIE_NAME"], language_cookie, cookie_name(station.config, SCREEN))
        self._cookies = lru_cache(maxsize=5000)(partial(_read_cookies, sessions, names))

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET" or not _is_board(environ["PATH_INFO"]):
            return self._next(environ, start_response)
        kept = self._current(self._key(environ), environ)
        if kept.etag and environ.get("HTTP_IF_NONE_MATCH") == kept.etag:
            start_response("304 Not Modified", [pair for pair in kept.headers if pair[0] in _SAID_AGAIN])
            return []
        start_response(kept.status, list(kept.headers))
        return kept.body

    def _current(self, key: Hashable, environ: "WSGIEnvironment") -> _Kept:
        """The page as it is now; whoever finds it out of date makes it, and the others wait for that one."""
        mark = self._station.database.change_mark()
        kept = self._pages.get(key)
        if kept and kept.mark == mark:
            return kept
        with self._making:
            mark = self._station.database.change_mark()
            kept = self._pages.get(key)
            if kept is None or kept.mark != mark:
                kept = self._make(environ, mark)
                self._keep(key, kept)
        return kept

    def _key(self, environ: "WSGIEnvironment") -> Hashable:
        """All that a board depends on; days begin on some quarter of an hour in every time zone."""
        now = self._station.clock()
        language, passes, screen = self._cookies(environ.get("HTTP_COOKIE", ""))
        return (
            environ["PATH_INFO"],
            *(environ.get(header, "") for header in _HEADERS),
            language,
            fresh_among(passes, now),
            screen,
            now.timestamp() // _QUARTER_HOUR_SECONDS,
        )

    def _make(self, environ: "WSGIEnvironment", mark: str) -> _Kept:
        response = Response.from_app(self._next, environ, buffered=True)
        if response.status_code == OK:
            response.add_etag(overwrite=True)
        etag = response.headers.get("ETag", "")
        return _Kept(mark, response.status, list(response.headers), [response.get_data()], etag)

    def _keep(self, key: Hashable, made: _Kept) -> None:
        if not made.etag or any(name == "Set-Cookie" for name, _value in made.headers):
            return
        self._pages[key] = made
        self._pages.move_to_end(key)
        while len(self._pages) > KEPT_AT_MOST:
            self._pages.popitem(last=False)


def _is_board(path: str) -> bool:
    of_a_screen = path.startswith("/screen/") and path.endswith("/now")
    return path == "/" or path.startswith("/board/") or of_a_screen


def _read_cookies(
    sessions: Any, names: tuple[str, str, str], header: str
) -> tuple[str, dict[int, datetime], str]:
    """The chosen language, the passes and the key of a screen in a Cookie header.

    `names`: of the session's cookie, the language's and the screen's.
    """
    cookies = parse_cookie(header)
    session_cookie, language_cookie, screen_cookie = names
    try:
        session = sessions.loads(cookies.get(session_cookie, ""))
    except BadSignature:
        session = {}
    return cookies.get(language_cookie, ""), passes_in(session), cookies.get(screen_cookie, "")
