"""No mishap stays on a screen at the gate: nobody there has a key with which to open its page anew."""

from flask import Response, request, url_for

from kiosk.web.screen import screen

AFTER_SECONDS = 60
_WENT_WRONG = 400


@screen.after_request
def come_back(response: Response) -> Response:
    """A page that says what went wrong leads to the screen's start by itself, where all may be well again."""
    code = (request.view_args or {}).get("station_code")
    if code and response.status_code >= _WENT_WRONG:
        start = url_for("screen.gate", station_code=code)
        response.headers["Refresh"] = f"{AFTER_SECONDS};url={start}"
    return response
