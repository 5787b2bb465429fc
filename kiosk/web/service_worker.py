"""A service worker as a response: the script that opens pages where there is no network."""

from functools import cache

from flask import Response

from kiosk import paths


def service_worker(script: str, above: str) -> Response:
    """A script of static/js/, which may have its say over all addresses that begin so.

    Browsers ask for it anew at every start, for an old one would keep old pages.
    """
    response = Response(_body(script), mimetype="text/javascript")
    response.headers["Service-Worker-Allowed"] = above
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response


@cache
def _body(script: str) -> bytes:
    return (paths.folder("static") / "js" / script).read_bytes()
