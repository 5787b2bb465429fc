"""Style sheets, scripts and pictures of our own: read once, named by content, kept by browsers for a year."""

import hashlib
import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path

from flask import Flask, Response, abort, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from kiosk import paths
from kiosk.web.audience import ANYONE, audience

FACES = ("families", "keepers", "teachers", "screen")
_SHEETS = ("tokens", "parts")
_IMPORT = re.compile(rb'(?<=from "\./)[\w]+\.js(?=")|(?<=^import "\./)[\w]+\.js(?=")', re.MULTILINE)
_REMARK = re.compile(rb"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(rb"\s*\n\s*")
_FOREVER = "public, max-age=31536000, immutable"
_SHORTLY = "public, max-age=300"


class Assets:
    """All static files by name, in memory; a face's style sheet is tokens, parts and its own, joined."""

    def __init__(self, folder: Path) -> None:
        files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in _files(folder)}
        for face in FACES:
            parts = [_without_remarks(files[f"css/{sheet}.css"]) for sheet in (*_SHEETS, face)]
            files[f"css/{face}.css"] = b"\n".join(parts)
        self._files = files
        self._addresses: dict[str, str] = {}
        self._marks: dict[str, str] = {}
        for name in list(files):
            self._mark(name)

    def address(self, name: str) -> str:
        """The address of a file, which changes when its content does."""
        if name not in self._addresses:
            self._addresses[name] = url_for("assets.file", name=name, v=self._marks[name])
        return self._addresses[name]

    def _mark(self, name: str) -> str:
        """The mark of a file's content. A script names the scripts it imports by theirs, so a page never
        runs a new one beside an old one. A script that is not there, or two that need each other: KeyError.
        """
        if name not in self._marks:
            body = self._files.pop(name)
            self._files[name] = _IMPORT.sub(self._with_mark, body) if name.endswith(".js") else body
            self._marks[name] = hashlib.sha256(self._files[name]).hexdigest()[:10]
        return self._marks[name]

    def _with_mark(self, imported: re.Match[bytes]) -> bytes:
        return imported[0] + b"?v=" + self._mark(f"js/{imported[0].decode()}").encode()

    @audience(ANYONE)
    def answer(self, name: str) -> AnyResponse:
        """The file as a response."""
        if name not in self._files:
            abort(404)
        response = Response(self._files[name], mimetype=mimetypes.guess_type(name)[0])
        current = request.args.get("v") == self._marks[name]
        response.headers["Cache-Control"] = _FOREVER if current else _SHORTLY
        response.set_etag(self._marks[name])
        return response.make_conditional(request)


def serve(app: Flask) -> None:
    """Gives the app its static files, and templates the word `asset`."""
    assets = Assets(paths.folder("static"))
    app.add_url_rule("/static/<path:name>", "assets.file", assets.answer)
    app.context_processor(lambda: {"asset": assets.address})


def _without_remarks(sheet: bytes) -> bytes:
    """A style sheet as phones need it: no remarks, no indents. A sixth less travels before a page shows."""
    return _INDENT.sub(b"\n", _REMARK.sub(b"", sheet)).strip()


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
