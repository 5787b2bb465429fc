"""GET /healthz and /readyz: is the process alive, and can it serve?"""

from flask import Blueprint, Response

from kiosk.web.audience import ANYONE, audience
from kiosk.web.here import current_station

blueprint = Blueprint("operator", __name__)


@blueprint.get("/healthz")
@audience(ANYONE)
def healthz() -> Response:
    """The process answers."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
@audience(ANYONE)
def readyz() -> Response:
    """The database answers and has the schema of this version; 503 otherwise."""
    ready = current_station().is_ready()
    return Response("ready\n" if ready else "not ready\n", 200 if ready else 503, mimetype="text/plain")
