"""GET /keeper/worker.js: the service worker, which opens the keepers' pages where there is no network."""

from functools import cache

from flask import Response

from kiosk import paths
from kiosk.web.audience import ANYONE, audience
from kiosk.web.keepers import keepers


@keepers.get("/keeper/worker.js")
@audience(ANYONE)
def worker() -> Response:
    """The script, at an address above which it has no say; browsers ask for it anew at every start."""
    response = Response(_script(), mimetype="text/javascript")
    response.headers["Service-Worker-Allowed"] = "/keeper/"
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response


@cache
def _script() -> bytes:
    return (paths.folder("static") / "js" / "worker.js").read_bytes()
