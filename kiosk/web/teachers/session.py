"""A teacher's session: a random token in a cookie of its own; whose it is, the server alone knows."""

from contextlib import suppress

from flask import g, request
from werkzeug.wrappers import Response

from kiosk.adapters.chance import new_token
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import NoRoom
from kiosk.queries.staff_sessions import StaffSeen, staff_by_digest
from kiosk.services.signing_in import SEEN_EVERY, Opening, note_seen, sign_out
from kiosk.web.device_words import device_in_words
from kiosk.web.here import current_station, now
from kiosk.web.security import cookie_name


def signed_in() -> StaffSeen | None:
    """Who this browser is signed in as; looked up on the server at every request."""
    if "staff" not in g:
        g.staff = None
        if token := request.cookies.get(_cookie()):
            with current_station().database.read() as connection:
                g.staff = staff_by_digest(connection, digest_of(token), now())
    found: StaffSeen | None = g.staff
    return found


def current_staff() -> StaffSeen:
    """The teacher whom a teacher's page is shown to; the door let nobody else in."""
    staff = signed_in()
    if staff is None:
        raise LookupError("a teacher's page without its door")
    return staff


def fresh_token() -> str:
    """The token of a session to be; never the one that a browser brought along."""
    return new_token()


def opening_of(token: str) -> Opening:
    """A session to be, in this browser."""
    return Opening(digest_of(token), device_in_words(request.user_agent.string))


def note_use(staff: StaffSeen) -> None:
    """Writes down that the session is in use; once a minute is enough, and a full disk no reason to stop."""
    moment = now()
    if staff.last_seen_at is None or moment - staff.last_seen_at >= SEEN_EVERY:
        with suppress(NoRoom):
            note_seen(current_station().database, staff.session_id, moment)


def hand_over(response: Response, token: str) -> None:
    """Gives the browser its token, until it is closed."""
    config = current_station().config
    response.set_cookie(_cookie(), token, secure=config.is_secure, httponly=True, samesite="Lax")


def end_session(response: Response) -> None:
    """Ends the session that this browser carries, wherever its cookie was copied to."""
    if token := request.cookies.get(_cookie()):
        sign_out(current_station().database, digest_of(token))
    config = current_station().config
    response.delete_cookie(_cookie(), secure=config.is_secure, httponly=True, samesite="Lax")


def is_offered() -> bool:
    """Whether passwords may travel here: over TLS, or not at all beyond this machine."""
    config = current_station().config
    return config.is_secure or config.is_loopback


def _cookie() -> str:
    return cookie_name(current_station().config, "staff")
