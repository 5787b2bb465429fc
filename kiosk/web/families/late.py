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
)
from kiosk.queries.codes import tag_by_code
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import all_stations, station_by_id
from kiosk.queries.things import Thing, missing_things, thing_by_ref
from kiosk.services.claiming import ClaimForm, claim_late
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families import families
from kiosk.web.families.claim_form import asked, fresh_form, typed_claimant, wants_remembering
from kiosk.web.families.remembered import remember
from kiosk.web.families.shown import card_of, page
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.sentences import sentence

SHOWN_AT_MOST = 60


@families.get("/late")
@audience(ANYONE)
def late() -> str:
    """The form, with pictures of what left without a record."""
    return _page(fresh_form(), _chosen(request.args.get("item", "")))


@families.post("/late")
@audience(ANYONE)
def register_late() -> Response | str | tuple[str, int]:
    """Registers what was taken before."""
    form = Form.sent()
    try:
        ref = _ref(form)
        typed = typed_claimant(form)
        station = current_station()
        token = claim_late(station.database, station.vault, ClaimForm(ref, form.key, typed), now())
    except FormRefused as refusal:
        return _page(form.refuse(refusal), _chosen(form.values.get("ref", ""))), 422
    except KeyUsedForAnother:
        again = Form(values=form.values, sentence=sentence("form_used"))
        return _page(again, _chosen(form.values.get("ref", ""))), 409
    except (ItemAlreadyClaimed, ItemNotClaimable, ItemUnknown):
        return _taken(ref)
    response = redirect(url_for("families.receipt", token=token), 303)
    if wants_remembering():
        remember(response, typed)
    return response


def _ref(form: Form) -> str:
    """The thing that the form means: by its picture, or by its tag's code. Raises FormRefused."""
    if form.values.get("ref"):
        return form.values["ref"]
    code = codes.normalised(form.values.get("code", ""))
    if not code:
        raise FormRefused({"code": "thing_missing"})
    with current_station().database.read() as connection:
        tag = tag_by_code(connection, code)
    if tag is None:
        raise FormRefused({"code": "code_unknown" if codes.is_well_formed(code) else "code_mistyped"})
    if tag.item_ref is None:
        raise FormRefused({"code": "tag_is_blank"})
    return tag.item_ref


def _chosen(ref: str) -> Thing | None:
    with current_station().database.read() as connection:
        thing = thing_by_ref(connection, ref) if ref else None
    return thing if thing and thing.state in {State.MISSING, State.ON_DISPLAY} else None


def _page(form: Form, chosen: Thing | None = None) -> str:
    with current_station().database.read() as connection:
        stations = all_stations(connection)
        things = missing_things(connection, [station.id for station in stations], SHOWN_AT_MOST)
        rules = rules_of(connection, stations[0].school_id)
    day = today(stations[0].timezone)
    return render_template(
        "families/late.html",
        form=form,
        items=[card_of(thing, day) for thing in things],
        chosen=card_of(chosen, day) if chosen else None,
        stations=stations,
        **asked(rules, day),
    )


def _taken(ref: str) -> tuple[str, int]:
    """The kind page for a thing that is not to be registered any more; it shows nothing of anybody else."""
    with current_station().database.read() as connection:
        thing = thing_by_ref(connection, ref)
        station = station_by_id(connection, thing.station_id) if thing else None
    if thing is None or station is None:
        raise ItemUnknown
    if thing.state is State.HELD:
        return page("held", station), 409
    title = card_of(thing, today(station.timezone)).title
    return page("taken", station, title=title, late_url=url_for("families.late")), 409
