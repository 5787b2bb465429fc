"""POST /screen/<station_code>/wiped: the screen forgets who touched it, and goes back to its start."""

from flask import redirect, session, url_for
from werkzeug.wrappers import Response

from kiosk.web.audience import ANYONE, audience
from kiosk.web.families.remembered import forget
from kiosk.web.language import forget_language
from kiosk.web.screen import screen
from kiosk.web.screen.touching import connected_here
from kiosk.web.teachers.session import end_session


@screen.post("/screen/<station_code>/wiped")
@audience(ANYONE)
def wiped(station_code: str) -> Response:
    """Nothing stays but that it is a screen: no form's token, no language, no duty, nobody's log-in."""
    station = connected_here(station_code)
    response = redirect(url_for("screen.gate", station_code=station.code), 303)
    session.clear()
    end_session(response)
    forget(response)
    forget_language(response)
    return response
