"""GET /screen/worker.js: the service worker, which opens a screen where there is no network."""

from flask import Response

from kiosk.web.audience import ANYONE, audience
from kiosk.web.screen import screen
from kiosk.web.service_worker import service_worker


@screen.get("/screen/worker.js")
@audience(ANYONE)
def worker() -> Response:
    """The script, at an address above which it has no say."""
    return service_worker("screen_worker.js", "/screen/")
