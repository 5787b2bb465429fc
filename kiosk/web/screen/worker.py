"""GET /screen/worker.js: the service worker, which opens a screen where there is no network."""

from functools import cache

from flask import Response

from kiosk import paths
from kiosk.web.audience import ANYONE, audience
from kiosk.web.screen import screen


@screen.get("/screen/worker.js")
@audience(ANYONE)
def worker() -> Response:
    """The script, at an address above which it has no say; browsers ask for it anew at every start."""
    response = Response(_script(), mimetype="text/javascript")
    response.headers["Service-Worker-Allowed"] = "/screen/"
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response


@cache
def _script() -> bytes:
    return (paths.folder("static") / "js" / "screen_worker.js").read_bytes()
