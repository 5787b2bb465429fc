"""/teacher/disputes: two families and one thing; both are seen here alone, and nobody is to blame."""

from dataclasses import dataclass
from datetime import datetime

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain.refusals import (
    FormRefused,
    ItemAlreadyClaimed,
    ItemNotClaimable,
    RequestSettled,
    RequestUnknown,
)
from kiosk.queries.disputes import DisputeSeen, dispute_of_school, open_disputes
from kiosk.queries.stations import stations_of
from kiosk.services.looking_at_requests import open_dispute
from kiosk.services.settling_disputes import OUTCOMES, Settling, settle_dispute
from kiosk.web import words
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.pictures import Picture, picture_of
from kiosk.web.sentences import sentence
from kiosk.web.teachers import teachers
from kiosk.web.teachers.opened import FamilyShown, family_in_full, is_readable, masked_family, text_of
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_DISPUTE = "/teacher/disputes/<int(max=999999999999999999):dispute_id>"


@dataclass(frozen=True)
class DisputeShown:
    """A dispute in words. `first`, `second`: the families, masked; each None once forgotten."""

    id: int
    claim_id: int
    title: str
    icon: str
    colour: str | None
    photo: Picture | None
    note: str
    held: bool
    claimed_at: datetime
    claim_outcome: str
    made_at: datetime
    outcome: str | None
    first: FamilyShown | None
    second: FamilyShown | None


@dataclass(frozen=True)
class BothShown:
    """Both families in full, and what the second wrote; each None once forgotten."""

    first: FamilyShown | None
    second: FamilyShown | None
    words: str | None


@teachers.get("/teacher/disputes")
@audience(TEACHER)
def disputes() -> str:
    """One page of those that wait for a talk, newest first."""
    staff, before = current_staff(), whole(request.args.get("before"))
    with current_station().database.read() as connection:
        found = open_disputes(connection, staff.school_id, before)
        several = len(stations_of(connection, staff.school_id)) > 1
    at_page(url_for("teachers.disputes", before=before))
    older = url_for("teachers.disputes", before=found.disputes[-1].id) if found.older else None
    shown = [_shown(dispute) for dispute in found.disputes]
    return page("disputes", disputes=shown, older_url=older, several=several)


@teachers.get(_DISPUTE)
@audience(TEACHER)
def dispute(dispute_id: int) -> str:
    """One of them, both families masked."""
    return _page(dispute_id, Form())


@teachers.post(f"{_DISPUTE}/open")
@audience(TEACHER)
def see_both(dispute_id: int) -> str:
    """Both families in full, this once, after an entry in the access log."""
    staff = current_staff()
    at_page(url_for("teachers.dispute", dispute_id=dispute_id))
    opened = open_dispute(current_station().database, staff.school_id, dispute_id, staff.id, now())
    day = today(staff.timezone)
    both = BothShown(
        family_in_full(opened.first, day), family_in_full(opened.family, day), text_of(opened.words)
    )
    return _page(dispute_id, Form(), both)


@teachers.post(f"{_DISPUTE}/settle")
@audience(TEACHER)
def settle_talk(dispute_id: int) -> Response | tuple[str, int]:
    """It stays with the first, goes to the second, or all is well."""
    staff, station, form = current_staff(), current_station(), Form.sent()
    outcome = form.values.get("outcome", "")
    at_page(url_for("teachers.dispute", dispute_id=dispute_id))
    if outcome not in OUTCOMES:
        return _page(dispute_id, form.refuse(FormRefused({"outcome": "outcome_missing"}))), 422
    settling = Settling(staff.school_id, staff.id, dispute_id, outcome, form.key)
    try:
        if not _is_readable(dispute_id):
            return _page(dispute_id, Form(sentence=sentence("request_unreadable"))), 409
        settle_dispute(station.database, station.vault, settling, now())
    except RequestSettled:
        return _page(dispute_id, Form(sentence=sentence("request_settled"))), 409
    except (ItemAlreadyClaimed, ItemNotClaimable):
        return _page(dispute_id, Form(sentence=sentence("dispute_thing_elsewhere"))), 409
    return redirect(url_for("teachers.dispute", dispute_id=dispute_id), 303)


def _is_readable(dispute_id: int) -> bool:
    seen = _seen(dispute_id)
    return seen.sealed is None or is_readable(seen.sealed)


def _seen(dispute_id: int) -> DisputeSeen:
    with current_station().database.read() as connection:
        seen = dispute_of_school(connection, current_staff().school_id, dispute_id)
    if seen is None:
        raise RequestUnknown
    return seen


def _page(dispute_id: int, form: Form, both: BothShown | None = None) -> str:
    """`both`: the families in full; None while nobody asked."""
    return page("dispute", dispute=_shown(_seen(dispute_id)), form=form, both=both)


def _shown(seen: DisputeSeen) -> DisputeShown:
    day = today(current_staff().timezone)
    return DisputeShown(
        id=seen.id,
        claim_id=seen.claim_id,
        title=words.title(seen.thing),
        icon=seen.thing.category.icon,
        colour=seen.thing.colour,
        photo=picture_of(seen.thing.photo),
        note=seen.thing.note,
        held=seen.thing.category.held,
        claimed_at=seen.claimed_at,
        claim_outcome=seen.claim_outcome,
        made_at=seen.made_at,
        outcome=seen.outcome,
        first=masked_family(seen.first, day),
        second=masked_family(seen.sealed, day),
    )
