"""A file that is made while it is sent, to a browser alone or to a script that shows how far it is."""

from collections.abc import Iterator
from itertools import chain

from flask import Response

from kiosk.adapters.spreadsheets.table import Piece

_WATCHED = "application/octet-stream"


def plain(pieces: Iterator[Piece]) -> Iterator[bytes]:
    """The file alone."""
    return (piece for piece in pieces if isinstance(piece, bytes))


def watched(pieces: Iterator[Piece], name: str, rows: int) -> Iterator[bytes]:
    """The file among lines that say how far it is, for static/js/export.js.

    `name N`, `of ROWS`, then `at ROWS` and `file BYTES`, the latter followed by so many bytes of the file;
    without the `end` at last the file is not whole.
    """
    yield f"name {name}\nof {rows}\n".encode()
    for piece in pieces:
        if isinstance(piece, bytes):
            yield b"file %d\n" % len(piece) + piece
        else:
            yield b"at %d\n" % piece
    yield b"end\n"


def handed_over(
    pieces: Iterator[Piece], name: str, mimetype: str, rows: int, *, is_watched: bool
) -> Response:
    """The answer. What fails before its first byte is raised here, and so can still be said on a page."""
    parts = watched(pieces, name, rows) if is_watched else plain(pieces)
    first = list(_first(parts))
    response = Response(chain(first, parts), mimetype=_WATCHED if is_watched else mimetype)
    response.call_on_close(lambda: _let_go(parts, pieces))
    response.headers.set("Content-Disposition", "attachment", filename=name)
    response.headers["X-Accel-Buffering"] = "no"  # or a proxy would hold the lines back
    return response


def _first(parts: Iterator[bytes]) -> Iterator[bytes]:
    for part in parts:
        yield part
        return


def _let_go(*makers: Iterator[Piece]) -> None:
    """Ends what makes the file, also when whoever asked for it left."""
    for maker in makers:
        if close := getattr(maker, "close", None):
            close()
