"""Answers for the outbox: what a keeper's script sent on its own is answered in JSON, never by a page.

The outbox drops an entry only after `"kept": true`. Every other answer says what becomes of it: `off_duty`
and `stale` are for another try, `elsewhere` waits for its own station, `errors` for another look.
"""

from flask import Response, jsonify, request

from kiosk.web.forms import Form
from kiosk.web.sentences import sentence


def wants_json() -> bool:
    """Whether a script asks; a browser that loads a page asks for HTML first."""
    return request.blueprint == "keepers" and request.accept_mimetypes.best == "application/json"


def kept(**facts: object) -> Response:
    """It is on record. `facts`: what the page shows of it."""
    return jsonify(kept=True, **facts)


def refused(form: Form, status: int) -> Response:
    """It is not, and stays so until somebody looks at it: a sentence a field, or one about all of it."""
    return _answer(status, errors=form.errors, sentence=form.sentence)


def sorry(why: str, status: int) -> Response:
    """Not now: it was too large, too often, or there is no room. `why`: a sentence."""
    return _answer(status, sentence=why)


def off_duty(url: str) -> Response:
    """The device has to type the code, or say who holds it; `url`: where."""
    return _answer(401, off_duty=True, sentence=sentence("outbox_off_duty"), url=url)


def elsewhere() -> Response:
    """It was filled in at another station, and goes up once the device is on duty there again."""
    return _answer(409, elsewhere=True, sentence=sentence("outbox_elsewhere"))


def stale() -> Response:
    """The token of the form is of a session that is gone; a page that is opened now has a good one."""
    return _answer(400, stale=True)


def _answer(status: int, **facts: object) -> Response:
    response = jsonify(kept=False, **facts)
    response.status_code = status
    return response
