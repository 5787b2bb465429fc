"""/teacher/notices: what families miss, with the thing that fits best beside each."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from cryptography.fernet import InvalidToken
from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain.claimant import masked_contact
from kiosk.domain.matching import GOOD_FROM
from kiosk.domain.refusals import MatchUnknown, NoticeClosed, NoticeUnknown
from kiosk.queries.lost_notices import MatchSeen, NoticeSeen, matches_of, notice_of_school, open_notices
from kiosk.services.closing_notices import FOUND, WITHDRAWN, close_notice_of_school, dismiss_match
from kiosk.services.revealing_notices import reveal_contact
from kiosk.web import words
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.lost_words import lost_at, lost_title, why
from kiosk.web.numbers import whole
from kiosk.web.pictures import Picture, picture_of
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_ID = "<int(max=999999999999999999):notice_id>"


@dataclass(frozen=True)
class MatchShown:
    """A thing that might be it, in words and pictures. `score`: 0–100."""

    item_id: int
    ref: str
    title: str
    icon: str
    colour: str | None
    photo: Picture | None
    note: str
    place: str
    found_on: date
    held: bool
    score: int
    good: bool
    why: str


@dataclass(frozen=True)
class NoticeShown:
    """A notice in words. `contact`: masked; empty once forgotten or never given; `matches`: best first."""

    id: int
    title: str
    icon: str
    colour: str | None
    photo: None
    place: str
    lost_on: date
    words: str
    contact: str
    made_at: datetime
    closes_on: date
    outcome: str | None
    matches: list[MatchShown]


@teachers.get("/teacher/notices")
@audience(TEACHER)
def notices() -> str:
    """One page of the open notices, newest first; with `good` only those with a good match."""
    good = request.args.get("good") == "1"
    with current_station().database.read() as connection:
        found = open_notices(
            connection, current_staff().school_id, whole(request.args.get("before")), good=good
        )
    at_page(url_for("teachers.notices", good="1" if good else None))
    last = found.notices[-1].id if found.older else None
    return page(
        "notices",
        notices=[_notice_of(notice, found.matches.get(notice.id, [])) for notice in found.notices],
        good=good,
        older_url=url_for("teachers.notices", before=last, good="1" if good else None) if last else None,
    )


@teachers.get(f"/teacher/notices/{_ID}")
@audience(TEACHER)
def notice(notice_id: int) -> str:
    """One notice with everything that might be it."""
    return _page(notice_id)


@teachers.post(f"/teacher/notices/{_ID}/reveal")
@audience(TEACHER)
def reveal_notice(notice_id: int) -> str:
    """How to reach the family, this once, after an entry in the access log."""
    staff, station = current_staff(), current_station()
    at_page(url_for("teachers.notice", notice_id=notice_id))
    contact = reveal_contact(
        station.database, station.vault, notice_id, staff.school_id, staff.id, f"#{notice_id}", now()
    )
    return _page(notice_id, contact or "")


@teachers.post(f"/teacher/notices/{_ID}/dismiss")
@audience(TEACHER)
def dismiss(notice_id: int) -> Response:
    """This thing is not the one; it stays away from the notice."""
    item_id = whole(Form.sent().values.get("item"))
    if item_id is None:
        raise MatchUnknown
    dismiss_match(current_station().database, current_staff().school_id, notice_id, item_id, now())
    return redirect(url_for("teachers.notice", notice_id=notice_id), 303)


@teachers.post(f"/teacher/notices/{_ID}/close")
@audience(TEACHER)
def close_lost(notice_id: int) -> Response:
    """The family has it again, or nobody needs to look any more."""
    outcome = FOUND if Form.sent().values.get("outcome") == FOUND else WITHDRAWN
    database, staff = current_station().database, current_staff()
    with suppress(NoticeClosed):  # its page says how it was closed
        close_notice_of_school(database, staff.school_id, notice_id, outcome, now())
    return redirect(url_for("teachers.notice", notice_id=notice_id), 303)


def _page(notice_id: int, revealed: str | None = None) -> str:
    """`revealed`: the contact in full, empty if there is none any more; None while nobody asked."""
    with current_station().database.read() as connection:
        seen = notice_of_school(connection, current_staff().school_id, notice_id)
        found = matches_of(connection, [notice_id])[notice_id] if seen and not seen.outcome else []
    if seen is None:
        raise NoticeUnknown
    return page("notice", notice=_notice_of(seen, found), revealed=revealed)


def _notice_of(seen: NoticeSeen, found: list[MatchSeen]) -> NoticeShown:
    return NoticeShown(
        id=seen.id,
        title=lost_title(seen),
        icon=seen.category.icon,
        colour=seen.colour,
        photo=None,
        place=lost_at(seen),
        lost_on=seen.lost_on,
        words=seen.words,
        contact=_masked(seen.sealed),
        made_at=seen.made_at,
        closes_on=seen.closes_on,
        outcome=seen.outcome,
        matches=[_match_of(match, seen.lost_on) for match in found],
    )


def _match_of(match: MatchSeen, lost_on: date) -> MatchShown:
    thing = match.thing
    return MatchShown(
        item_id=thing.id,
        ref=thing.ref,
        title=words.title(thing),
        icon=thing.category.icon,
        colour=thing.colour,
        photo=picture_of(thing.photo),
        note=thing.note,
        place=words.place_name(thing),
        found_on=thing.found_on,
        held=thing.category.held,
        score=match.score,
        good=match.score >= GOOD_FROM,
        why=why(match, lost_on),
    )


def _masked(sealed: bytes | None) -> str:
    """A contact whose key was lost reads as a forgotten one; one such notice must not hide the list."""
    if sealed is None:
        return ""
    try:
        return masked_contact(current_station().vault.open_text(sealed))
    except InvalidToken:
        return ""
