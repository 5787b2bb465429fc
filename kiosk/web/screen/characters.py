"""GET /screen/characters.json: which characters a pinyin syllable may stand for, to write a name with."""

import json
from functools import cache

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from kiosk.domain.name_writing import characters_by_syllable
from kiosk.web.audience import ANYONE, audience
from kiosk.web.screen import screen


@screen.get("/screen/characters.json")
@audience(ANYONE)
def characters() -> AnyResponse:
    """The same for everybody; a browser that has it is told so."""
    response = Response(_table(), mimetype="application/json")
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response.make_conditional(request)


@cache
def _table() -> bytes:
    return json.dumps(characters_by_syllable(), ensure_ascii=False, separators=(",", ":")).encode()
