"""The door before every teacher's page, and the way back to the page that was asked for."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import current_app, redirect, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from kiosk.domain.refusals import AdminsOnly
from kiosk.web.audience import is_for_admins, is_for_anyone
from kiosk.web.language import speak_for
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import is_offered, note_use, signed_in

DESK = "teachers.desk"


@teachers.before_request
def _open_for_staff() -> Response | None:
    view = current_app.view_functions[request.endpoint or ""]
    if is_for_anyone(view):
        return None
    if is_offered() and (staff := signed_in()):
        speak_for(school_id=staff.school_id)
        if is_for_admins(view) and not staff.is_admin:
            raise AdminsOnly
        note_use(staff)
        return None
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("teachers.sign_in", next=wanted), 303)


def own_page(address: str) -> str:
    """The teacher's page that an address means, written anew by us; the desk for anything else.

    Nothing of the address is handed on unread, so it cannot lead to another site.
    """
    adapter = current_app.create_url_adapter(request)
    if adapter is None:
        return url_for(DESK)
    try:
        parts = urlsplit(address)
        endpoint, arguments = adapter.match(parts.path, method="GET")
    except (ValueError, HTTPException, RequestRedirect):
        return url_for(DESK)
    if parts.scheme or parts.netloc:
        return url_for(DESK)
    if not endpoint.startswith("teachers.") or is_for_anyone(current_app.view_functions[endpoint]):
        return url_for(DESK)
    query = urlencode(parse_qsl(parts.query))
    return url_for(endpoint, **arguments) + (f"?{query}" if query else "")
