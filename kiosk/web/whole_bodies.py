"""Reads what a phone sends to its end, even when the answer is known before.

A photo that is too large, or comes after the duty was closed, is refused at its first bytes. If the
server then closed the connection, a browser still busy sending would show "connection reset" and
never our sentence.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kiosk.web.security import UPLOAD_AT_MOST

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_PIECE_BYTES = 64 * 1024
_SENDING = frozenset({"POST", "PUT", "PATCH"})


class WholeBodies:
    """A WSGI layer that answers once the body was sent, or more of it than any page takes."""

    def __init__(self, app: "WSGIApplication") -> None:
        self._app = app

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        answer = self._app(environ, start_response)
        if environ["REQUEST_METHOD"] in _SENDING:
            _read_on(environ)
        return answer


def _read_on(environ: "WSGIEnvironment") -> None:
    left = UPLOAD_AT_MOST
    while left > 0 and (piece := environ["wsgi.input"].read(_PIECE_BYTES)):
        left -= len(piece)
