"""GET /keeper/worker.js: the service worker, which opens the keepers' pages where there is no network."""

from flask import Response

from kiosk.web.audience import ANYONE, audience
from kiosk.web.keepers import keepers
from kiosk.web.service_worker import service_worker


@keepers.get("/keeper/worker.js")
@audience(ANYONE)
def worker() -> Response:
    """The script, at an address above which it has no say."""
    return service_worker("worker.js", "/keeper/")
