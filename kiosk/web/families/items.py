"""GET /items/<ref> and POST /items/<ref>/claim: recognise a thing, and register it."""

from flask import make_response, redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.item_life import State
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen, zones_of
from kiosk.queries.things import Thing
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families import families
from kiosk.web.families.claim_form import asked, fresh_form, typed_claimant
from kiosk.web.families.found import found
from kiosk.web.families.kind import kind_page
from kiosk.web.families.reading import at_the_station_only, form_alone, may_read
from kiosk.web.families.registering import NotRegistered, registered
from kiosk.web.families.remembered import remember_if_asked
from kiosk.web.families.shown import page, portrait_of
from kiosk.web.forms import Form
from kiosk.web.here import current_station, today
from kiosk.web.language import at_page
from kiosk.web.passes import is_here, passes
from kiosk.web.security import let_be_found


@families.get("/items/<ref>")
@audience(ANYONE)
def item(ref: str) -> Response:
    """A thing, and for a family that is there its form."""
    thing, station = found(ref)
    if not may_read(station):
        return at_the_station_only(station)
    response = make_response(_page_of(thing, station, fresh_form()))
    if thing.state is State.ON_DISPLAY:
        let_be_found(response)
        if not is_here(station.id):  # no form stands there, so the way back to it may be short
            response.headers["Cache-Control"] = "private, no-cache"
            response.vary.add("Accept-Language")
    return response


@families.post("/items/<ref>/claim")
@audience(ANYONE)
def claim(ref: str) -> Response | tuple[str, int]:
    """Registers a thing; the receipt's own address is the answer."""
    form = Form.sent()
    at_page(url_for("families.item", ref=ref))
    outcome = registered(ref, form, passes())
    if isinstance(outcome, NotRegistered):
        return _again(ref, outcome.form, outcome.status, outcome.sentence)
    response = redirect(url_for("families.receipt", token=outcome), 303)
    remember_if_asked(response, typed_claimant(form))
    return response


def _again(ref: str, form: Form, status: int, refusal: str | None = None) -> tuple[str, int]:
    """The thing with the form as it was typed; whoever may not read the board sees the form alone."""
    thing, station = found(ref)
    if not may_read(station):
        return form_alone(form), 403
    return _page_of(thing, station, form, refusal), status


def _page_of(thing: Thing, station: StationSeen, form: Form, refusal: str | None = None) -> str:
    day = today(station.timezone)
    if kind := kind_page(thing, station, day):
        return kind
    with current_station().database.read() as connection:
        zones = zones_of(connection, station.id)
        rules = rules_of(connection, station.school_id)
    return page(
        "item",
        station,
        item=portrait_of(thing, day),
        zones=zones,
        here=is_here(station.id),
        form=form,
        refusal=refusal,
        **asked(rules, day),
    )
