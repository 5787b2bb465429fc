"""The neighbour of our pages: the least Flask application that sends the same bytes with the same headers."""

import json
from pathlib import Path

from flask import Flask, Response, request


def keep(folder: Path, pages: dict[str, tuple[dict[str, str], bytes]], *, conditional: bool = False) -> None:
    """Writes down what to send: headers and body by path. `conditional`: 304 to whoever knows the mark."""
    for nth, (path, (headers, body)) in enumerate(pages.items()):
        page = {"path": path, "headers": headers, "conditional": conditional}
        (folder / f"{nth}.json").write_text(json.dumps(page), "utf-8")
        (folder / f"{nth}.body").write_bytes(body)


def create_app(folder: str) -> Flask:
    """One view a page; everything is in memory before the first request."""
    app = Flask("bare", static_folder=None)
    for description in sorted(Path(folder).glob("*.json")):
        page = json.loads(description.read_text("utf-8"))
        body = description.with_suffix(".body").read_bytes()
        (_add_conditional if page["conditional"] else _add)(app, page["path"], page["headers"], body)
    return app


def _add(app: Flask, path: str, headers: dict[str, str], body: bytes) -> None:
    app.add_url_rule(path, path, lambda: Response(body, headers=headers))


def _add_conditional(app: Flask, path: str, headers: dict[str, str], body: bytes) -> None:
    app.add_url_rule(path, path, lambda: Response(body, headers=headers).make_conditional(request))
