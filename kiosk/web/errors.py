"""Every refusal and every mishap as one page with one clear sentence."""

import traceback
from dataclasses import dataclass

import structlog
from flask import Flask, Response, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed, SecurityError

from kiosk.domain.refusals import (
    AbsenceUnknown,
    AccountUnknown,
    AdminsOnly,
    BatchUnknown,
    CalendarUnknown,
    CategoryUnknown,
    ChannelUnknown,
    ClaimUnknown,
    DutyUnknown,
    HolidayUnknown,
    ImportUnknown,
    ItemUnknown,
    KeeperUnknown,
    LayoutUnknown,
    LineUnknown,
    MatchUnknown,
    MoveListUnknown,
    NoRoom,
    NothingServed,
    NoticeUnknown,
    PlaceUnknown,
    ReceiptUnknown,
    RequestUnknown,
    RoundUnknown,
    SeriesUnknown,
    SessionUnknown,
    StationUnknown,
    TooManyTries,
    ZoneUnknown,
)
from kiosk.web.keepers.answers import sorry, stale, wants_json
from kiosk.web.language import speak_without_asking
from kiosk.web.screen.touching import sorry_by_touch

_log = structlog.get_logger()


@dataclass(frozen=True)
class _Page:
    status: int
    title: str
    sentence: str
    desk: bool = False
    """Whether the way on leads a teacher back to the desk, not to the board."""
    picture: str = "ui-unknown"
    """The symbol above the title."""


_NOT_FOUND = _Page(
    404,
    lazy_gettext("This page is not here"),
    lazy_gettext("The address may have a slip in it. The board shows all that is waiting."),
)
_PAGES: dict[int, _Page] = {
    400: _Page(
        400,
        lazy_gettext("That did not arrive well"),
        lazy_gettext("Please go back and send it once more."),
        picture="ui-undo",
    ),
    403: _Page(
        403,
        lazy_gettext("That form came from another site"),
        lazy_gettext("Please open the station's own page and fill it in there."),
        picture="ui-home",
    ),
    404: _NOT_FOUND,
    405: _NOT_FOUND,
    413: _Page(
        413,
        lazy_gettext("That was too large"),
        lazy_gettext("Please go back; what you typed is still there. Choose a smaller photo, at most 20 MB."),
        picture="ui-camera",
    ),
    500: _Page(
        500,
        lazy_gettext("Something broke on our side"),
        lazy_gettext("It is not your fault. Please try once more; if it stays so, tell a teacher."),
        picture="ui-plaster",
    ),
}
_REFUSALS: dict[type[Exception], _Page] = {
    ItemUnknown: _Page(
        404,
        lazy_gettext("We do not know this thing"),
        lazy_gettext("The address may have a slip in it. The board shows all that is waiting."),
    ),
    ReceiptUnknown: _Page(
        404,
        lazy_gettext("We do not know this receipt"),
        lazy_gettext("Please copy the whole address of your receipt, or ask a teacher to look it up."),
    ),
    RequestUnknown: _Page(
        404,
        lazy_gettext("We do not know this request"),
        lazy_gettext("Please copy the whole address of your page, or ask a teacher."),
    ),
    ClaimUnknown: _Page(
        404,
        lazy_gettext("We do not know this claim"),
        lazy_gettext("The address may have a slip in it. The claim log shows all of your school's claims."),
    ),
    NoticeUnknown: _Page(
        404,
        lazy_gettext("We do not know this notice"),
        lazy_gettext("Please copy the whole address of your page, or write a new notice."),
    ),
    MatchUnknown: _Page(
        404,
        lazy_gettext("This thing does not belong to that notice"),
        lazy_gettext("Please open the notice once more and choose there."),
        desk=True,
    ),
    DutyUnknown: _Page(
        404,
        lazy_gettext("We do not know this duty"),
        lazy_gettext("The address may have a slip in it. The duties' page shows all of your school's."),
    ),
    RoundUnknown: _Page(
        404,
        lazy_gettext("We do not know this count"),
        lazy_gettext(
            "The address may have a slip in it. The list of counts shows all of your school's counts."
        ),
    ),
    SeriesUnknown: _Page(
        404,
        lazy_gettext("We do not know this print"),
        lazy_gettext("The address may have a slip in it. The list shows all tags that your school printed."),
        desk=True,
    ),
    LayoutUnknown: _Page(
        404,
        lazy_gettext("We do not know these labels"),
        lazy_gettext("The address may have a slip in it. The page of prints shows all sheets and rolls."),
        desk=True,
    ),
    StationUnknown: _Page(
        404,
        lazy_gettext("We do not know this station"),
        lazy_gettext("The address may have a slip in it. Please choose a station from the list."),
    ),
    KeeperUnknown: _Page(
        404,
        lazy_gettext("We do not know this keeper"),
        lazy_gettext(
            "The address may have a slip in it. The page of the keepers shows all of your school's."
        ),
    ),
    AbsenceUnknown: _Page(
        404,
        lazy_gettext("We do not know this absence"),
        lazy_gettext("The address may have a slip in it. The keeper's own page shows all absences."),
    ),
    HolidayUnknown: _Page(
        404,
        lazy_gettext("We do not know this holiday"),
        lazy_gettext("The address may have a slip in it. The roster shows all holidays of your school."),
    ),
    CalendarUnknown: _Page(
        404,
        lazy_gettext("This calendar link leads nowhere any more"),
        lazy_gettext("A teacher may have made a new one. Please copy the new link from the roster."),
    ),
    NothingServed: _Page(
        404,
        lazy_gettext("No certificate yet"),
        lazy_gettext("Nobody is thanked before the first duty. Once a duty was served, it can be printed."),
    ),
    LineUnknown: _Page(
        404,
        lazy_gettext("This is not on today's list"),
        lazy_gettext("Please open the list once more and tap the picture there."),
    ),
    MoveListUnknown: _Page(
        404,
        lazy_gettext("There is no move list here"),
        lazy_gettext("It is made on the duty itself. Please look at the duties of your school."),
    ),
    ImportUnknown: _Page(
        404,
        lazy_gettext("We do not know this import"),
        lazy_gettext("The address may have a slip in it. What was imported is on the board or in the store."),
        desk=True,
    ),
    BatchUnknown: _Page(
        404,
        lazy_gettext("We do not know this batch"),
        lazy_gettext("The address may have a slip in it. All that moved on stands in the list."),
    ),
    AccountUnknown: _Page(
        404,
        lazy_gettext("We do not know this account"),
        lazy_gettext("The address may have a slip in it. The list shows all accounts of your school."),
        desk=True,
    ),
    SessionUnknown: _Page(
        404,
        lazy_gettext("This is not one of your sign-ins"),
        lazy_gettext("Your own page shows where you are signed in."),
        desk=True,
    ),
    ZoneUnknown: _Page(
        404,
        lazy_gettext("We do not know this zone"),
        lazy_gettext("The address may have a slip in it. The page of the station shows all its zones."),
        desk=True,
    ),
    CategoryUnknown: _Page(
        404,
        lazy_gettext("We do not know this kind of thing"),
        lazy_gettext("The address may have a slip in it. The list shows all kinds of your school."),
        desk=True,
    ),
    PlaceUnknown: _Page(
        404,
        lazy_gettext("We do not know this place"),
        lazy_gettext("The address may have a slip in it. The list shows all places of your school."),
        desk=True,
    ),
    ChannelUnknown: _Page(
        404,
        lazy_gettext("We do not know this channel"),
        lazy_gettext("The address may have a slip in it. The list shows all channels of your school."),
        desk=True,
    ),
    AdminsOnly: _Page(
        403,
        lazy_gettext("This page belongs to the school office"),
        lazy_gettext(
            "Your account opens everything a teacher needs; this page is looked after by the office."
        ),
        desk=True,
        picture="ui-lock",
    ),
    TooManyTries: _Page(
        429,
        lazy_gettext("A short rest, please"),
        lazy_gettext("That was tried too often. Please wait a few minutes, then try again."),
        picture="ui-clock",
    ),
}
_FULL = _Page(
    507,
    lazy_gettext("There is no room left"),
    lazy_gettext("The station's disk is full, so this could not be kept. Please tell a teacher."),
    picture="ui-full",
)


def comfort(app: Flask) -> None:
    """Gives the app a page for everything that can go wrong."""
    app.register_error_handler(CSRFError, _token_missing)
    app.register_error_handler(NoRoom, _no_room)
    app.register_error_handler(SecurityError, _strange_host)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _mishap)
    for refusal, page in _REFUSALS.items():
        app.register_error_handler(refusal, lambda error, page=page: _shown(page))


def comforts() -> list[_Page]:
    """The pages that anybody may meet, each once: for those who look after how they look."""
    pages = [page for status, page in _PAGES.items() if status != MethodNotAllowed.code]
    return [*pages, _REFUSALS[TooManyTries], _FULL]


def _http(error: HTTPException) -> Response | HTTPException:
    if error.code is not None and error.code < 400:
        return error
    status = error.code or 500
    response = make_response(_shown(_PAGES.get(status) or _PAGES[400 if status < 500 else 500]))
    response.status_code = status
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            response.headers[name] = value
    return response


def _strange_host(error: SecurityError) -> Response:
    """A host name that is not ours: none of our pages can be shown, for their links would need a host."""
    words = _("This is not the station's address. Please open the address on the poster.")
    return Response(f"{words}\n", 400, mimetype="text/plain")


def _mishap(error: Exception) -> Response | tuple[str, int]:
    """What an exception says may quote what somebody typed; so the log says its kind and where it arose."""
    steps = traceback.extract_tb(error.__traceback__)
    speak_without_asking()
    _log.error(
        "mishap",
        endpoint=request.endpoint,
        kind=type(error).__name__,
        where=[f"{step.filename}:{step.lineno} {step.name}" for step in steps],
    )
    return _shown(_PAGES[InternalServerError.code])


def _token_missing(error: CSRFError) -> Response | tuple[str, int]:
    """The form waited too long, or its cookie went missing: what was typed comes back with a fresh token.

    Only a family's and a keeper's form is offered again. A staff form could have been written by
    somebody else, and one press would send it.
    """
    if wants_json():
        return stale()
    waited = _("It waited too long. Go back, reload it, and send it again.")
    return _form_again(
        400,
        _("This page waited too long, or your browser did not keep its cookie."),
        _Page(400, _("Please open this page anew"), waited, picture="ui-clock"),
    )


def _no_room(error: NoRoom) -> Response | tuple[str, int]:
    """The disk is full. What was acknowledged stays; this form can be sent again once there is room."""
    speak_without_asking()
    _log.error("no room", endpoint=request.endpoint)
    return _form_again(_FULL.status, _FULL.sentence, _FULL)


def _form_again(status: int, sentence: str, otherwise: _Page) -> Response | tuple[str, int]:
    """What a family typed, to be sent again with one press; for every other face the page `otherwise`."""
    kept = [(name, value) for name, value in request.form.items() if name != "csrf_token"]
    if request.blueprint != "families" or not kept:
        return _shown(otherwise)
    body = render_template("errors/form_again.html", sentence=sentence, action=request.path, fields=kept)
    return body, status


def _shown(page: _Page) -> Response | tuple[str, int]:
    if wants_json():
        return sorry(str(page.sentence), page.status)
    at_screen = _at_screen(page) if request.blueprint == "screen" else None
    if at_screen:
        return at_screen, page.status
    body = render_template(
        "errors/page.html",
        title=page.title,
        sentence=page.sentence,
        picture=page.picture,
        action_url=url_for("teachers.desk" if page.desk else "families.stations"),
        action_label=_("To the desk") if page.desk else _("To the board"),
    )
    return body, page.status


def _at_screen(page: _Page) -> str | None:
    """The same on a screen at the gate, from where no link leads away; None for everybody else's browser.

    Where something broke nothing more is asked of the database, not even whose browser it is.
    """
    if page.status < InternalServerError.code:
        return sorry_by_touch(page.title, page.sentence)
    code = (request.view_args or {}).get("station_code")
    if code is None:
        return None
    start = url_for("screen.gate", station_code=code)
    return render_template(
        "screen/mishap.html", title=page.title, sentence=page.sentence, picture=page.picture, start_url=start
    )
