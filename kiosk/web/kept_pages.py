"""Rendered pages kept in memory for as long as nothing in the database changes.

At home time many families look at the same board. Rendering is what a page costs, so a page is made
once, compressed once, and kept together with the database's change mark from before it was made; any
commit by any process moves the mark. At worst a page is made once too often, never shown too late.
"""

import gzip
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Response, current_app, request

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

EXTENSION = "kept-pages"
KEPT_AT_MOST = 200


@dataclass(frozen=True)
class _Kept:
    mark: str
    plain: bytes
    compressed: bytes


class KeptPages:
    """Pages by key, the least used forgotten first."""

    def __init__(self, database: "Database") -> None:
        self._database = database
        self._pages: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def answer(self, key: Hashable, make: Callable[[], str]) -> Response:
        """The page of that key, made anew if anything changed; the key must hold all that `make` looks at."""
        mark = self._database.change_mark()
        with self._lock:
            kept = self._pages.get(key)
        if kept is None or kept.mark != mark:
            kept = self._keep(key, mark, make().encode())
        if request.accept_encodings["gzip"] <= 0:
            return _page(kept.plain)
        response = _page(kept.compressed)
        response.headers["Content-Encoding"] = "gzip"
        return response

    def _keep(self, key: Hashable, mark: str, plain: bytes) -> _Kept:
        kept = _Kept(mark, plain, gzip.compress(plain, 6, mtime=0))
        with self._lock:
            self._pages[key] = kept
            self._pages.move_to_end(key)
            while len(self._pages) > KEPT_AT_MOST:
                self._pages.popitem(last=False)
        return kept


def kept_pages() -> KeptPages:
    """The pages that this process keeps."""
    pages: KeptPages = current_app.extensions[EXTENSION]
    return pages


def _page(body: bytes) -> Response:
    response = Response(body, mimetype="text/html")
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Vary"] = "Accept-Encoding, Accept-Language, Cookie"
    return response
