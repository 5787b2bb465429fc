"""/teacher/held: what teachers keep, who asked for it, and handing it over in two taps."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain.claimant import Claimant
from kiosk.domain.refusals import (
    FormRefused,
    ItemAlreadyClaimed,
    ItemNotClaimable,
    ItemUnknown,
    KeyUsedForAnother,
    RequestSettled,
    RequestUnknown,
)
from kiosk.queries.school_rules import rules_of
from kiosk.queries.valuables import (
    kept_thing,
    kept_things,
    open_requests,
    request_of_school,
)
from kiosk.services.handing_over import HandOver, decline, hand_over, hand_over_asked
from kiosk.services.looking_at_requests import open_request
from kiosk.web.audience import TEACHER, audience
from kiosk.web.class_choices import class_choices
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.sentences import sentence
from kiosk.web.teachers import teachers
from kiosk.web.teachers.opened import FamilyShown, family_in_full, is_readable, text_of
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page
from kiosk.web.teachers.valuables_shown import by_kind, kept_of, request_of, stations_by_id

_REQUEST = "/teacher/held/requests/<int(max=999999999999999999):request_id>"
_THING = "/teacher/held/things/<held_ref>"


@teachers.get("/teacher/held")
@audience(TEACHER)
def held() -> str:
    """Everything that is kept, kind by kind, with a page of the open requests beside it."""
    staff, before = current_staff(), whole(request.args.get("before"))
    with current_station().database.read() as connection:
        things = kept_things(connection, staff.school_id)
        found = open_requests(connection, staff.school_id, before)
    at_page(url_for("teachers.held", before=before))
    older = url_for("teachers.held", before=found.requests[-1].id) if found.older else None
    return page(
        "held",
        kinds=by_kind(things, found.requests),
        several=len(stations_by_id()) > 1,
        older_url=older,
        newest_url=url_for("teachers.held") if before is not None else None,
    )


@teachers.get(_REQUEST)
@audience(TEACHER)
def held_request(request_id: int) -> str:
    """One request, with everything that might be it."""
    return _request_page(request_id, Form())


@teachers.post(f"{_REQUEST}/open")
@audience(TEACHER)
def open_held_request(request_id: int) -> str:
    """What the family wrote, this once, after an entry in the access log."""
    staff = current_staff()
    at_page(url_for("teachers.held_request", request_id=request_id))
    opened = open_request(current_station().database, staff.school_id, request_id, staff.id, now())
    return _request_page(
        request_id,
        Form(),
        opened=True,
        family=family_in_full(opened.family, today(staff.timezone)),
        words=text_of(opened.words),
    )


@teachers.post(f"{_REQUEST}/hand-over")
@audience(TEACHER)
def hand_over_to_asker(request_id: int) -> Response | tuple[str, int]:
    """The chosen thing goes to the family; its claim is the answer."""
    staff, station, form = current_staff(), current_station(), Form.sent()
    over = HandOver(staff.school_id, staff.id, form.values.get("item", ""), form.key)
    at_page(url_for("teachers.held_request", request_id=request_id))
    if not over.item_ref:
        return _request_page(request_id, form.refuse(FormRefused({"item": "kept_thing_missing"}))), 422
    if not _can_be_opened(request_id):
        form.sentence = sentence("request_unreadable")
        return _request_page(request_id, form), 409
    try:
        claim_id = hand_over_asked(station.database, station.vault, over, request_id, now())
    except (ItemAlreadyClaimed, ItemNotClaimable, RequestSettled, KeyUsedForAnother) as refusal:
        form.sentence = _why_not(refusal)
        return _request_page(request_id, Form(values=form.values, sentence=form.sentence)), 409
    return redirect(url_for("teachers.claim", claim_id=claim_id), 303)


@teachers.post(f"{_REQUEST}/decline")
@audience(TEACHER)
def decline_held_request(request_id: int) -> Response | tuple[str, int]:
    """Nothing here is what was described; the family reads it in kind words."""
    staff = current_staff()
    at_page(url_for("teachers.held_request", request_id=request_id))
    try:
        decline(current_station().database, staff.school_id, request_id, staff.id, now())
    except RequestSettled:
        return _request_page(request_id, Form(sentence=sentence("request_settled"))), 409
    return redirect(url_for("teachers.held"), 303)


@teachers.get(_THING)
@audience(TEACHER)
def held_thing(held_ref: str) -> str:
    """One valuable, and the three lines for a family that stands there."""
    return _thing_page(held_ref, Form())


@teachers.post(f"{_THING}/hand-over")
@audience(TEACHER)
def hand_over_here(held_ref: str) -> Response | tuple[str, int]:
    """It goes to the family that stands there; its claim is the answer."""
    staff, station, form = current_staff(), current_station(), Form.sent()
    at_page(url_for("teachers.held_thing", held_ref=held_ref))
    typed = Claimant(*(form.values.get(name, "") for name in ("name", "class_name", "contact")))
    over = HandOver(staff.school_id, staff.id, held_ref, form.key)
    try:
        claim_id = hand_over(station.database, station.vault, over, typed, now())
    except FormRefused as refusal:
        return _thing_page(held_ref, form.refuse(refusal)), 422
    except KeyUsedForAnother:
        return _thing_page(held_ref, Form(values=form.values, sentence=sentence("form_used"))), 409
    except (ItemAlreadyClaimed, ItemNotClaimable) as refusal:
        return page("held_gone", sentence=_why_not(refusal)), 409
    return redirect(url_for("teachers.claim", claim_id=claim_id), 303)


def _why_not(refusal: Exception) -> str:
    reasons = {
        ItemAlreadyClaimed: "thing_just_gone",
        ItemNotClaimable: "thing_not_kept",
        RequestSettled: "request_settled",
        KeyUsedForAnother: "form_used",
    }
    return sentence(reasons[type(refusal)])


def _can_be_opened(request_id: int) -> bool:
    """Whether the family can still be read; its key may be lost."""
    with current_station().database.read() as connection:
        seen = request_of_school(connection, current_staff().school_id, request_id)
    if seen is None:
        raise RequestUnknown
    return seen.sealed is None or is_readable(seen.sealed)


def _request_page(
    request_id: int,
    form: Form,
    *,
    opened: bool = False,
    family: FamilyShown | None = None,
    words: str | None = None,
) -> str:
    """`opened`: with `family` in full and its `words`, each None once forgotten."""
    staff = current_staff()
    with current_station().database.read() as connection:
        seen = request_of_school(connection, staff.school_id, request_id)
        things = kept_things(connection, staff.school_id)
    if seen is None:
        raise RequestUnknown
    stations = stations_by_id()
    ordered = sorted(things, key=lambda thing: thing.category.key != seen.category.key)
    return page(
        "held_request",
        asked=request_of(seen, stations),
        things=[kept_of(thing, stations) for thing in ordered],
        fitting=sum(thing.category.key == seen.category.key for thing in things),
        form=form,
        opened=opened,
        family=family,
        words=words,
        several=len(stations) > 1,
    )


def _thing_page(held_ref: str, form: Form) -> str:
    staff = current_staff()
    with current_station().database.read() as connection:
        thing = kept_thing(connection, staff.school_id, held_ref)
        rules = rules_of(connection, staff.school_id)
    if thing is None:
        raise ItemUnknown
    return page(
        "held_thing",
        thing=kept_of(thing, stations_by_id()),
        form=form,
        classes=class_choices(rules.classes, today(staff.timezone)),
        contact_required=rules.choices.contact_required,
    )
