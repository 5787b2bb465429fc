"""GET and POST /late: "I took it and forgot to register", thanked and counted as honest."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain import codes
from kiosk.domain.item_life import State
from kiosk.domain.refusals import (
    FormRefused,
    ItemAlreadyClaimed,
    ItemNotClaimable,
    ItemUnknown,
    KeyUsedForAnother,
    TooManyTries,
)
from kiosk.domain.tag_life import TagCondition
from kiosk.queries.codes import tag_by_code
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import all_stations, station_by_id
from kiosk.queries.things import Thing, missing_things, thing_by_ref
from kiosk.services.claiming import ClaimForm, claim_late
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families import families
from kiosk.web.families.claim_form import asked, fresh_form, typed_claimant
from kiosk.web.families.codes import why_unknown
from kiosk.web.families.kind import kind_page
from kiosk.web.families.remembered import remember_if_asked
from kiosk.web.families.shown import card_of
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.passes import is_here
from kiosk.web.sentences import sentence

SHOWN_AT_MOST = 60


@families.get("/late")
@audience(ANYONE)
def late() -> Response | str:
    """The form, with pictures of what left without a record."""
    return _page(fresh_form(), request.args.get("item", ""))


@families.post("/late")
@audience(ANYONE)
def register_late() -> Response | tuple[Response | str, int]:
    """Registers what was taken before."""
    form = Form.sent()
    try:
        ref = _ref(form)
        typed = typed_claimant(form)
        station = current_station()
        token = claim_late(station.database, station.vault, ClaimForm(ref, form.key, typed), now())
    except FormRefused as refusal:
        return _page(form.refuse(refusal)), 422
    except TooManyTries:
        return _page(form.refuse(FormRefused({"code": "too_many_tries"}))), 429
    except KeyUsedForAnother:
        return _page(Form(values=form.values, sentence=sentence("form_used"))), 409
    except (ItemAlreadyClaimed, ItemNotClaimable):
        return _not_to_register(ref)
    response = redirect(url_for("families.receipt", token=token), 303)
    remember_if_asked(response, typed)
    return response


def _ref(form: Form) -> str:
    """The thing that the form means: by its picture, or by its tag's code. Raises FormRefused."""
    if ref := form.values.get("ref", ""):
        return _tapped(ref)
    code = codes.normalised(form.values.get("code", ""))
    if not code:
        raise FormRefused({"code": "thing_missing"})
    with current_station().database.read() as connection:
        tag = tag_by_code(connection, code)
    if tag is None:
        raise FormRefused({"code": why_unknown(code)})
    if tag.condition is TagCondition.CANCELLED:
        raise FormRefused({"code": "tag_cancelled_seen"})
    if tag.item_ref is None:
        raise FormRefused({"code": "tag_is_blank"})
    return tag.item_ref


def _tapped(ref: str) -> str:
    """A picture says that a thing is missing; one that still hangs there needs its tag or a scan, as ever."""
    thing = _thing(ref)
    if thing is None:
        raise ItemUnknown
    if thing.state is State.ON_DISPLAY and not is_here(thing.station_id):
        raise FormRefused({"code": "thing_still_hangs"})
    return ref


def _thing(ref: str) -> Thing | None:
    with current_station().database.read() as connection:
        return thing_by_ref(connection, ref)


def _page(form: Form, asked_for: str = "") -> Response | str:
    """The form. `asked_for`: a missing thing that the visitor came with, shown alone."""
    with current_station().database.read() as connection:
        stations = all_stations(connection)
        if not stations:
            return redirect(url_for("families.stations"))
        things = missing_things(connection, [station.id for station in stations], SHOWN_AT_MOST)
        rules = rules_of(connection, stations[0].school_id)
    listed = {thing.ref for thing in things}
    typed = form.values.get("ref", "")
    chosen = _thing(asked_for or (typed if typed not in listed else ""))
    if chosen and chosen.state is not State.MISSING:
        chosen = None
    at_page(url_for("families.late", item=chosen.ref if chosen else None))
    day = today(stations[0].timezone)
    return render_template(
        "families/late.html",
        form=form,
        items=[card_of(thing, day) for thing in things],
        chosen=card_of(chosen, day) if chosen else None,
        stations=stations,
        **asked(rules, day),
    )


def _not_to_register(ref: str) -> Response | tuple[str, int]:
    """Somebody has it, or it never hung there: a kind page, or the thing's own page, says so."""
    thing = _thing(ref)
    with current_station().database.read() as connection:
        station = station_by_id(connection, thing.station_id) if thing else None
    if thing is None or station is None:
        raise ItemUnknown
    kind = kind_page(thing, station, today(station.timezone))
    return (kind, 409) if kind else redirect(url_for("families.item", ref=ref), 303)
