"""The neighbour of our pages: the least Flask application that sends the same bytes with the same headers."""

import json
from pathlib import Path

from flask import Flask, Response


def keep(folder: Path, pages: dict[str, tuple[dict[str, str], bytes]]) -> None:
    """Writes down what to send: headers and body by path."""
    for nth, (path, (headers, body)) in enumerate(pages.items()):
        (folder / f"{nth}.json").write_text(json.dumps({"path": path, "headers": headers}), "utf-8")
        (folder / f"{nth}.body").write_bytes(body)


def create_app(folder: str) -> Flask:
    """One view a page; everything is in memory before the first request."""
    app = Flask("bare", static_folder=None)
    for description in sorted(Path(folder).glob("*.json")):
        page = json.loads(description.read_text("utf-8"))
        _add(app, page["path"], page["headers"], description.with_suffix(".body").read_bytes())
    return app


def _add(app: Flask, path: str, headers: dict[str, str], body: bytes) -> None:
    app.add_url_rule(path, path, lambda: Response(body, headers=headers))
