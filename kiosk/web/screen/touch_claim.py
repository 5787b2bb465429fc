"""GET /screen/<station_code>/things/<ref> and POST …/claim: recognise a thing, register it on the spot."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.adapters.printing.symbols import readable_symbol
from kiosk.domain.claimant import masked
from kiosk.domain.item_life import State
from kiosk.domain.refusals import ItemUnknown
from kiosk.queries.receipts import receipt_by_token
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen, zones_of
from kiosk.queries.things import Thing, thing_by_ref
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families.claim_form import asked_anywhere
from kiosk.web.families.kind import kind_of, public_title
from kiosk.web.families.registering import NotRegistered, registered
from kiosk.web.families.shown import portrait_of, receipt_of
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.screen import screen
from kiosk.web.screen.touching import by_touch, page
from kiosk.web.sentences import sentence

CLAIMS = "60/minute"
"""Of all screens of a station together. A family needs half a minute, so no afternoon comes near."""
_CLAIMABLE = {State.ON_DISPLAY, State.MISSING}


@screen.get("/screen/<station_code>/things/<ref>")
@audience(ANYONE)
@by_touch
def thing(station: StationSeen, ref: str) -> Response | str:
    """A thing, large; once a family says that it is theirs, its form."""
    found = _thing_at(station, ref)
    if found is None:
        return _back_to_the_things(station)
    return _page_of(found, station, Form(), asks=request.args.get("mine") == "1")


@screen.post("/screen/<station_code>/things/<ref>/claim")
@audience(ANYONE)
@by_touch
def touch_claim(station: StationSeen, ref: str) -> Response | str | tuple[str, int]:
    """Registers a thing. The finished page is the answer, so that no history keeps its private link."""
    form = Form.sent()
    at_page(url_for("screen.thing", station_code=station.code, ref=ref, mine=1))
    found = _thing_at(station, ref)
    if found is None:
        return _back_to_the_things(station)
    if not current_station().limiter.spend(CLAIMS, "touch claim", str(station.id)):
        form.sentence = sentence("too_many_tries")
        return _page_of(found, station, form, asks=True), 429
    outcome = registered(ref, form, {station.id: now()})
    if isinstance(outcome, NotRegistered):
        outcome.form.sentence = outcome.sentence
        return _page_of(_thing_at(station, ref) or found, station, outcome.form, asks=True), outcome.status
    return _finished(station, outcome)


def _thing_at(station: StationSeen, ref: str) -> Thing | None:
    """The thing of that name, if it is one of this station's."""
    with current_station().database.read() as connection:
        found = thing_by_ref(connection, ref)
    return found if found and found.station_id == station.id else None


def _back_to_the_things(station: StationSeen) -> Response:
    return redirect(url_for("screen.find", station_code=station.code), 303)


def _page_of(found: Thing, station: StationSeen, form: Form, *, asks: bool) -> str:
    day = today(station.timezone)
    kind = kind_of(found)
    if kind or found.state not in _CLAIMABLE:
        name = kind.value if kind else "resting"
        return page("thing_elsewhere", station, kind=name, title=public_title(found, day))
    with current_station().database.read() as connection:
        zones, rules = zones_of(connection, station.id), rules_of(connection, station.school_id)
    shown = portrait_of(found, day)
    at_page(url_for("screen.thing", station_code=station.code, ref=found.ref, mine=1 if asks else None))
    if not asks:
        return page("thing", station, item=shown, zones=zones)
    return page("thing_form", station, item=shown, form=form, **asked_anywhere(rules, day))


def _finished(station: StationSeen, token: str) -> str:
    """What was claimed, and the receipt's private link for the family's phone."""
    here = current_station()
    with here.database.read() as connection:
        seen = receipt_by_token(connection, token)
    if seen is None:
        raise ItemUnknown
    claimant = here.vault.open(seen.sealed) if seen.sealed else None
    shown = receipt_of(seen, masked(claimant, today(station.timezone)) if claimant else None)
    link = here.config.base_url + url_for("families.receipt", token=token)
    in_this_language = {"other_lang_url": ""}  # no address shows a receipt here in the other one
    return page("done", station, receipt=shown, symbol=readable_symbol(link), **in_this_language)
